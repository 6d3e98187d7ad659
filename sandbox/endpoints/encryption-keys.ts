import { randomBytes } from 'node:crypto';
import { listAt } from '../connection/context.ts';
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

const configurationKeys = (world: World): JsonObject[] =>
  listAt(
    kept(configuration, world, () => ({
      items: [{ keyId: world.vault.kid, creationDate: world.now().toISOString() }],
    })),
    'items',
  );

const systemKeys = (world: World): JsonObject =>
  kept(system, world, () => ({ current: newSystemKey(world), pending: newSystemKey(world) }));

/** Made when it is first asked for, and kept, so that two readings are equal. */
function kept(path: string, { store }: World, make: () => JsonObject): JsonObject {
  const known = store.setting(path);
  if (known) return known;
  const made = make();
  store.set(path, made);
  return made;
}

function newSystemKey(world: World): JsonObject {
  return {
    creationDate: world.now().toISOString(),
    encryptedKeyData: world.vault.seal({ clear: randomBytes(32).toString('hex') }),
  };
}
