import type { Desired, Live } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { JsonObject } from '../document/json.ts';
import { inWords } from '../document/nearest.ts';
import { idIn, textOf } from '../document/readers.ts';
import type { PlanInput } from './input.ts';
import { objectsOf } from './server-state.ts';

/**
 * Who inherits from an instance of a plugin that changes: each child takes from it what it hasn't of its own, as it will
 * be when the plan is done.
 */
export function inheritedByChildren(desired: Desired, live: Live | undefined, input: PlanInput): Diagnostic[] {
  const children = live ? childrenOf(desired, input) : [];
  if (children.length === 0) return [];
  const inherit = children.length === 1 ? 'inherits' : 'inherit';
  const message = `${inWords(children, 'and')} ${inherit} from it what isn’t written there: it changes there, too`;
  return [finding('children-inherit', desired.placeOf('/id'), message, { key: desired.key })];
}

/** The names of the instances that have this one for their parent, by their definitions where they have one. */
function childrenOf({ kind, id }: Desired, { desired, server }: PlanInput): string[] {
  const defined = desired.filter((one) => one.kind === kind);
  const known = new Set(defined.map((one) => one.id));
  const others = objectsOf(server, kind).filter((one) => !known.has(one.id));
  const standing: JsonObject[] = [...defined.map(({ document }) => document), ...others];
  const children = standing.filter((one) => idIn(one, 'parentRef') === id);
  return children.map((one) => textOf(one.name ?? one.id)).sort();
}
