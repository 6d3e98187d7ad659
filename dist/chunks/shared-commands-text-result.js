function textResult(text,data){return{exitCode:0,diagnostics:[],sources:new Map,definitions:0,text,data}}export{textResult};
