import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
function startOf(file){return{file,line:1,column:1,endLine:1,endColumn:1}}function comparePlaces(a,b){return a.file!==b.file?a.file<b.file?-1:1:a.line-b.line||a.column-b.column}export{startOf,comparePlaces};
