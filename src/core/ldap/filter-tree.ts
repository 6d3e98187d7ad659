/** An LDAP filter as it was read. `from` and `to` are where a part stands in the text. */
export type Filter = Several | Not | Condition | Variable;

interface Several {
  kind: 'and' | 'or';
  parts: Filter[];
  from: number;
  to: number;
}

interface Not {
  kind: 'not';
  part: Filter;
  from: number;
  to: number;
}

/** One assertion about one attribute. */
export interface Condition {
  kind: 'condition';
  /** As written, options included: `cn;lang-de`; empty where an extensible match names no attribute. */
  attribute: string;
  match: Match;
  from: number;
  to: number;
}

/**
 * What is asserted. Escapes are undone, octets that are no text as `octets.ts` writes them; a star that was escaped is
 * text like any other.
 */
export type Match =
  | { by: 'presence' }
  | { by: 'equal' | 'at-least' | 'at-most' | 'about'; value: string }
  | { by: 'pattern'; initial: string; any: string[]; final: string }
  | { by: 'rule'; rule: string; dn: boolean; value: string };

/** PingFederate's `${…}` in the place of a condition, or in one: only the run knows what it says. */
export interface Variable {
  kind: 'variable';
  text: string;
  from: number;
  to: number;
}

/** What is wrong with a filter, where in its text, and what to do about it. */
export interface Problem {
  message: string;
  hint?: string;
  at: number;
}
