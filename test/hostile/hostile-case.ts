import type { Place } from './place.ts';

/**
 * Something that a stranger could bring: in a pull request's files, in an input, on a server. To add one, put a file
 * into `cases/` that exports a `hostileCase`; it runs on every Node at hand, against the built `dist/`.
 */
export interface HostileCase {
  /** What the stranger brings, as it reads in the list: `a node_modules folder beside dist/`. */
  name: string;
  /** Tries it with both entries; what was not as it must be, one sentence each. */
  attempt(stage: Stage): Promise<string[]>;
}

interface Stage {
  /** A workspace, a server and a GitHub; closed by the runner when the case is over. */
  open(): Promise<Place>;
  /** The Node on which the case runs, for what needs no place. */
  node: string;
}
