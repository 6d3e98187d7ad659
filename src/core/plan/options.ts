/** A number of connections or people, or a share of all. */
export type Limit = { count: number } | { percent: number };

/**
 * How many a limit allows. A share is rounded down, and of nobody it is nobody: where a channel starts, only a number lets
 * people in.
 *
 * @param all the connections that are managed, or the people that are in scope today
 */
export const allowedBy = (limit: Limit, all: number): number =>
  'count' in limit ? limit.count : Math.floor((all * limit.percent) / 100);

/** What a plan can have too much of: the actions that count, and the words for them. */
interface Limited {
  /** The option that sets it. */
  option: string;
  /** The finding about a plan over it. */
  code: string;
  actions: readonly ('create' | 'update' | 'replace' | 'delete')[];
  /** `the plan … 12 connections` */
  does: string;
  /** `12 …s on production` */
  noun: string;
}

export const limited = {
  changes: {
    option: 'max-changes',
    code: 'too-many-changes',
    actions: ['create', 'update', 'replace', 'delete'],
    does: 'changes',
    noun: 'change',
  },
  deletes: {
    option: 'max-deletes',
    code: 'too-many-deletes',
    actions: ['replace', 'delete'],
    does: 'deletes or replaces',
    noun: 'deletion',
  },
} as const satisfies Record<string, Limited>;
export type LimitName = keyof typeof limited;

/** What a run asks of its plan. */
export interface PlanOptions {
  /** Connections may be deleted and created again where PingFederate can't change them in place. */
  allowReplace: boolean;
  /** Delete what carries this repository's marker and has no definition any more. */
  prune: boolean;
  /** Keys of objects whose secrets are sent again, or globs of them. */
  rotate: readonly string[];
  maxChanges?: Limit | undefined;
  maxDeletes?: Limit | undefined;
  /** From which severity on a change waits for a yes; default: what can't be undone. */
  acknowledge?: 'irreversible' | 'stops';
  /** Tokens that stand in no definition: a yes given on the command line. */
  accept?: readonly string[];
}
