import type { Document as SyntaxTree } from 'yaml';
import { collector, mostFindings } from '../diagnostics/collector.ts';
import type { Checked } from '../diagnostics/diagnostic.ts';
import { bindAliases } from './bind-aliases.ts';
import type { Document, SourceFile } from './document.ts';
import type { Pointer } from './json.ts';
import { deepestNesting, mostTokens, readSyntax, type Syntax, syntaxProblem } from './read-syntax.ts';
import { readValue } from './read-value.ts';
import type { Offsets, TextFindings } from './reading.ts';
import { type Lines, linesOf, spanOf } from './spans.ts';

/**
 * Reads a YAML 1.2 or JSON text. Anything may be given: what can't be used is reported at its place, and the value is
 * `undefined` only where nothing below the problem can be trusted (no YAML, too large, nested too deeply, empty).
 */
export function parseDocument(source: SourceFile): Checked<Document | undefined> {
  // Editors don't count a byte-order mark as a column.
  const text = source.text.charCodeAt(0) === 0xfeff ? source.text.slice(1) : source.text;
  const lines = linesOf(source.path, text);
  const findings = collector(([start, end]: Offsets) => lines.place(start, end), { most: mostFindings });
  const tree = checkText(text, findings) ? readTree(text, lines, findings) : undefined;
  const value = tree && documentOf(tree, source.path, text, lines, findings);
  return { value, diagnostics: findings.all() };
}

function readTree(text: string, lines: Lines, findings: TextFindings): SyntaxTree.Parsed | undefined {
  const { document, refused, secondDocumentAt } = readSyntax(text);
  if (refused) {
    reportRefusal(refused, findings);
    return undefined;
  }
  if (document) reportProblems(document, text, lines, findings);
  if (secondDocumentAt !== undefined) {
    const message = 'a second document begins here; only one is read from a file';
    findings.report(
      'several-documents',
      [secondDocumentAt, secondDocumentAt],
      message,
      'give each connection its own file',
    );
  }
  if (!document || document.errors.length > 0) return undefined;
  checkVersion(document, findings);
  return isEmpty(document, text, findings) ? undefined : document;
}

/**
 * The first problem of each line: what follows on it is mostly its consequence. A tab moves everything behind it to
 * other levels, so that nothing but further tabs is worth telling.
 */
function reportProblems(document: SyntaxTree.Parsed, text: string, lines: Lines, findings: TextFindings): void {
  const seen = new Set<number>();
  let afterTab = false;
  for (const problem of [...document.errors, ...document.warnings]) {
    const [start, end] = problem.pos;
    const { line } = lines.place(start, start);
    if (seen.has(line)) continue;
    seen.add(line);
    const { code, message, hint } = syntaxProblem(problem, text);
    if (code === 'tab-indentation') afterTab = true;
    else if (afterTab) continue;
    findings.report(code, [start, end], message, hint);
  }
}

function reportRefusal({ reason, at }: NonNullable<Syntax['refused']>, findings: TextFindings): void {
  const [code, message] = refusals[reason];
  findings.report(code, [at, at], message);
}

const refusals = {
  'too-deep': ['nested-too-deeply', `nested more than ${deepestNesting} levels deep`],
  'too-long': ['file-too-large', `the file holds more than ${mostTokens} words and signs`],
  'bad-escapes': ['yaml-syntax', 'hundreds of unknown escapes in a double-quoted text'],
} as const;

/** `%YAML 1.1` would turn `yes` into true and `012` into 10. */
function checkVersion(document: SyntaxTree.Parsed, findings: TextFindings): void {
  const { explicit, version } = document.directives.yaml;
  if (!explicit || version === '1.2') return;
  findings.report('yaml-version', [0, 0], `files are read as YAML 1.2, not ${version}`, 'remove the %YAML line');
}

function isEmpty(document: SyntaxTree.Parsed, text: string, findings: TextFindings): boolean {
  const root = document.contents as { value?: unknown; source?: string } | null;
  if (root && !(root.value === null && !root.source)) return false;
  const message = text.trim() === '' ? 'the file is empty' : 'the file holds nothing but comments';
  findings.report('document-empty', [0, 0], message, 'remove it, or write a definition');
  return true;
}

function documentOf(
  tree: SyntaxTree.Parsed,
  file: string,
  text: string,
  lines: Lines,
  findings: TextFindings,
): Document | undefined {
  const targets = text.includes('*') ? bindAliases(tree.contents) : new Map();
  const lineOf = (offset: number) => lines.place(offset, offset).line;
  const read = readValue(tree.contents, { targets, findings, lineOf });
  if (!read) return undefined;
  const { value, spans } = read;
  return {
    file,
    text,
    value,
    locate(pointer: Pointer, at = 'value') {
      const { start, end, isStandIn } = spanOf(value, spans, pointer, at);
      return lines.place(start, isStandIn ? endOfLine(text, start, end) : end);
    },
  };
}

/** What stands in for something that isn't there shows where it could be, not all of itself. */
function endOfLine(text: string, start: number, end: number): number {
  const line = text.indexOf('\n', start);
  return line < 0 || line > end ? end : line;
}

/** The largest text that is read. The largest real definition is a twentieth of it; the parser needs 0.1 s for this. */
const longestText = 1024 * 1024;

// What a text file never holds: control characters, and the mark that stands for bytes that aren't UTF-8.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const notText = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]/;
/** Characters that reorder what an editor or a review shows, so that it isn't what is read. */
const reordering = /[\u202a-\u202e\u2066-\u2069]/;

/** Whether a text may be given to the parser. Cheap, and before anything that takes time. */
function checkText(text: string, findings: TextFindings): boolean {
  if (text.length > longestText) {
    const size = `${(text.length / longestText).toFixed(1)} MiB of text, 1 MiB at most`;
    findings.report('file-too-large', [0, 0], `the file is too large: ${size}`, 'split it, one connection a file');
    return false;
  }
  const foreign = text.search(notText);
  if (foreign >= 0) {
    findings.report('not-text', [foreign, foreign + 1], whatIsForeign(text, foreign), 'save the file as UTF-8 text');
    return false;
  }
  const hidden = text.search(reordering);
  if (hidden >= 0) {
    const message = `an invisible character (${codePoint(text, hidden)}) changes the order in which this line is shown`;
    findings.report('hidden-character', [hidden, hidden + 1], message, 'remove it');
  }
  return true;
}

function whatIsForeign(text: string, at: number): string {
  if (text[at] === '\ufffd') return 'bytes that are not UTF-8 text';
  return `a control character (${codePoint(text, at)}): this is no text file`;
}

function codePoint(text: string, at: number): string {
  return `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
}
