import { type Diagnostic, hintOf } from '../../diagnostics/diagnostic.ts';
import { inNaturalOrder } from '../../natural-order.ts';
import { plural } from '../../wording.ts';
import { errorsFirst } from '../machine/sarif.ts';
import { mayHoldSecret } from '../values.ts';
import { severitySentence, visible } from '../visible-text.ts';
import type { Links } from './links.ts';
import { codeLink, fenced, markdownTable } from './markdown.ts';
import { numbered, sentenceMarkdown } from './sentences.ts';
import { placeLink } from './where.ts';

const marks = { error: '❌', warning: '⚠️', info: 'note' } as const;

interface DiagnosticsMarkdownOptions {
  links?: Links | undefined;
  limit: number;
  /** The files that the pull request touches; a finding elsewhere says so. */
  touched?: ReadonlySet<string> | undefined;
}

/** All findings as a table, errors first; the ones that don't fit are counted. Empty when there are none. */
export function diagnosticsMarkdown(diagnostics: readonly Diagnostic[], options: DiagnosticsMarkdownOptions): string {
  if (diagnostics.length === 0) return '';
  let room = options.limit - 300;
  const rows = errorsFirst(diagnostics).map((diagnostic) => rowOf(diagnostic, options));
  const kept = rows.filter((row) => {
    room -= row.join(' | ').length + 5;
    return room >= 0;
  });
  const count = severitySentence(diagnostics.map((diagnostic) => diagnostic.severity));
  const left = rows.length - kept.length;
  return [
    `**${count}**`,
    markdownTable(['', 'Where', 'What', 'Code'], kept),
    ...(left > 0 ? [`… and ${plural(left, 'more finding')}.`] : []),
  ].join('\n\n');
}

function rowOf(diagnostic: Diagnostic, { links, touched }: DiagnosticsMarkdownOptions): string[] {
  const { file, line, column } = diagnostic.place;
  const elsewhere = touched && !touched.has(file) ? ' (a file that this pull request doesn’t touch)' : '';
  return [
    marks[diagnostic.severity],
    codeLink(`${file}:${line}:${column}`, links?.file(file, line)),
    `${sentenceMarkdown(diagnostic.message)}${diagnostic.hint ? ` ${sentenceMarkdown(diagnostic.hint)}` : ''}${elsewhere}`,
    `\`${diagnostic.code}\``,
  ];
}

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
