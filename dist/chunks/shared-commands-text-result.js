function textResult(text,data){return{exitCode:0,diagnostics:[],sources:new Map,definitions:0,text,...data===void 0?{}:{data}}}export{textResult};
