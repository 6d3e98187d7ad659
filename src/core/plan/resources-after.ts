import type { ServerResources } from '../connection/references/resource-names.ts';
import type { Desired } from '../connection/types.ts';
import { isObject, type JsonObject } from '../document/json.ts';
import { objectsIn, textIn } from '../document/readers.ts';
import { isSingleton, type KindName } from '../kinds.ts';

/**
 * What there is to refer to when the plan is done: what the server has, as the definitions make it, and what they make
 * anew. What the plan deletes is still among it: that something refers to it is said where it is deleted. Kinds that
 * couldn't be read stay unknown.
 */
export function resourcesAfter(desired: readonly Desired[], server: ServerResources): ServerResources {
  const made = desired.filter(({ kind, lifecycle }) => kind !== 'SpConnection' && lifecycle.state === 'present');
  const after: ServerResources = { ...server };
  for (const kind of new Set(made.map((one) => one.kind))) {
    const listed = server[kind];
    if (listed)
      after[kind] = withMade(
        kind,
        listed,
        made.filter((one) => one.kind === kind),
      );
  }
  return after;
}

function withMade(kind: KindName, listed: readonly JsonObject[], made: readonly Desired[]): JsonObject[] {
  if (isSingleton(kind)) return withItems(listed, made);
  const live = new Map(listed.map((one) => [textIn(one, 'id'), one]));
  for (const { id, document } of made) live.set(id, standing(kind, document, live.get(id), id));
  return [...live.values()];
}

/** Of what there is one of on a server, its items: those that nobody defines stay. */
function withItems(listed: readonly JsonObject[], made: readonly Desired[]): JsonObject[] {
  const items = new Map(listed.map((one) => [textIn(one, 'name'), one]));
  for (const one of made.flatMap(({ document }) => objectsIn(document, 'items'))) {
    if (one.state === 'absent') items.delete(textIn(one, 'name'));
    else items.set(textIn(one, 'name'), one);
  }
  return [...items.values()];
}

/** What the server makes of each new object of a kind. */
const servers: Partial<Record<KindName, JsonObject>> = {
  AuthenticationPolicyContract: { coreAttributes: [{ name: 'subject' }] },
};

/** What a definition doesn't say is as on the server; of what is new the server fills it in, and nobody knows with what. */
function standing(kind: KindName, document: JsonObject, live: JsonObject | undefined, id: string): JsonObject {
  const contract = 'attributeContract';
  if (!live) {
    const { [contract]: unknown, ...known } = document;
    return { ...servers[kind], ...known, id };
  }
  const both = { ...live, ...document, id };
  if (!isObject(live[contract]) || !isObject(document[contract])) return both;
  return { ...both, [contract]: { ...live[contract], ...document[contract] } };
}
