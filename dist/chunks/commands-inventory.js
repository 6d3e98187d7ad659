import{readCodeOwnersFile}from"./shared-edges-disk-code-owners.js";import{daysUntil,entriesOfDefinitions,entriesOfPlan,entriesOfServer,inventoryView}from"./shared-core-inventory-inventory.js";import{textResult}from"./shared-commands-text-result.js";import{makePlan,stoppedBy}from"./shared-commands-make-plan.js";import"./shared-core-import-held-findings.js";import{openServer}from"./shared-commands-open-server.js";import"./shared-axios-index.js";import{readServer}from"./shared-commands-read-server.js";import"./shared-core-connection-empty-items.js";import{escapeMarkdown}from"./shared-core-report-markdown-markdown.js";import{repositoryPath}from"./shared-core-report-markdown-links.js";import"./shared-core-report-card-provisioning.js";import"./shared-core-report-words.js";import{toldApart}from"./shared-core-report-names.js";import"./shared-core-report-values.js";import{shortened,visible}from"./shared-core-report-visible-text.js";import"./shared-core-people-shown-numbers.js";import"./shared-core-plan-change-for.js";import"./shared-core-plan-limits.js";import"./shared-core-consequences-findings.js";import"./shared-core-connection-channels.js";import"./shared-core-consequences-of-target.js";import"./shared-core-plan-summary.js";import"./shared-core-connector-descriptor-of.js";import"./shared-core-connection-fields-console-word.js";import"./shared-core-connection-compare-desired.js";import"./shared-core-connection-without-defaults.js";import{numberWords}from"./shared-core-meaning-number-words.js";import"./shared-core-connection-secrets-ciphertext.js";import"./shared-core-kind-words.js";import{allConnectors,loadProject,lowerAll,selectedBy,snapshotFor,surroundingsFor}from"./shared-commands-validate.js";import"./shared-core-document-parse-document.js";import"./shared-core-connection-references-named-references.js";import"./shared-core-meaning-console-values.js";import{require_picomatch}from"./shared-core-definition-choose.js";import"./shared-core-diagnostics-collector.js";import{hasErrors,inReadingOrder}from"./shared-core-diagnostics-diagnostic.js";import"./shared-core-repository-documentation.js";import"./shared-core-diagnostics-codes.js";import{plural}from"./shared-core-wording.js";import"./shared-core-connection-references-resource-names.js";import"./shared-core-connection-fields-table.js";import"./shared-fast-xml-parser-src-fxp.js";import{readSnapshots}from"./shared-edges-catalogue-read-pulled.js";import"./shared-core-connector-connectors.js";import{isFolder}from"./shared-edges-disk-repository.js";import"./shared-core-connector-catalogue-index.js";import{naturally}from"./shared-core-document-readers.js";import{Refusal}from"./shared-commands-refusal.js";import"./shared-core-kinds.js";import"./shared-version.js";import"./shared-core-secret.js";import"./shared-core-document-nearest.js";import"./shared-edges-disk-file-error.js";import{__toESM}from"./shared-runtime.js";import{isAbsolute,resolve}from"node:path";var import_picomatch=__toESM(require_picomatch(),1);function readCodeOwners(text){let lines=text.split(/\r?\n/).flatMap(readLine).reverse();return path=>lines.find(({fits})=>fits(path))?.owners??[]}function readLine(line){let[pattern,...words]=line.replace(/(^|\s)#.*$/,"").trim().split(/(?<!\\)\s+/);return pattern?/^!|[[\]]/.test(pattern)?[]:[{fits:(0,import_picomatch.default)(globsOf(pattern.replaceAll("\\","")),{dot:!0,nobrace:!0}),owners:words}]:[]}function globsOf(pattern){let isAnchored=pattern.slice(0,-1).includes("/"),base=`${isAnchored?"":"**/"}${pattern.replace(/^\//,"")}`;return base.endsWith("/")?[`${base}**`]:isAnchored&&base.endsWith("/*")?[base]:[base,`${base}/**`]}import{createHash}from"node:crypto";function html(text){return visible(text).replaceAll("&","&amp;").replaceAll("<","&lt;").replaceAll(">","&gt;").replaceAll('"',"&quot;")}var name=text=>`<bdi>${html(text)}</bdi>`,day=(date,none="\u2013")=>date===""?none:`<time>${html(date)}</time>`;var pageScript=`
'use strict';
(() => {
  const by = (id) => document.getElementById(id);
  const holder = by('rows');
  const rows = [...holder.children].map((node, index) => ({
    node,
    index,
    text: node.textContent.toLowerCase(),
    attributes: [...node.querySelectorAll('.a li')].map(({ textContent: text }) => ({ text, lower: text.toLowerCase() })),
    hits: undefined,
  }));
  const [q, kind, state, order, count, none] = ['q', 'kind', 'state', 'order', 'count', 'none'].map(by);
  const columns = [...document.querySelectorAll('.line button')];
  let month = '';

  const endsIn = ({ node }) => {
    if (month === '') return true;
    const ends = node.dataset.m.split(' ');
    if (month !== 'later') return ends.includes(month);
    const last = columns[columns.length - 2].dataset.m;
    return ends.some((one) => one !== 'ended' && one > last);
  };
  const fits = (row, words) =>
    words.every((word) => row.text.includes(word)) &&
    (kind.value === '' || row.node.dataset.k.split('|').includes(kind.value)) &&
    (state.value === '' || row.node.dataset.s === state.value) &&
    endsIn(row);

  const showHits = (row, words) => {
    row.hits?.remove();
    row.hits = undefined;
    if (words.length === 0) return;
    const found = row.attributes.filter(({ lower }) => words.some((word) => lower.includes(word)));
    if (found.length === 0) return;
    const hits = document.createElement('span');
    hits.className = 'hits';
    for (const one of found.slice(0, 6)) {
      const mark = document.createElement('span');
      mark.textContent = one.text;
      hits.append(mark);
    }
    row.node.firstElementChild.append(hits);
    row.hits = hits;
  };

  const filter = () => {
    const words = q.value.toLowerCase().split(/\\s+/).filter(Boolean);
    // A letter or two are in everything.
    const telling = words.filter((word) => word.length > 2);
    let shown = 0;
    for (const row of rows) {
      const fit = fits(row, words);
      row.node.hidden = !fit;
      if (fit) shown++;
      showHits(row, fit ? telling : []);
    }
    count.textContent = shown === rows.length ? rows.length + ' connections' : shown + ' of ' + rows.length + ' connections';
    none.hidden = shown > 0;
  };

  const keys = { end: ({ node }) => node.dataset.e || '9999', changed: ({ node }) => node.dataset.d };
  const sort = () => {
    const key = keys[order.value];
    const way = order.value === 'changed' ? -1 : 1;
    const compare = (a, b) => (key(a) < key(b) ? -way : key(a) > key(b) ? way : a.index - b.index);
    const sorted = key ? [...rows].sort(compare) : rows;
    holder.append(...sorted.map(({ node }) => node));
  };

  q.addEventListener('input', filter);
  kind.addEventListener('change', filter);
  state.addEventListener('change', filter);
  order.addEventListener('change', sort);
  q.form.addEventListener('submit', (event) => event.preventDefault());
  for (const column of columns) {
    column.addEventListener('click', () => {
      month = month === column.dataset.m ? '' : column.dataset.m;
      for (const one of columns) one.setAttribute('aria-pressed', String(one.dataset.m === month));
      filter();
    });
  }
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const one of closed) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of closed) one.open = false;
  });
  // A browser may keep what was typed when the page is loaded again.
  filter();
})();
`;var heights=Array.from({length:11},(_,tenth)=>`.h${tenth} button{--h:${tenth*10}%}`).join(""),pageStyle=`
:root{--bg:#fff;--fg:#1c2128;--soft:#59636e;--line:#d8dee4;--card:#f6f8fa;--bar:#2f6fd0;--warn:#8a5a00;--warnbg:#fff6dd;--bad:#b3261e;--badbg:#fdeceb;--hit:#fff3b0;--hitfg:#1c2128}
@media(prefers-color-scheme:dark){:root{--bg:#0f1318;--fg:#e4e8ee;--soft:#9aa5b1;--line:#2d343d;--card:#171c23;--bar:#5b9bf5;--warn:#f0c060;--warnbg:#33290f;--bad:#ff8f86;--badbg:#3a1816;--hit:#5c4a00;--hitfg:#fff}}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0 auto;max-width:80rem;padding:1.25rem;background:var(--bg);color:var(--fg);font:15px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;margin:0}h2{font-size:1.1rem;margin:1.8rem 0 .6rem}
header p{margin:.2rem 0;color:var(--soft)}
ul,ol{list-style:none;margin:0;padding:0}
.figures{display:flex;flex-wrap:wrap;gap:.5rem;margin:.8rem 0}
.figures li{padding:.35rem .7rem;border:1px solid var(--line);border-radius:.5rem;background:var(--card)}
.figures .warn,tr.warn time,tr.warn td:nth-child(2){color:var(--warn)}.figures .warn{background:var(--warnbg)}
.bad td:nth-child(2),.line .bad{color:var(--bad)}
.line{display:flex;gap:2px;height:8.5rem;border-bottom:1px solid var(--line);margin-bottom:1.7rem;min-width:0}
.line li{flex:1 1 0;min-width:0;position:relative;display:flex}
.line button{width:100%;border:0;padding:0;font:inherit;font-size:.72rem;line-height:1.3;color:var(--fg);background:linear-gradient(var(--bar),var(--bar)) bottom/100% calc(var(--h)*.85) no-repeat;display:flex;align-items:flex-end;justify-content:center;cursor:pointer;padding-bottom:0}
.line button:disabled{cursor:default}
.line button{background-color:transparent;align-items:flex-start}
.line li:not(.h0) button:hover,.line button[aria-pressed=true]{background-color:var(--hit);color:var(--hitfg)}
.line .bad button{background-image:linear-gradient(var(--bad),var(--bad))}
.line small{position:absolute;top:100%;left:0;white-space:nowrap;font-size:.7rem;color:var(--soft);padding-top:.2rem}
.line li:last-child small{left:auto;right:0}
${heights}
.scroll{max-height:24rem;overflow:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem;table-layout:fixed}
th:first-child{width:6.5rem}th:nth-child(2){width:5.5rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:500}td:first-child,td:nth-child(2){white-space:nowrap}
.filters{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.5rem .8rem;align-items:end;background:var(--bg);padding:.5rem 0;border-bottom:1px solid var(--line)}
label{font-size:.8rem;color:var(--soft);display:grid;gap:.15rem}
.wide{flex:1 1 18rem}
input,select{font:inherit;font-size:15px;color:var(--fg);background:var(--card);border:1px solid var(--line);border-radius:.4rem;padding:.4rem .5rem;width:100%;min-width:0}
#count{flex-basis:100%;margin:0;color:var(--soft);font-size:.9rem}
.head,.c summary{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr) minmax(0,2.5fr) 6.2rem 6.2rem minmax(0,1.7fr);gap:.8rem;padding:.45rem .5rem}
.head{color:var(--soft);font-size:.8rem}
.c{border-top:1px solid var(--line);content-visibility:auto;contain-intrinsic-size:auto 2.4rem}
.c[open]{background:var(--card)}
.c summary{cursor:pointer;list-style:none}
.c summary::-webkit-details-marker{display:none}
.c summary :not(.n)>bdi{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}[open]>summary bdi{-webkit-line-clamp:unset}.n{overflow:hidden;max-height:4.4em}[open]>summary .n{max-height:none}
.n::before{content:"\u25B8";color:var(--soft);display:inline-block;width:1.1em}
[open]>summary .n::before{content:"\u25BE"}
.n bdi{font-weight:600}.off{color:var(--soft);font-style:normal;font-size:.85em;border:1px solid var(--line);border-radius:1em;padding:0 .5em;white-space:nowrap;display:inline-block}
.d{font-variant-numeric:tabular-nums}
.c[data-s=differs] .s,.c[data-s="not on the server"] .s,.c[data-s="to be deleted"] .s{color:var(--warn);font-weight:600}
.soon .d:first-of-type time{color:var(--warn);font-weight:600}
.b{padding:.2rem .5rem 1rem 1.6rem}
dl{display:grid;grid-template-columns:minmax(8rem,13rem) minmax(0,1fr);gap:.35rem 1rem;margin:0}
dt{color:var(--soft)}dd{margin:0}
.a b{font-weight:600}
.hits{grid-column:1/-1;padding-left:1.1em;font-size:.9rem}
.hits span{background:var(--hit);color:var(--hitfg);border-radius:.3rem;padding:.05rem .35rem;margin-right:.4rem;display:inline-block}
:focus-visible{outline:2px solid var(--bar);outline-offset:1px}
@media(max-width:47rem){
body{padding:.8rem}.head{display:none}
.filters{position:static}
.c summary{display:flex;flex-wrap:wrap;gap:.1rem .8rem}
.c summary .n{flex-basis:100%}
.c summary span:not(.n){font-size:.85rem;color:var(--soft)}
.c summary span:empty{display:none}
.d::before{content:attr(data-l) " "}
dl{grid-template-columns:1fr;gap:.1rem}dd{margin-bottom:.5rem}
.b{padding-left:.6rem}
.line small{font-size:.6rem}.line button{font-size:.6rem}
table,tbody,tr,td{display:block}thead{display:none}tr{border-bottom:1px solid var(--line);padding:.4rem 0}td{border:0;padding:0}td:first-child,td:nth-child(2){display:inline;margin-right:.6rem}
.scroll{max-height:none}
}
@media print{
.c summary bdi{-webkit-line-clamp:unset}.n{max-height:none}
:root{--bg:#fff;--fg:#000;--soft:#444;--line:#bbb;--card:#fff;--warn:#6b4600;--warnbg:#fff;--bad:#900;--bar:#666}
body{max-width:none;padding:0;font-size:10pt}
.filters{display:none}.scroll{max-height:none}
.c,.ends{break-inside:avoid;content-visibility:visible}
.n::before{content:none!important}
details::details-content{content-visibility:visible;height:auto;block-size:auto}
.line button{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;function timeLineHtml({certificates,made}){if(certificates.length===0)return"";let months=monthsFrom(made,certificates),most=Math.max(1,...months.slice(1,-1).map(({count})=>count));return`<section aria-labelledby="ends">
<h2 id="ends">Certificates and keys, by their end</h2>
<ol class="line">${months.map(month=>column(month,most)).join("")}</ol>
<details class="ends"${certificates.length<=12?" open":""}><summary>${certificates.length===1?"1 certificate or key":`${certificates.length} certificates and keys`}, the first to end on top</summary>
<div class="scroll" tabindex="0" role="region" aria-labelledby="ends"><table><thead><tr><th>Ends<th>In<th>Certificate or key<th>What for<th>Connections<tbody>
${certificates.map(row).join(`
`)}
</table></div></details>
</section>`}function monthOf(ends,made){return ends!==""&&daysUntil(ends,made)<0?"ended":ends.slice(0,7)}var names=["Jan","Feb","Mar","Apr","May","Jun","Jul","Aug","Sep","Oct","Nov","Dec"];function monthsFrom(made,certificates){let[year,month]=[Number(made.slice(0,4)),Number(made.slice(5,7))-1],keys=Array.from({length:25},(_,index)=>{let at=year*12+month+index;return`${Math.floor(at/12)}-${String(at%12+1).padStart(2,"0")}`}),last=keys.at(-1),counts=new Map;for(let{ends}of certificates){let own=monthOf(ends,made),key=own!=="ended"&&own>last?"later":own;counts.set(key,(counts.get(key)??0)+1)}return["ended",...keys,"later"].map(key=>({key,label:names[Number(key.slice(5,7))-1]??key,year:key.slice(0,4),count:counts.get(key)??0}))}function column({key,label,year,count},most){let isEnd=key==="ended"||key==="later",said=isEnd?`${key}: ${count}`:`${label} ${year}: ${count}`,height=count===0?0:Math.min(10,Math.max(1,Math.round(count/most*10))),mark=isEnd||label==="Jan"||label==="Jul"?`<small>${isEnd?key:`${label} ${year}`}</small>`:"";return`<li class="h${height}${count===0?"":key==="ended"?" bad":""}"><button type="button" data-m="${key}" aria-pressed="false" title="${said}" aria-label="${said} to end"${count===0?" disabled":""}>${count||""}</button>${mark}`}var shownConnections=8;function row({ends,daysLeft,name:called,uses,connections}){let kind=daysLeft===void 0?"":daysLeft<0?' class="bad"':daysLeft<90?' class="warn"':"",more=connections.length-shownConnections,used=connections.slice(0,shownConnections).map(name).join(", ")+(more>0?` and ${more} more`:"");return`<tr${kind}><td>${day(ends,"unknown")}<td>${leftWords(daysLeft)}<td>${name(called)}<td>${html(uses.join("; "))}<td>${used}`}function leftWords(daysLeft){return daysLeft===void 0?"":daysLeft<0?"ended":plural(daysLeft,"day")}function inventoryPage(view){let{environment,server,made,connections}=view,title=`Connections of ${environment}`,about=[server,`as of ${made.slice(0,16).replace("T"," ")} UTC`].filter(Boolean).map(one=>html(one));return`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${html(title)}</title>
<style>${pageStyle}</style>
<header>
<h1>${html(title)}</h1>
<p>${about.join(" \xB7 ")}
${summary(view)}
</header>
<main>
${timeLineHtml(view)}
<section aria-labelledby="list">
<h2 id="list">Connections</h2>
${filters(connections)}
${connectionsHtml(view)}
</section>
</main>
<script>${pageScript}</script>
</html>
`}var hashOf=text=>`'sha256-${createHash("sha256").update(text).digest("base64")}'`,policy=`default-src 'none'; style-src ${hashOf(pageStyle)}; script-src ${hashOf(pageScript)}; base-uri 'none'; form-action 'none'`;function summary({connections,certificates}){let count=test=>connections.filter(test).length,ending=certificates.filter(({daysLeft})=>daysLeft!==void 0&&daysLeft<90).length;return`<ul class="figures">${[[connections.length,connections.length===1?"connection":"connections",""],[count(({active})=>!active),"switched off",""],[ending,`certificates or keys ended or end within ${90} days`,ending>0?"warn":""],[count(({state})=>state==="differs"),"differ from their definition","warn"],[count(({state})=>state==="not on the server"),"not on the server","warn"],[count(({state})=>state==="not managed here"),"not managed here",""]].filter(([number],index)=>number>0||index===0).map(([number,words,kind])=>`<li${kind&&` class="${kind}"`}><b>${numberWords(number)}</b> ${words}`).join("")}</ul>`}function filters(connections){let kinds=choices(connections.flatMap(one=>one.kinds)),states=choices(connections.map(({state})=>state));return`<form class="filters" role="search">
<label class="wide">Search <input type="search" id="q" autocomplete="off" placeholder="a name, an owner, a group, an attribute such as employeeNumber"></label>
<label>Kind <select id="kind"><option value="">all${kinds}</select></label>
<label>State <select id="state"><option value="">all${states}</select></label>
<label>Order <select id="order"><option value="">by name<option value="end">first to end<option value="changed">last changed</select></label>
<p id="count" role="status">${connections.length} connections</p>
</form>`}function choices(values){return[...new Set(values)].sort(naturally).map(value=>`<option>${html(value)}`).join("")}function connectionsHtml({connections,made}){return`<div class="head" aria-hidden="true">${["Connection","Kind","Owner","First end","Last change","State"].map(one=>`<span>${one}</span>`).join("")}</div>
<div id="rows">
${connections.map(one=>row2(one,made)).join(`
`)}
</div>
<p id="none" hidden>No connection fits.`}function row2(one,made){let ends=[...new Set(one.certificates.map(({ends:ends2})=>monthOf(ends2,made)))].filter(Boolean).join(" ");return`<details class="c${one.firstEnd!==""&&daysUntil(one.firstEnd,made)<90?" soon":""}" data-k="${html(one.kinds.join("|"))}" data-s="${one.state}" data-m="${ends}" data-e="${one.firstEnd}" data-d="${one.changed}"><summary><span class="n">${name(one.name)}${one.active?"":' <i class="off">switched off</i>'}</span><span>${html(one.kinds.join(", "))}</span><span>${name(one.owner)}</span><span class="d" data-l="first end">${day(one.firstEnd)}</span><span class="d" data-l="changed">${day(one.changed)}</span><span class="s">${html(one.stateWords)}</span></summary><div class="b">${body(one)}</div></details>`}function body(one){return`<dl>${[...one.people.map(({question,answer})=>term(question,html(answer))),...attributeTerms(one.attributes),one.certificates.length>0?term("Certificates and keys",list(one.certificates.map(certificate))):"",term("Entity id",name(one.entityId)),term("Id",html(one.id)),one.managedBy===""?"":term("Managed by",html(one.managedBy)),one.created===""?"":term("Created",day(one.created))].join("")}</dl>`}var term=(label,content)=>`<dt>${html(label)}<dd>${content}`,list=(items,kind="")=>`<ul${kind}>${items.map(one=>`<li>${one}`).join("")}</ul>`;function attributeTerms(attributes){return[...new Set(attributes.map(({way})=>way))].map(way=>{let own=attributes.filter(one=>one.way===way);return term(`Attributes: ${way}`,list(own.map(attribute),' class="a"'))})}function attribute({name:called,made,from}){let unseen=from.filter(one=>!made.includes(one)),reads=unseen.length>0?` (reads ${html(unseen.join(", "))})`:"";return`<b>${name(called)}</b>: ${html(made)}${reads}`}function certificate({name:called,use,ends}){return`${name(called)}, ${html(use)}, ends ${day(ends,"on a day that isn\u2019t known")}`}function formOf(path){let ending=/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase()??"";return Object.hasOwn(endings,ending)?endings[ending]:void 0}var endings={html:"html",htm:"html",csv:"csv",json:"json",md:"markdown",markdown:"markdown"},drawings={html:inventoryPage,csv:inventoryCsv,json:view=>`${JSON.stringify(inventoryJson(view),null,2)}
`,markdown:inventoryMarkdown};function inventoryDrawings(inventory2){let view=inventoryView(inventory2);return{data:inventoryJson(view),draw:form=>drawings[form](view)}}var inventoryJson=view=>({format:"pfconn-inventory",version:1,...view}),csvColumns=[["Connection",({name:name2})=>name2],["Id",({id})=>id],["Partner\u2019s entity id",({entityId})=>entityId],["Active",({active})=>active?"yes":"no"],["Kind",({kinds})=>kinds.join("; ")],["Owner",({owner})=>owner],["People",({people})=>people.map(({question,answer})=>`${question}: ${answer}`).join(" | ")],["Attributes used",({attributes})=>[...new Set(attributes.flatMap(({from})=>from))].join("; ")],["Attributes sent",({attributes})=>attributes.map(({name:name2,made})=>`${name2}: ${made}`).join(" | ")],["Certificates and keys",({certificates})=>certificates.map(({name:name2,use,ends})=>`${name2} (${use}) ends ${ends||"unknown"}`).join(" | ")],["First end",({firstEnd})=>firstEnd],["Created",({created})=>created],["Last change",({changed})=>changed],["Managed by",({managedBy})=>managedBy],["State",({stateWords})=>stateWords]];function inventoryCsv({connections}){return`\uFEFF${[headingsOf(csvColumns),...connections.map(one=>cellsOf(csvColumns,one))].map(row3=>`${row3.map(quoted).join(",")}\r
`).join("")}`}function quoted(text){let plain=visible(text);return`"${(/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(plain)?`'${plain}`:plain).replaceAll('"','""')}"`}function inventoryMarkdown(view){let{environment,server,made,connections,certificates}=view,about=[server,`made ${made.slice(0,10)}`,plural(connections.length,"connection")].filter(Boolean);return[`# Connections of ${cell(environment)}`,"",`${about.join(" \xB7 ")}`,"",...table(headingsOf(overviewColumns),connections.map(one=>cellsOf(overviewColumns,one))),"","## Certificates and keys, the first to end on top","",...table(["Ends","Certificate or key","What for","Connections"],certificates.map(({ends,name:name2,uses,connections:used})=>[ends||"unknown",name2,uses.join("; "),used.join("; ")])),"","## Who gets which attribute","",...table(["Attribute","Goes to"],attributeRows(connections)),""].join(`
`)}var overviewColumns=[["Connection",({name:name2,active})=>active?name2:`${name2} (inactive)`],["Kind",({kinds})=>kinds.join(", ")],["Owner",({owner})=>owner],["People",({people})=>people.map(({question,answer})=>`${question}: ${answer}`).join(" ")],["First end",({firstEnd})=>firstEnd],["Last change",({changed})=>changed],["Managed by",({managedBy})=>managedBy],["State",({stateWords})=>stateWords]],headingsOf=columns=>columns.map(([heading])=>heading),cellsOf=(columns,one)=>columns.map(([,said])=>said(one));function attributeRows(connections){let to=new Map,called=toldApart(connections);for(let connection of connections){let name2=called(connection);for(let{from,name:as}of connection.attributes)for(let one of from)to.set(one,(to.get(one)??new Set).add(one===as?name2:`${name2} (as ${as})`))}return[...to].sort(([a],[b])=>naturally(a,b)).map(([one,names2])=>[one,[...names2].join("; ")])}function table(headings,rows){let line=cells=>`| ${cells.join(" | ")} |`;return[line(headings),line(headings.map(()=>"---")),...rows.map(row3=>line(row3.map(cell)))]}var cell=text=>escapeMarkdown(shortened(text,2e3));var inventory=async run=>{checkForms(run.inputs.inventoryFile);let taken=await takeInventory(run,new Date);if("stopped"in taken)return taken.stopped;let wanted=onlyWanted(run,taken.inventory),{data,draw}=inventoryDrawings(wanted),files=run.inputs.inventoryFile.map(path=>({path,text:draw(formOf(path))})),text=files.length>0?`${plural(wanted.entries.length,"connection")} in ${run.inputs.inventoryFile.join(", ")}.`:draw(run.inputs.format);return{...textResult(text,data),files}};function checkForms(paths){let unknown=paths.find(path=>formOf(path)===void 0);if(unknown!==void 0)throw new Refusal("invalid-inputs",`inventory-file: "${unknown}" doesn\u2019t say which form it is to have`,"let its name end with .html, .csv, .json or .md")}function takeInventory(run,now){let{inventoryFrom:from,server,connections,workingDirectory}=run.inputs,hasDefinitions=isFolder(resolve(workingDirectory,connections));return from==="server"||from==="auto"&&server&&!hasDefinitions?ofServer(run,now):from==="definitions"||from==="auto"&&!server?ofDefinitions(run,now):ofBoth(run,now)}async function ofBoth(run,made){let attempt=await makePlan({...run,inputs:{...run.inputs,only:[]}},made);if("stopped"in attempt)return{stopped:{...attempt.stopped,failure:withErrors}};let{plan,server,connectors}=attempt.planned,entries=entriesOfPlan(plan,server.connections,{resources:server.resources,connectors});return{inventory:{environment:plan.environment,version:server.version,made,entries}}}async function ofServer(run,made){let{version,connections,descriptors,resources}=await readServer(await openServer(run)),entries=entriesOfServer(connections,{resources,connectors:await allConnectors(run,{descriptors})});return{inventory:{environment:run.inputs.environment??"the server",version,made,entries}}}async function ofDefinitions(run,made){let project=loadProject(run),{name:environment}=project.environment,resources=snapshotFor(readSnapshots(run.inputs.workingDirectory),environment)?.resources??{},surroundings=await surroundingsFor(run,project.definitions,{now:made,resources}),{value,diagnostics}=lowerAll(project.definitions,surroundings),findings=inReadingOrder([...project.diagnostics,...diagnostics]);if(hasErrors(findings))return{stopped:stoppedBy(project,findings,withErrors)};let entries=entriesOfDefinitions(value,{resources,connectors:surroundings.connectors});return{inventory:{environment,version:void 0,made,entries}}}var withErrors={reason:"invalid-definitions",message:"the definitions have errors; no inventory was taken",hint:"mend them, or list what the server has without them: inventory-from server"};function onlyWanted(run,taken){let isWanted=selectedBy(run.inputs.only),ownersOf=codeOwners(run),entries=taken.entries.filter(({id})=>isWanted(id));return{...taken,entries:entries.map(entry=>({...entry,codeOwners:ownersOf(entry)}))}}function codeOwners({inputs:{workingDirectory}}){let isBelow=!isAbsolute(workingDirectory),text=readCodeOwnersFile(isBelow?".":workingDirectory);if(text===void 0)return()=>[];let ownersOf=readCodeOwners(text);return({standing})=>"file"in standing&&standing.kind!=="marked"?ownersOf(isBelow?repositoryPath(workingDirectory,standing.file):standing.file):[]}export{inventory};
