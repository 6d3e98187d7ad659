import { block, joinBlocks } from './blocks.ts';
import { footer } from './footer.ts';
import { type Links, shortSha } from './links.ts';
import { codeSpan, folded } from './markdown.ts';

/** A report of another commit, folded: its headline is the title, and its boxes are marks, as no box shows in a fold. */
export function outdatedFold(text: string, sha: string): string {
  const own = plainFold(text);
  if (own !== undefined) return own;
  const [headline = '', ...rest] = text.split('\n');
  const words = htmlOf(headline.replace(/^#+ /, ''));
  return folded(`The plan for <code>${shortSha(sha)}</code>: ${words}`, withoutBoxes(rest.join('\n').trim()));
}

/** What was folded already stays as it is. */
function plainFold(text: string): string | undefined {
  if (!text.startsWith('### ⌛') && !text.startsWith('### ❌ No plan')) return undefined;
  const from = text.indexOf('<details><summary>The plan for');
  const to = text.lastIndexOf('</details>');
  return from < 0 || to < from ? '' : text.slice(from, to + '</details>'.length);
}

/** Markdown of ours inside HTML of ours: code spans become `<code>`, escapes go. */
function htmlOf(markdown: string): string {
  return markdown
    .replace(/(`+) ?(.+?) ?\1/g, (_, _fence, inside: string) => `<code>${inside.replaceAll('<', '&lt;')}</code>`)
    .replace(/\\([\\`*_[\]|~$#:.])/g, '$1');
}

/** GitHub shows no coloured box inside of a fold. */
export function withoutBoxes(text: string): string {
  const marks: Record<string, string> = { CAUTION: '⛔', WARNING: '⚠️' };
  let mark: string | undefined;
  const lines = text.split('\n').flatMap((line) => {
    const opening = /^> \[!(\w+)\]$/.exec(line);
    if (opening) {
      mark = marks[opening[1] ?? ''] ?? '';
      return [];
    }
    if (mark === undefined || !line.startsWith('>')) {
      mark = undefined;
      return [line];
    }
    const inside = line.replace(/^> ?/, '');
    return [
      inside.startsWith('- ')
        ? `- ${mark} ${inside.slice(2)}`
        : inside.startsWith('  ') || inside === ''
          ? inside
          : `- ${mark} ${inside}`,
    ];
  });
  return lines.join('\n').replace(/^<!--\d-->\n/gm, '');
}

/** In the place of a plan for an older commit, until the new one is there. */
export function outdatedSection(standing: {
  text: string;
  environment: string;
  oldHead: string;
  newHead: string;
  links: Links;
}): string {
  const { text, environment, oldHead, newHead, links } = standing;
  const [old, now] = [shortSha(oldHead), shortSha(newHead)].map(codeSpan);
  const why = `The plan below is about ${old}, not about ${now}, whose plan isn’t there yet. If its job failed, [run it again](${links.run}). A merge before that plans anew, and stops where the result isn’t what stands here.`;
  return joinBlocks([
    block(`### ⌛ Outdated on ${codeSpan(environment)}: there is no plan for the newest commit`),
    block(why),
    block(outdatedFold(text, oldHead), 3),
    block(footer([`for ${now}`, `[job summary](${links.run})`])),
  ]);
}
