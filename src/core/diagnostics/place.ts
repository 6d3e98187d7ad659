import { naturally } from '../natural-order.ts';

/** A stretch of a file, for people: lines and columns count from 1, the end is exclusive. */
export interface Place {
  /** Path from the repository's top, with forward slashes: `connections/zoom.yaml`. */
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** The start of a file, for a finding about the file as a whole. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/** By file, then line, then column: the order in which people read findings. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.file !== b.file) return naturally(a.file, b.file);
  return a.line - b.line || a.column - b.column;
}
