import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{version}from"./chunk-JSUOHODM.js";import"./chunk-PGMZPJCF.js";export{version};
