import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{openServer}from"./chunk-JOARLFMI.js";import"./chunk-MVBPAFXO.js";import"./chunk-RJKTLUR6.js";import"./chunk-FHGYS64S.js";import"./chunk-NXRJJT3C.js";import"./chunk-TKAWCPXH.js";import"./chunk-PGMZPJCF.js";export{openServer};
