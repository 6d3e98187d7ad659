import{subjectSlug}from"./shared-core-report-markdown-entry-parts.js";import{repositoryPath}from"./shared-core-report-markdown-links.js";function proposalOf({run,subject,inputs},{kind,title,says,body,files},redact){return{base:run.defaultBranch,baseSha:run.sha,branch:`pfconn/${kind}-${subjectSlug(subject)}`,title,message:`${title}

${says}`,body:redact(body),files:new Map([...files].map(([path,text])=>[repositoryPath(inputs.workingDirectory,path),text===void 0?void 0:redact(text)]))}}export{proposalOf};
