import { listAt, objectAt, textAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';

/** The id of the instance that another one is made after. */
export function parentOf(instance: JsonObject): string | undefined {
  return textAt(objectAt(instance, 'parentRef'), 'id') || undefined;
}

/** The parts that can be inherited as a whole. */
const parts = ['attributeContract', 'attributeMapping'];

/** Where `inherited` is true the parent's values are shown, whatever was sent: the API's description calls them read-only. */
export function inherit(instance: JsonObject, collection: string, world: World): void {
  const parent = world.store.get(collection, parentOf(instance) ?? '')?.value;
  if (!parent) return;
  for (const part of parts) {
    const theirs = objectAt(parent, part);
    if (objectAt(instance, part)?.inherited === true && theirs) {
      instance[part] = { ...structuredClone(theirs), inherited: true };
    }
  }
  const [own, theirs] = [objectAt(instance, 'configuration'), objectAt(parent, 'configuration')];
  if (!own || !theirs) return;
  for (const member of ['fields', 'tables'] as const) {
    if (Array.isArray(own[member])) own[member] = takeOver(listAt(own, member), listAt(theirs, member));
  }
}

function takeOver(own: JsonObject[], theirs: JsonObject[]): JsonObject[] {
  return own.map((item) => {
    const parents = item.inherited === true && theirs.find((candidate) => candidate.name === item.name);
    return parents ? { ...structuredClone(parents), inherited: true } : item;
  });
}

/** What an instance says it inherits although it has no parent, by path. */
export function inheritedFromNobody(instance: JsonObject): string[] {
  if (parentOf(instance)) return [];
  const paths = parts.filter((part) => objectAt(instance, part)?.inherited === true);
  const configuration = objectAt(instance, 'configuration');
  for (const member of ['fields', 'tables']) {
    listAt(configuration, member).forEach((item, index) => {
      if (item.inherited === true) paths.push(`configuration.${member}[${index}]`);
    });
  }
  return paths;
}
