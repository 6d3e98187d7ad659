/** A number of connections, or a share of the managed ones. */
export type Limit = { count: number } | { percent: number };

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
