import type { JsonObject } from '../json.ts';
import type { Shape } from '../model/model.ts';
import { walkTypes } from '../model/walk.ts';
import type { ValidationError } from '../server/answer.ts';
import type { World } from '../world.ts';
import { singletons } from './kinds.ts';
import { targetOf } from './links.ts';

/** What each collection's resources are called in an error. */
const words: Record<string, string> = {
  '/dataStores': 'data store',
  '/keyPairs/signing': 'signing key pair',
  '/keyPairs/sslClient': 'SSL client key pair',
  '/keyPairs/sslServer': 'SSL server key pair',
  '/idp/adapters': 'IdP adapter',
  '/authenticationPolicyContracts': 'authentication policy contract',
  '/idp/tokenProcessors': 'token processor',
  '/metadataUrls': 'metadata URL',
  '/passwordCredentialValidators': 'password credential validator',
};

/** Settings and resources that name another one without holding on to it: it may be deleted first. */
export const looseReferences: Record<string, { member: string; target: string }> = {
  '/captchaProviders/settings': { member: 'defaultCaptchaProviderRef', target: '/captchaProviders' },
  '/authenticationApi/applications': { member: 'clientForRedirectlessModeRef', target: '/oauth/clients' },
};

/** References to something that isn't there. Descriptors aren't looked up: which plugins are installed is open. */
export function danglingReferences(document: JsonObject, shape: Shape, world: World): ValidationError[] {
  const errors: ValidationError[] = [];
  walkTypes(document, shape, (at) => {
    if (at.type !== 'ResourceLink') return;
    const target = targetOf(at);
    const id = at.value.id;
    if (!target || target.endsWith('/descriptors') || typeof id !== 'string' || id === '') return;
    if (world.store.get(target, id)) return;
    const message = `The ${words[target] ?? 'resource'} ID '${id}' is not valid.`;
    errors.push({ errorId: 'invalid_reference', message, fieldPath: `${at.path}.id` });
  });
  return errors;
}

/** The names of everything that refers to a resource. */
export function usersOf(path: string, id: string, world: World): string[] {
  const needle = `${path}/${encodeURIComponent(id)}"`;
  const users: string[] = [];
  for (const collection of world.store.paths()) {
    if (collection === path && path === '/idp/spConnections') continue;
    if (looseReferences[collection]?.target === path) continue;
    for (const value of world.store.values(collection)) {
      const itself = collection === path && String(value.id) === id;
      if (!itself && world.store.mentions(value, needle))
        users.push(`${collection}: ${String(value.name ?? value.id)}`);
    }
  }
  for (const [setting, value] of world.store.settings()) {
    if (singletons.has(setting) && !(setting in looseReferences) && world.store.mentions(value, needle))
      users.push(setting);
  }
  return users;
}
