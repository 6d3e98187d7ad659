import type { Json, JsonObject, Pointer } from '../document/json.ts';
import type { Path } from '../document/path.ts';
import { compareObject } from './compare/compare-value.ts';
import { pathOf, pointerOf } from './compare/steps.ts';
import type { Found, Walk } from './compare/walk.ts';

/** One place where two states of a connection aren't the same. */
export interface StateDifference {
  kind: Found['kind'];
  path: Path;
  /** The values, defaults filled in; left out where they must not be shown. */
  before?: Json | undefined;
  after?: Json | undefined;
  secret?: true | undefined;
  /** Where it is in the document before, as deep as it is there. */
  pointerBefore: Pointer;
}

/**
 * How two states of one connection differ: two reads of the server, or what the definitions make of it in two
 * environments. The same comparison as a plan's, but for what a plan leaves alone because nobody wrote it.
 */
export function compareStates(before: JsonObject, after: JsonObject): StateDifference[] {
  const differences: StateDifference[] = [];
  const walk: Walk = {
    steps: [],
    descriptor: undefined,
    asStates: true,
    done: false,
    report({ kind, live, desired, secret }) {
      const pointerBefore = pointerOf(this.steps, 'live');
      differences.push({ kind, path: pathOf(this.steps), before: live, after: desired, secret, pointerBefore });
    },
  };
  compareObject(walk, 'SpConnection', after, before);
  return differences;
}
