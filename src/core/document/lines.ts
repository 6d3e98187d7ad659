import type { Place } from '../diagnostics/place.ts';

/** A text's offsets as places. Lines are counted when the first place is asked for, which most texts never are. */
export interface Lines {
  /** The stretch from offset `start` to offset `end`, exclusive. Offsets beyond the text are drawn back into it. */
  place(start: number, end: number): Place;
  /** The offset of a line and column. */
  offset(line: number, column: number): number;
}

export function linesOf(file: string, text: string): Lines {
  let counted: number[] | undefined;
  const starts = () => (counted ??= lineStarts(text));
  return {
    place(start, end) {
      const from = position(starts(), clamp(start, text));
      const to = position(starts(), clamp(Math.max(start, end), text));
      return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
    },
    offset: (line, column) => clamp((starts()[line - 1] ?? text.length) + column - 1, text),
  };
}

function clamp(offset: number, text: string): number {
  return Math.min(Math.max(offset, 0), text.length);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function position(starts: number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 };
}
