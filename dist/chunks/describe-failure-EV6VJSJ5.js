import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import"./chunk-PGMZPJCF.js";function describeFailure(error){if(!(error instanceof Error))return`Error: ${String(error)}`;if(!isForPeople(error))return`This is a mistake in pfconn itself, please report it:
${error.stack??error.message}`;let hint="hint"in error&&typeof error.hint=="string"?`
  ${error.hint}`:"";return`Error: ${error.message}${hint}`}var known=new Set(["InputError","Refusal","AdminApiError","FolderError","FileError","GitHubError"]);function isForPeople(error){return known.has(error.name)||isFileSystemError(error)}function isFileSystemError(error){return"syscall"in error&&"path"in error}export{describeFailure};
