import { type Diagnostic, hintOf } from '../../diagnostics/diagnostic.ts';
import { errorsFirst } from '../machine/sarif.ts';
import { mayHoldSecret } from '../secret-in-line.ts';
import { plural, visible } from '../visible-text.ts';
import type { Links } from './links.ts';
import { fenced } from './markdown.ts';
import { sentenceMarkdown } from './sentences.ts';
import { placeLink } from './where.ts';

export interface MistakesOptions {
  links?: Links | undefined;
  /** The text of each file, for a diff where the right text is known. */
  sources?: ReadonlyMap<string, string> | undefined;
  /** So many are shown; the rest is counted. */
  most: number;
}

/** The mistakes that stop a run, numbered: what is wrong, where, and what is right. */
export function mistakesMarkdown(diagnostics: readonly Diagnostic[], options: MistakesOptions): string {
  const errors = errorsFirst(diagnostics).filter(({ severity }) => severity === 'error');
  const shown = errors.slice(0, options.most);
  const items = shown.map((finding) => itemOf(finding, options));
  const [only] = items;
  const list =
    items.length === 1 ? (only ?? '') : items.map((item, index) => `${index + 1}. ${indented(item)}`).join('\n\n');
  const more = errors.length - shown.length;
  return more > 0 ? `${list}\n\nAnd ${plural(more, 'more mistake')}, in the job summary.` : list;
}

const indented = (text: string) => text.replace(/\n(?=.)/g, '\n   ');

function itemOf(finding: Diagnostic, options: MistakesOptions): string {
  const place = placeLink(finding.place, options.links);
  const message = sentenceMarkdown(finding.message).replace(/\.$/, '');
  const start = `**${message}.**${place === '' ? '' : ` ${place}`}`;
  const right = correction(finding, options.sources);
  return [start, right ? fenced(right, 'diff') : sentenceMarkdown(hintOf(finding))].join('\n\n');
}

/** The line as it is and as it was probably meant; not a line that may hold a secret. */
function correction(
  { place, hint }: Diagnostic,
  sources: ReadonlyMap<string, string> | undefined,
): string[] | undefined {
  const meant = /^did you mean "([^"]+)"\?$/.exec(hint ?? '')?.[1];
  const line = meant === undefined ? undefined : sources?.get(place.file)?.split(/\r\n|\n|\r/)[place.line - 1];
  if (meant === undefined || line === undefined || place.endLine !== place.line) return undefined;
  if (mayHoldSecret(line) || line.length > 120 || place.endColumn <= place.column) return undefined;
  const [before, after] = [line.slice(0, place.column - 1), line.slice(place.endColumn - 1)];
  return [`- ${visible(line.trim())}`, `+ ${visible((before + meant + after).trim())}`];
}
