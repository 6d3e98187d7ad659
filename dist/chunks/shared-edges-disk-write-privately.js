import{writeWhole}from"./shared-edges-disk-write-whole.js";function writePrivately(root,path,content){writeWhole(root,path,content,384)}export{writePrivately};
