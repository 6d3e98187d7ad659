/** One row of the code table. */
export interface CodeEntry {
  severity: 'error' | 'warning' | 'info';
  /** What the code means, a few words: `A key stands twice in one mapping`. */
  summary: string;
  /** Why it matters, what PingFederate or this tool would do, in one to three sentences. */
  explanation: string;
  /** What to do. */
  fix: string;
}

/** A part of the code table; keeps each code's name as a type. */
export function codeTable<const Table extends Record<string, CodeEntry>>(table: Table): Record<keyof Table, CodeEntry> {
  return table;
}
