import type { KindName } from '../kinds.ts';
import type { Condition } from './condition.ts';

/**
 * What a change means to people, as data. A `Place` is a leaf or an item of a connection, or of what `of` names; its rows
 * say what each kind of change there does. The first row that fits is the judgement.
 */
export interface Place {
  /**
   * The kind of object that it is in; absent for an SP connection. With `of`, `at: ''` is the object as a whole: `set` is
   * its creation, `unset` its deletion. What it does to people happens to those who use what refers to the object: its
   * rows ask for them by the conditions `lets-in`, `feeds-channels` and `used`, and speak of them by `{people}`,
   * `{inscope}` and `{users}`.
   */
  of?: Exclude<KindName, 'SpConnection'>;
  /** A pattern of steps, as `path-pattern.ts` reads it: `**.issuanceCriteria.conditionalCriteria[*].value`. */
  at: string;
  /** How two values of it are compared, and so by which words its rows can name a change. */
  as: keyof typeof words;
  rows: readonly Row[];
  /** Why nobody is affected where no row fits. Without it such a change isn't judged. */
  nobody?: string;
}

/** The words for a change, by how values are compared. `any` stands for each of them. */
export const words = {
  /** Absent counts as off. */
  switch: ['on', 'off'],
  number: ['set', 'unset', 'raised', 'lowered'],
  text: ['set', 'unset', 'changed'],
  /** A set of texts, each that comes or goes by itself. */
  texts: ['added', 'removed'],
  /** An item of a list or an entry of a map as a whole. */
  item: ['added', 'removed'],
  /** An item that another one can take the place of: one that goes and one that comes are the same under another name. */
  exchangeable: ['added', 'removed', 'exchanged'],
  /** The order of a list. */
  order: ['reordered'],
  /** A part of the connection as a whole. */
  part: ['set', 'unset'],
  /** A distinguished name; `below` is below the old one. */
  name: ['set', 'unset', 'below', 'above', 'apart', 'unknown', 'same'],
  filter: ['set', 'unset', 'narrower', 'wider', 'apart', 'nobody', 'unknown', 'same'],
  /** An address, its base URL added; `elsewhere` is another host, `moved` another place at the same host. */
  url: ['set', 'unset', 'opened', 'closed', 'elsewhere', 'moved', 'same'],
  /** All certificates of a list together. */
  certificates: ['more', 'lost', 'none', 'repaired', 'unknown', 'same'],
  secret: ['set', 'unset', 'changed'],
  /** The condition of an issuance criterion. */
  condition: ['turned', 'fewer', 'more', 'unknown', 'same'],
  /** A text of which capitals or blanks mean nothing. */
  loose: ['set', 'unset', 'changed', 'same'],
} as const satisfies Record<string, readonly string[]>;

/**
 * What kind of change a row is about. `begins` is none: the value stays, and counts from now on, because the connection or
 * the channel begins to run.
 */
export type Word = (typeof words)[keyof typeof words][number] | 'any' | 'begins';

/** From the worst to none (a finding's tier follows from it). `unknown` is said as "Not judged". */
export type Severity = 'irreversible' | 'stops' | 'grants' | 'weakens' | 'check' | 'load' | 'note' | 'unknown';

export interface Row {
  on: Word | readonly Word[];
  /** The values that the row is about: of an item the one that comes or goes, otherwise the new one. */
  to?: readonly string[];
  /** The old values that it is about. */
  from?: readonly string[];
  /** What has to hold besides; otherwise the next row is tried. */
  if?: readonly Condition[];
  /** What must not hold. */
  unless?: readonly Condition[];
  severity: Severity;
  /**
   * Who or what the sentence is about, in bold: the subject. `{people}` is who goes the way that the path names. Of
   * another kind than connections it is everyone who signs on by what needs the object (`Everyone who signs on to "Zoom
   * SSO" and 3 more connections`: in the singular, and with `lets-in`); `{inscope}` is everyone in the scope of the
   * channels that read from it (in the singular, and with `feeds-channels`). In both halves `{users}` is what needs it:
   * `"Zoom SSO" and 3 more connections`, and `{name}` its own name.
   */
  who: string;
  /** What happens to them, in the present: the rest of the sentence. */
  says: string;
  /** One thing to look at or to do: a person, a place, a command. */
  hint?: string;
  /** The partner can be ready beforehand, so that nothing stops. */
  partner?: true;
  /** Some people leave the scope: the fate of leavers decides how bad it is. */
  leavers?: true;
  /** The word for it in a token, where it can't be undone: `delete-accounts`. */
  word?: string;
  evidence: 'sure' | 'likely' | 'guess';
}
