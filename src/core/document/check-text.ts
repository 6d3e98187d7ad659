import type { TextFindings } from './reading.ts';

/** The largest text that is read. The largest real definition is a twentieth of it; the parser needs 0.1 s for this. */
const longestText = 1024 * 1024;

// What a text file never holds: control characters, and the mark that stands for bytes that aren't UTF-8.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const notText = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]/;
/** Characters that reorder what an editor or a review shows, so that it isn't what is read. */
const reordering = /[\u202a-\u202e\u2066-\u2069]/;

/** Whether a text may be given to the parser. Cheap, and before anything that takes time. */
export function checkText(text: string, findings: TextFindings): boolean {
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
