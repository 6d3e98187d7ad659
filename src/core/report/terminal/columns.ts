/** What a terminal obeys and doesn't show: the colours of `palette.ts`. */
const invisible = /\p{Cc}\[[\d;]*m/gu;

/** Written with two columns; marks above other letters need none. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u;
const narrow = /^[\u0020-\u007e]*$/;
const none = /[\p{Mn}\p{Me}]/u;

/** The text without its colours. */
export function withoutColours(text: string): string {
  return text.replace(invisible, '');
}

/** How many columns a text takes on a terminal. */
export function columnsOf(text: string): number {
  const seen = withoutColours(text);
  if (narrow.test(seen)) return seen.length;
  let columns = 0;
  for (const letter of seen) columns += widthOf(letter);
  return columns;
}

function widthOf(letter: string): number {
  if (none.test(letter)) return 0;
  return wide.test(letter) ? 2 : 1;
}

/** Filled up with blanks. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/** A plain text in pieces of at most so many columns; letters stay whole. */
export function piecesOf(text: string, columns: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let taken = 0;
  for (const letter of text) {
    const width = widthOf(letter);
    if (taken + width > columns && piece !== '') {
      const kept = breakIn(piece);
      pieces.push(piece.slice(0, kept));
      piece = piece.slice(kept);
      taken = columnsOf(piece);
    }
    piece += letter;
    taken += width;
  }
  return [...pieces, piece];
}

/** Behind a sign that parts words, when there is one in the second half. */
function breakIn(piece: string): number {
  const at = Math.max(...[...',;/&)'].map((sign) => piece.lastIndexOf(sign))) + 1;
  return at > piece.length / 2 ? at : piece.length;
}

/** At most so many columns; what is cut ends in `…`. */
export function cutToColumns(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = '';
  for (const letter of text) {
    if (columnsOf(kept + letter) > columns - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** Columns of a text for a terminal; excerpts of files, and words that are longer, may go beyond. */
export const textWidth = 88;
