import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{require_picomatch}from"./chunk-WGMV3CZ7.js";import{__toESM}from"./chunk-PGMZPJCF.js";var import_picomatch=__toESM(require_picomatch(),1);function selectedBy(only){return only.length===0?()=>!0:(0,import_picomatch.default)([...only])}export{selectedBy};
