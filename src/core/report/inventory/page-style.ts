const heights = Array.from({ length: 11 }, (_, tenth) => `.h${tenth} button{--h:${tenth * 10}%}`).join('');

/** The page's look: light and dark, a narrow screen, paper. */
export const pageStyle = `
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
.n::before{content:"▸";color:var(--soft);display:inline-block;width:1.1em}
[open]>summary .n::before{content:"▾"}
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
`;
