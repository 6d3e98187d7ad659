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

/** A row with all that the code’s page says. */
export interface CodePage extends CodeEntry {
  /** Of a code about what a change does to people. */
  people?: People | undefined;
}

/** What somebody wants to know who is to approve a change. */
export interface People {
  /** Whom it happens to. */
  who: string;
  /** When it happens. */
  when: string;
  /** How to look, before or after. */
  look: string;
  /** How to take it back, and what can't be. */
  back: string;
}

/** The same as headings. */
export const peopleHeadings: Readonly<Record<keyof People, string>> = {
  who: 'Who',
  when: 'When',
  look: 'How to look',
  back: 'How to take it back',
};

/** A part of the code table; keeps each code's name as a type. */
export function codeTable<const Table extends Record<string, CodeEntry>>(table: Table): Record<keyof Table, CodeEntry> {
  return table;
}
