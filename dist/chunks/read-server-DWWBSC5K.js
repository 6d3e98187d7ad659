import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{planInputFrom,readServer}from"./chunk-VILHY736.js";import"./chunk-MVBPAFXO.js";import"./chunk-7TNSMWKJ.js";import"./chunk-TKAWCPXH.js";import"./chunk-PGMZPJCF.js";export{planInputFrom,readServer};
