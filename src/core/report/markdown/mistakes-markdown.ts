import { type Diagnostic, hintOf } from '../../diagnostics/diagnostic.ts';
import { inNaturalOrder } from '../../natural-order.ts';
import { errorsFirst } from '../machine/sarif.ts';
import { mayHoldSecret } from '../values.ts';
import { plural, visible } from '../visible-text.ts';
import type { Links } from './links.ts';
import { fenced } from './markdown.ts';
import { numbered, sentenceMarkdown } from './sentences.ts';
import { placeLink } from './where.ts';

interface MistakesOptions {
  links?: Links | undefined;
  /** The text of each file, for a diff where the right text is known. */
  sources?: ReadonlyMap<string, string> | undefined;
  /** So many are shown; the rest is counted. */
  most: number;
}

/** The mistakes that stop a run, numbered: what is wrong, where, and what is right; each distinct one once. */
export function mistakesMarkdown(diagnostics: readonly Diagnostic[], options: MistakesOptions): string {
  const mistakes = distinct(diagnostics.filter(({ severity }) => severity === 'error'));
  const shown = mistakes.slice(0, options.most);
  const items = shown.map((same) => itemOf(same, options));
  const [only] = items;
  const list = items.length === 1 ? (only ?? '') : items.map(numbered).join('\n\n');
  const more = mistakes.length - shown.length;
  return more > 0 ? `${list}\n\nAnd ${plural(more, 'more mistake')}, in the job summary.` : list;
}

/** Mistakes that say the same stand together, in the order of their files. */
function distinct(errors: readonly Diagnostic[]): Diagnostic[][] {
  const groups = new Map<string, Diagnostic[]>();
  for (const error of inNaturalOrder(errorsFirst(errors), ({ place }) => place.file)) {
    const key = JSON.stringify([error.code, error.message, error.hint]);
    groups.set(key, [...(groups.get(key) ?? []), error]);
  }
  return [...groups.values()];
}

const mostPlaces = 5;

function itemOf(same: readonly Diagnostic[], options: MistakesOptions): string {
  const [finding] = same;
  if (!finding) return '';
  const more = same.length - mostPlaces;
  const places = same.slice(0, mostPlaces).map((one) => placeLink(one.place, options.links));
  const place = places.join(', ') + (more > 0 ? ` and ${more} more` : '');
  const message = sentenceMarkdown(finding.message).replace(/\.$/, '');
  const start = `**${message}.**${place === '' ? '' : ` ${place}`}`;
  const right = same.length === 1 ? correction(finding, options.sources) : undefined;
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
