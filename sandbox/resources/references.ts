import type { JsonObject } from '../json.ts';
import type { Shape } from '../model/model.ts';
import { walkTypes } from '../model/walk.ts';
import { byEntityId, hiddenNames, hiddenReferences, readHidden } from '../plugins/hidden-references.ts';
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
  '/notificationPublishers/settings': {
    member: 'defaultNotificationPublisherRef',
    target: '/notificationPublishers',
  },
  '/oauth/accessTokenManagers/settings': {
    member: 'defaultAccessTokenManagerRef',
    target: '/oauth/accessTokenManagers',
  },
  '/oauth/cibaServerPolicy/settings': {
    member: 'defaultRequestPolicyRef',
    target: '/oauth/cibaServerPolicy/requestPolicies',
  },
  '/oauth/openIdConnect/settings': { member: 'defaultPolicyRef', target: '/oauth/openIdConnect/policies' },
  '/oauth/tokenExchange/generator/settings': {
    member: 'defaultGeneratorGroupRef',
    target: '/oauth/tokenExchange/generator/groups',
  },
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

/** The same of ids that stand as plain text. */
export function danglingHidden(collection: string, document: JsonObject, world: World): ValidationError[] {
  if (world.switches.danglingHiddenReferences === 'allow') return [];
  return readHidden(collection, document)
    .filter(({ target, id }) => !isThere(target, id, world))
    .map(({ target, id, path }) => {
      const message = `The ${words[target] ?? 'resource'} ID '${id}' is not valid.`;
      return { errorId: 'invalid_reference', message, fieldPath: path };
    });
}

function isThere(target: string, id: string, { store }: World): boolean {
  if (target === byEntityId) return store.idsWith('/idp/spConnections', 'entityId', id).size > 0;
  return store.get(target, id) !== undefined;
}

/** Whether a stored resource names another one, with a link or as plain text. */
function namer(path: string, id: string, world: World): (collection: string, value: JsonObject) => boolean {
  const needle = `${path}/${encodeURIComponent(id)}"`;
  const names = hiddenNames(path, id, world.store.get(path, id)?.value);
  const hides = world.switches.hiddenReferences === 'use';
  return (collection, value) =>
    world.store.mentions(value, needle) ||
    (hides &&
      hiddenReferences(collection, value).some((found) =>
        names.some((name) => name.target === found.target && name.id === found.id),
      ));
}

/** The names of everything that refers to a resource. */
export function usersOf(path: string, id: string, world: World): string[] {
  const isNamedIn = namer(path, id, world);
  const users: string[] = [];
  for (const collection of world.store.paths()) {
    if (collection === path && path === '/idp/spConnections') continue;
    if (looseReferences[collection]?.target === path) continue;
    for (const value of world.store.values(collection)) {
      const itself = collection === path && String(value.id) === id;
      if (!itself && isNamedIn(collection, value)) users.push(`${collection}: ${String(value.name ?? value.id)}`);
    }
  }
  for (const [setting, value] of world.store.settings()) {
    if (singletons.has(setting) && !(setting in looseReferences) && isNamedIn(setting, value)) users.push(setting);
  }
  return users;
}
