import type { Fate } from '../consequences/of-target.ts';

/** What a directory and the counting of people hand to each other. No protocol, no time, and of a person only what a verdict needs. */

/** One entry of a directory as the edge hands it over: attribute names in lower case, options included (`cn;lang-de`). */
export interface Entry {
  dn: string;
  attributes: ReadonlyMap<string, readonly (string | Uint8Array)[]>;
}

/** Whom a channel is about, as a question to a directory. */
export interface Scope {
  baseDn: string;
  /** The class that PingFederate restricts users to; empty when the channel names none. */
  objectClass: string;
  rule: ScopeRule;
}

export type ScopeRule =
  | { kind: 'filter'; filter: string }
  | GroupRule
  /** Neither a group nor a filter: everybody of the class below the base. */
  | { kind: 'base' };

export interface GroupRule {
  kind: 'group';
  groupDn: string;
  /** Members of member groups, too. */
  nested: boolean;
  /** The users' attribute that names their groups; absent where membership is read at the group. */
  memberOf?: string | undefined;
  /** The group's attribute that names its members. */
  member: string;
  groupClass: string;
  /** A filter is set beside the group: which of the two counts isn't documented. */
  besideFilter?: string | undefined;
}

/** How many, apart from each other: people enabled in the directory, and disabled there. */
export interface Split {
  enabled: number;
  disabled: number;
}

export type Refusal = 'missing' | 'too-long' | 'too-short' | 'pattern' | 'option' | 'format';

/** What the target does with people, as the options are after the change. */
export interface Target {
  /** What people call it: Zoom. */
  name: string;
  /** What becomes of those who leave. */
  fate: Fate;
  creates: boolean;
  updates: boolean;
  /** People who are disabled in the directory get an account, too. */
  disabledToo: boolean;
}

/** What a change of one channel does to people: numbers and reasons, no person. */
export interface ChannelEffect {
  channel: string;
  /** The data store in whose directory people were counted. */
  dataStore: string;
  target: Target;
  /** What people call the fields, by their codes. */
  labels: Readonly<Record<string, string>>;
  /** The field by which the target knows people, by code. */
  identity?: string | undefined;
  /** In scope today; absent when the channel doesn't run. */
  before?: number | undefined;
  /** In scope after the change; absent when the channel doesn't run any more. */
  after?: number | undefined;
  joins: Split;
  leaves: Split;
  /** Of those who leave, who is in another channel afterwards; of those who join, who was in one before. */
  elsewhere: { leaves: number; joins: number };
  stays: number;
  /** Of those who stay. */
  becomesEnabled: number;
  becomesDisabled: number;
  /** Of those who stay, by the field's code: the target gets another value. */
  changed: Record<string, number>;
  /** Of those who stay: the target would know them by another value. */
  identityChanged: number;
  /** After the change, and how many of them only since it. */
  refused: { field: string; reason: Refusal; count: number; new: number }[];
  /** After the change: people who share their identifying value, how many values that is, and how many more they are. */
  duplicates: { people: number; values: number; new: number };
  /** Fields that only PingFederate works out: expressions, raw maps, binary attributes. */
  unknownFields: string[];
  /** Why a number may be wrong. */
  doubts: Doubt[];
}

/** A reason to mistrust the numbers. Those that `close` make a limit behave as if nobody had been counted. */
export interface Doubt {
  code: DoubtCode;
  message: string;
  closes: boolean;
}

type DoubtCode =
  | 'attribute-not-in-directory'
  | 'group-not-in-directory'
  | 'directory-sees-less'
  | 'nobody-today'
  | 'guid-shared'
  | 'computers-in-scope'
  | 'primary-group'
  | 'group-and-filter'
  | 'other-directory'
  | 'people-elsewhere';

/** A connection's channels together: each person once. */
export interface ConnectionEffect {
  channels: ChannelEffect[];
  before: number;
  after: number;
  /** In no channel any more, and gone from one that still runs. */
  leave: number;
  /** In no channel any more because theirs doesn’t run: their accounts stay, and nobody looks after them. */
  unattended: number;
  /** In none before. */
  join: number;
  /** From one channel to another. */
  move: number;
  /** After the change in more than one channel. */
  twice: number;
}

/** What a change does to people in numbers, or why there are none. */
export type Counted =
  | {
      state: 'counted';
      effect: ConnectionEffect;
      asked: Asked;
      /** Smaller numbers are said as a range; absent where all are said as they are. */
      smallest?: number | undefined;
      /** When, in UTC: `2026-11-27T14:02:00Z`. */
      at?: string | undefined;
    }
  | { state: 'not-counted'; why: NotCounted }
  /** The change touches nobody's scope, values or account. */
  | { state: 'not-asked' };

/** Which server was asked, and what it cost. */
export interface Asked {
  host: string;
  requests: number;
  entries: number;
}

/** Why nobody was counted: a kind for programs, a sentence for people, and what to do about it. */
export interface NotCounted {
  kind:
    | 'no-directory'
    | 'refused-filter'
    | 'refused-base'
    | 'variable'
    | 'too-many'
    | 'unreachable'
    | 'sign-in'
    | 'time'
    | 'size'
    | 'no-paging'
    | 'cut-off'
    | 'failed';
  message: string;
  hint?: string | undefined;
}
