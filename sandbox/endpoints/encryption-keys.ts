import { randomBytes } from 'node:crypto';
import { listAt, objectAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import { ok } from '../server/answer.ts';
import type { Handler, World } from '../world.ts';

const configuration = '/configurationEncryptionKeys';
const system = '/serverSettings/systemKeys';

/**
 * The keys that a server encrypts with, listed and exchanged. What is stored here goes on being encrypted by the key of
 * the start: nobody can tell, as no key is ever answered in clear.
 */
export const encryptionKeyEndpoints: Record<string, Handler> = {
  [`GET ${configuration}`]: (_, world) => ok({ items: configurationKeys(world) }),
  [`POST ${configuration}/rotate`]: (_, world) => {
    const keyId = randomBytes(9).toString('base64url').slice(0, 10);
    const items = [{ keyId, creationDate: world.now().toISOString() }, ...configurationKeys(world)];
    world.store.set(configuration, { items });
    return ok({ items }, 201);
  },
  [`GET ${system}`]: (_, world) => ok(systemKeys(world)),
  [`POST ${system}/rotate`]: (_, world) => {
    const { current, pending } = systemKeys(world);
    const rotated = { current: pending!, previous: current!, pending: newSystemKey(world) };
    world.store.set(system, rotated);
    return ok(rotated);
  },
};

function configurationKeys(world: World): JsonObject[] {
  const known = world.store.setting(configuration);
  return known ? listAt(known, 'items') : [{ keyId: world.vault.kid, creationDate: world.now().toISOString() }];
}

/** Made when they're first asked for, and kept, so that two readings are equal. */
function systemKeys(world: World): JsonObject {
  const known = world.store.setting(system);
  if (objectAt(known, 'current')) return known!;
  const made = { current: newSystemKey(world), pending: newSystemKey(world) };
  world.store.set(system, made);
  return made;
}

function newSystemKey(world: World): JsonObject {
  return {
    creationDate: world.now().toISOString(),
    encryptedKeyData: world.vault.seal({ clear: randomBytes(32).toString('hex') }),
  };
}
