import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{FileError,readNamedFile}from"./chunk-PHUTBKBI.js";import{Refusal}from"./chunk-RJKTLUR6.js";function readGivenFile(root,file){try{return readNamedFile(root,file)}catch(error){throw error instanceof FileError?new Refusal("invalid-inputs",error.message):error}}export{readGivenFile};
