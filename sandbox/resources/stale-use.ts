import type { JsonObject } from '../json.ts';
import type { Shape } from '../model/model.ts';
import { walkTypes } from '../model/walk.ts';
import { readHidden } from '../plugins/hidden-references.ts';
import type { World } from '../world.ts';
import { targetOf } from './links.ts';

const stale = new WeakMap<World, Map<string, number>>();

/** Remembers what a deleted resource referred to: a server keeps saying "in use" of it for a moment. */
export function noteUsers(collection: string, document: JsonObject, shape: Shape, world: World): void {
  if (world.switches.staleInUse === 0) return;
  const counts = stale.get(world) ?? new Map<string, number>();
  stale.set(world, counts);
  walkTypes(document, shape, (at) => {
    const target = at.type === 'ResourceLink' ? targetOf(at) : undefined;
    if (target) counts.set(`${target}/${String(at.value.id)}`, world.switches.staleInUse);
  });
  if (world.switches.hiddenReferences === 'ignore') return;
  for (const { target, id } of readHidden(collection, document))
    counts.set(`${target}/${id}`, world.switches.staleInUse);
}

/** Whether a resource still counts as used; each question uses up one of the server's wrong answers. */
export function isStaleUse(path: string, id: string, world: World): boolean {
  const counts = stale.get(world);
  const left = counts?.get(`${path}/${id}`) ?? 0;
  if (left > 0) counts?.set(`${path}/${id}`, left - 1);
  return left > 0;
}
