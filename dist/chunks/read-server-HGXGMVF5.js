import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{readServer}from"./chunk-6VEF4JJP.js";import"./chunk-TKAWCPXH.js";import"./chunk-PGMZPJCF.js";export{readServer};
