import { listAt, textAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import { checkBody } from '../model/check.ts';
import { adminApi } from '../model/model.ts';
import { parentOf } from '../plugins/inherit.ts';
import { completers } from '../resources/completers.ts';
import { idFor } from '../resources/ids.ts';
import { type Kind, kinds, singletons } from '../resources/kinds.ts';
import { addLocations } from '../resources/links.ts';
import { passOn } from '../resources/pass-on.ts';
import { store } from '../resources/save.ts';
import { completeSetting } from '../resources/settings.ts';
import { holdsCiphertext } from '../secrets/render.ts';
import { keyIdOf } from '../secrets/vault.ts';
import type { World } from '../world.ts';
import { specialSeeds } from './special-seeds.ts';
import { witnessConnectors } from './witness-connectors.ts';
import { witnessPlugins } from './witness-plugins.ts';

/**
 * Takes over a `/bulk/export` document. It comes from a real server, so nothing of it is refused: what isn't understood
 * is kept as it is, with a note.
 */
export function readSeed(document: JsonObject, world: World): void {
  learnKeyIds(document, world);
  witnessConnectors(connectionsIn(document), world);
  for (const operation of listAt(document, 'operations')) {
    const path = normalise(String(operation.resourceType));
    if (operation.operationType === 'DELETE') deleteItems(operation, path, world);
    else takeOperation(path, operation, world);
  }
  for (const path of world.store.paths()) passOnFromParents(path, world);
}

/** A child may come before its parent. */
function passOnFromParents(path: string, world: World): void {
  const parents = new Set(world.store.values(path).map(parentOf));
  for (const id of parents) if (id) passOn(path, id, world);
}

function connectionsIn(document: JsonObject): JsonObject[] {
  const saved = listAt(document, 'operations').filter(({ operationType }) => operationType !== 'DELETE');
  return saved
    .filter(({ resourceType }) => resourceType === '/idp/spConnections')
    .flatMap((each) => listAt(each, 'items'));
}

/** Some exports name a resource in a way of their own. */
function normalise(resourceType: string): string {
  return resourceType === '/authenticationApi' ? '/authenticationApi/applications' : resourceType;
}

function takeOperation(path: string, operation: JsonObject, world: World): void {
  const items = listAt(operation, 'items');
  const special = specialSeeds[path];
  if (!special) witnessPlugins(path, items, world);
  const kind = kinds.get(path);
  if (special) special(items, world, operation);
  else if (singletons.has(path) || adminApi.paths[path]?.put) for (const item of items) takeSetting(path, item, world);
  else if (kind) for (const item of items) takeItem(kind, item, world);
  else keepUnknown(path, items, operation, world);
}

function takeItem(kind: Kind, item: JsonObject, world: World): void {
  const clean = checkBody(item, { ref: kind.type }, { unknownMembers: 'keep', tolerant: true }).value as JsonObject;
  const id = String(clean[kind.id] || idFor(kind.path, textAt(clean, 'type')));
  clean[kind.id] = id;
  const errors = completers[kind.path]?.(clean, { world, bypass: true }) ?? [];
  for (const { message, fieldPath } of errors) {
    world.notes.push(`${kind.path} ${id}: ${fieldPath ? `${fieldPath}: ` : ''}${message}`);
  }
  sealPasswords(clean, world);
  store(kind, clean, world);
}

function takeSetting(path: string, item: JsonObject, world: World): void {
  const shape = adminApi.paths[path]?.get?.returns ?? {};
  const value = completeSetting(path, item, world);
  addLocations(value, shape, world.apiUrl());
  world.store.set(path, value);
}

/** A resource that the model doesn't have is given back by the next export as it came. */
function keepUnknown(path: string, items: JsonObject[], operation: JsonObject, world: World): void {
  world.notes.push(`${path}: not known to the API model; ${items.length} kept as they are`);
  const name = textAt(operation, 'subResource') ? `${path}#${textAt(operation, 'subResource')}` : path;
  items.forEach((item, index) => {
    world.store.put(name, String(item.id ?? item.name ?? index), item);
  });
}

function deleteItems(operation: JsonObject, path: string, world: World): void {
  const ids = operation.itemIds;
  const bundle = textAt(operation, 'subResource');
  const at = bundle === undefined ? path : `${path}/${bundle}`;
  if (Array.isArray(ids)) for (const id of ids) world.store.remove(at, String(id));
}

function sealPasswords(value: JsonObject, world: World): void {
  for (const [member, held] of Object.entries(value)) {
    if (member === 'password' && typeof held === 'string') {
      value.encryptedPassword = world.vault.seal({ clear: held });
      delete value.password;
    } else if (typeof held === 'object' && held !== null) sealPasswords(held as JsonObject, world);
  }
}

/** Ciphertext in a seed was made with keys that this copy of the server is taken to have. */
function learnKeyIds(value: unknown, world: World): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [member, held] of Object.entries(value)) {
    if (typeof held === 'string' && holdsCiphertext(member)) world.knownKeys.add(keyIdOf(held) ?? '');
    else learnKeyIds(held, world);
  }
}
