import { wrapped } from '../../connector/columns.ts';
import { type Diagnostic, hintOf, type Severity } from '../../diagnostics/diagnostic.ts';
import { comparePlaces, type Place } from '../../diagnostics/place.ts';
import { plural } from '../../wording.ts';
import { mayHoldSecret } from '../values.ts';
import { severitySentence, visible } from '../visible-text.ts';
import { textWidth } from './columns.ts';
import { type Palette, paletteFor } from './palette.ts';

interface DiagnosticsTextOptions {
  colour: boolean;
  /** The text of each file that a finding may point into, by path: for the excerpts. */
  sources?: ReadonlyMap<string, string>;
  /** How many files were looked at, and for which environments. */
  files?: number | undefined;
  environments?: readonly string[] | undefined;
  /** What couldn't be looked at, a sentence each; given, the end says whether every check ran. */
  unchecked?: readonly string[] | undefined;
}

/**
 * Findings for a terminal or a log, in the order of the files: what is wrong, where, the line with a mark under what is
 * meant, what to do; and a count at the end. Notes come after the rest, in short. Empty when there are none.
 */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], options: DiagnosticsTextOptions): string {
  if (diagnostics.length === 0) return '';
  const palette = paletteFor(options.colour);
  const lines = linesByFile(options.sources);
  const ordered = inReadingOrder(diagnostics);
  const blocks = ordered.filter(isNoNote).map((diagnostic) => block(diagnostic, lines, palette));
  const notes = ordered.filter((diagnostic) => !isNoNote(diagnostic));
  const noted = notes.slice(0, mostNotes).flatMap((diagnostic) => headline(diagnostic, palette));
  if (notes.length > mostNotes) noted.push(palette.dim(`and ${plural(notes.length - mostNotes, 'more note')}`));
  const parts = [...blocks, ...(noted.length > 0 ? [noted.join('\n')] : []), closing(ordered, options, palette)];
  return `${parts.join('\n\n')}\n`;
}

/** Notes are worth a line each, and no more of them than fit a screen. */
const mostNotes = 20;

const isNoNote = ({ severity }: Diagnostic) => severity !== 'info';

/** By file, line and column; at one place the errors first. */
export function inReadingOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) => comparePlaces(a.place, b.place) || rank[a.severity] - rank[b.severity]);
}

const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

function closing(ordered: readonly Diagnostic[], options: DiagnosticsTextOptions, palette: Palette): string {
  const { files, environments = [], unchecked } = options;
  const severities = ordered.map((diagnostic) => diagnostic.severity);
  const concerned = new Set(ordered.map((diagnostic) => diagnostic.place.file)).size;
  const all = files === undefined || files < concerned ? '' : ` of ${files}`;
  const inFiles = all ? `${concerned}${all} ${files === 1 ? 'file' : 'files'}` : plural(concerned, 'file');
  const where = environments.length > 1 ? `, looked at for ${environments.map(visible).join(', ')}` : '';
  const count = `${severitySentence(severities)} in ${inFiles}${where}.`;
  const [checks = '', ...more] = unchecked ? checksLines(unchecked) : [];
  const between = count.length + checks.length < textWidth ? ' ' : '\n';
  const isBad = severities.includes('error');
  return [`${palette.bold(isBad ? palette.red(count) : count)}${between}${checks}`.trimEnd(), ...more].join('\n');
}

/** Whether every check ran; whoever mends what is said wants to know that more may come. */
export function checksLines(unchecked: readonly string[]): string[] {
  if (unchecked.length === 0) return ['Every check ran that needs no server.'];
  const shown = unchecked.slice(0, mostNotes).map((sentence) => `  ${visible(sentence)}`);
  const left = unchecked.length - shown.length;
  return ['Not checked:', ...shown, ...(left > 0 ? [`  and ${left} more`] : [])];
}

/** The message; below it the place in one piece, so that terminals make it a link, and the code. */
function headline(diagnostic: Diagnostic, palette: Palette): string[] {
  const { file, line, column } = diagnostic.place;
  const colour = { error: palette.red, warning: palette.yellow, info: palette.blue }[diagnostic.severity];
  const word = diagnostic.severity === 'info' ? 'note' : diagnostic.severity;
  const [first = '', ...rest] = wrapped(visible(diagnostic.message), textWidth - word.length - 1);
  const indent = ' '.repeat(word.length + 1);
  return [
    `${palette.bold(colour(word))} ${palette.bold(first)}`,
    ...rest.map((more) => `${indent}${palette.bold(more)}`),
    `  ${palette.cyan(`${visible(file)}:${line}:${column}`)}  ${palette.dim(diagnostic.code)}`,
  ];
}

function block(diagnostic: Diagnostic, lines: LineAt, palette: Palette): string {
  return [
    ...headline(diagnostic, palette),
    ...excerpt(diagnostic, lines, palette),
    ...wrapped(visible(hintOf(diagnostic)), textWidth - 3).map((line) => `   ${palette.green(line)}`),
  ].join('\n');
}

/** A line of a file that may be shown. */
type LineAt = (file: string, line: number) => string | undefined;

/** Splits each file and judges each line once, however many findings they have: a file may be one long line. */
function linesByFile(sources: ReadonlyMap<string, string> | undefined): LineAt {
  const split = new Map<string, (string | undefined)[]>();
  const judged = new Set<string>();
  return (file, line) => {
    const lines = split.get(file) ?? (sources?.get(file) ?? '').split(/\r\n|\n|\r/);
    split.set(file, lines);
    const text = lines[line - 1];
    if (text === undefined || judged.has(`${line} ${file}`)) return text;
    judged.add(`${line} ${file}`);
    if (text.trim() === '' || mayHoldSecret(text)) lines[line - 1] = undefined;
    return lines[line - 1];
  };
}

/** The line and a mark under it. A line that may hold a secret in clear text isn't shown. */
function excerpt(diagnostic: Diagnostic, lineAt: LineAt, palette: Palette): string[] {
  const { place } = diagnostic;
  const text = lineAt(place.file, place.line);
  if (text === undefined) return [];
  const window = around(text, place);
  const number = String(place.line).padStart(3);
  const gutter = ' '.repeat(number.length);
  return [
    `  ${palette.dim(`${number} │`)} ${window.text}`,
    `  ${palette.dim(`${gutter} │`)} ${' '.repeat(window.start)}${palette.red('^'.repeat(window.marks))}`,
  ];
}

const excerptWidth = 100;

/** A stretch of the line that fits, with where the marks begin in it and how many there are. */
function around(line: string, place: Place): { text: string; start: number; marks: number } {
  const column = Math.min(place.column - 1, line.length);
  const from = column < excerptWidth - 20 ? 0 : column - 30;
  const text = oneColumnEach(line.slice(from, from + excerptWidth));
  const end = place.endLine === place.line ? place.endColumn - 1 : line.trimEnd().length;
  const marks = Math.max(1, Math.min(end, from + text.length) - column);
  return { text, start: column - from, marks };
}

/** Every character keeps one column, so that the marks stand where they should: a tab or an unseen mark becomes `·`. */
function oneColumnEach(text: string): string {
  return text.replaceAll('\t', ' ').replace(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, '·');
}
