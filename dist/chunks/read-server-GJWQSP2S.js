import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{readServer}from"./chunk-2G6GOOAZ.js";import"./chunk-MVBPAFXO.js";import"./chunk-7TNSMWKJ.js";import"./chunk-TKAWCPXH.js";import"./chunk-PGMZPJCF.js";export{readServer};
