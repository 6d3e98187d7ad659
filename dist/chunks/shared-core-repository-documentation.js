function documentation(page,home){return home===void 0?`\u201C${page}\u201D in pfconn\u2019s documentation`:`${home}/blob/main/docs/${page}`}export{documentation};
