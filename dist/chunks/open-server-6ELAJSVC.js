import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{openServer}from"./chunk-YUYZNLIL.js";import"./chunk-JSUOHODM.js";import"./chunk-RJKTLUR6.js";import"./chunk-NXRJJT3C.js";import"./chunk-X4X3URSP.js";import"./chunk-PGMZPJCF.js";export{openServer};
