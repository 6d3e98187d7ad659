import{isAbsolute,relative,sep}from"node:path";function isInside(folder,path){let way=relative(folder,path);return way===""||!isAbsolute(way)&&way.split(sep)[0]!==".."}export{isInside};
