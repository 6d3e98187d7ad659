import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{readServer}from"./chunk-G74W3WNB.js";import"./chunk-X4X3URSP.js";import"./chunk-PGMZPJCF.js";export{readServer};
