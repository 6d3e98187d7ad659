import { marked } from 'marked';

/** Markdown as GitHub shows it, near enough to look at: alerts, coloured diffs, tables, folded parts, Mermaid. */
export async function toHtml(markdown: string, mermaidScript?: string, isDark = false): Promise<string> {
  const body = coloured(alerts(String(await marked.parse(markdown, { gfm: true }))));
  const mermaid = mermaidScript
    ? `<script src="${mermaidScript}"></script><script>mermaid.initialize({startOnLoad:true,securityLevel:'strict'})</script>`
    : '';
  return `<!doctype html><meta charset="utf-8"><style>${style}${isDark ? dark : ''}</style><article>${body}</article>${mermaid}`;
}

function alerts(html: string): string {
  return html.replace(/<blockquote>\s*<p>\[!(NOTE|IMPORTANT|WARNING|CAUTION)\]\s*/g, (_, kind: string) => {
    const title = kind.charAt(0) + kind.slice(1).toLowerCase();
    return `<blockquote class="${kind.toLowerCase()}"><p class="title">${title}</p><p>`;
  });
}

/** By the first character of a line, as GitHub's highlighter does. */
function coloured(html: string): string {
  return html
    .replace(/<pre><code class="language-diff">([\s\S]*?)<\/code><\/pre>/g, (_, code: string) => {
      const lines = code.replace(/\n$/, '').split('\n');
      return `<pre><code>${lines.map((line) => `<span class="${classOf(line)}">${line}</span>`).join('\n')}</code></pre>`;
    })
    .replace(/<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g, '<pre class="mermaid">$1</pre>');
}

function classOf(line: string): string {
  if (line.startsWith('@@')) return 'hunk';
  return { '+': 'plus', '-': 'minus', '!': 'bang', '#': 'hash' }[line.charAt(0)] ?? 'same';
}

const style = `
body{margin:0;background:#fff;color:#1f2328;font:14px/1.5 -apple-system,"Segoe UI","Noto Sans",Helvetica,Arial,"DejaVu Sans","Noto Color Emoji",sans-serif}
article{max-width:860px;padding:16px 24px;border:1px solid #d1d9e0;border-radius:6px;margin:12px}
h3{font-size:1.25em;margin:0 0 12px}h4{margin:16px 0 8px}
code{font:85%/1.45 ui-monospace,"DejaVu Sans Mono",monospace;background:#818b981f;padding:.2em .4em;border-radius:6px}
pre{background:#f6f8fa;padding:12px;border-radius:6px;overflow:auto}pre code{background:none;padding:0}
table{display:block;width:max-content;max-width:100%;overflow:auto;border-collapse:collapse;margin:8px 0}td,th{border:1px solid #d1d9e0;padding:5px 12px;text-align:left}th{background:#f6f8fa}
blockquote{margin:0 0 16px;padding:4px 16px;border-left:4px solid #d1d9e0}blockquote p{margin:4px 0}
blockquote ul{margin:4px 0;padding-left:20px}
.title{font-weight:600}.warning{border-color:#9a6700}.warning .title{color:#9a6700}
.caution{border-color:#cf222e}.caution .title{color:#cf222e}.note{border-color:#0969da}.note .title{color:#0969da}
.important{border-color:#8250df}.important .title{color:#8250df}
.plus{background:#dafbe1;color:#116329}.minus{background:#ffebe9;color:#82071e}.bang{color:#953800}.hunk{color:#8250df;font-weight:600}.hash{color:#59636e}
a{color:#0969da;text-decoration:none}details{margin:8px 0}summary{cursor:pointer}sub{color:#59636e;font-size:12px}
pre.mermaid{background:#fff;text-align:center}`;

const dark = `
body{background:#0d1117;color:#f0f6fc}article,td,th{border-color:#3d444d}pre,th{background:#151b23}
a{color:#4493f8}sub{color:#9198a1}blockquote{border-color:#3d444d}
.warning{border-color:#9e6a03}.warning .title{color:#d29922}.caution{border-color:#da3633}.caution .title{color:#f85149}
.plus{background:#033a16;color:#aff5b4}.minus{background:#67060c;color:#ffdcd7}.hunk{color:#d2a8ff}`;
