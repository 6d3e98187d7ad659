import { objectAt } from '../connection/context.ts';
import { type Answer, forbidden, invalid, notFound, Refusal } from '../server/answer.ts';
import type { Entry } from '../store/store.ts';
import type { ApiRequest, World } from '../world.ts';
import { readSetting, writeSetting } from './answer-settings.ts';
import { type Kind, kinds, singletons } from './kinds.ts';
import { selectItems } from './list.ts';
import { looseReferences, usersOf } from './references.ts';
import { save } from './save.ts';
import { isStaleUse, noteUsers } from './stale-use.ts';

/** Answers any request to a collection, to one of its resources, or to settings, by the model alone. */
export function answerGeneric(request: ApiRequest, world: World): Answer | undefined {
  const { method, pattern } = request;
  if (singletons.has(pattern)) return method === 'GET' ? readSetting(request, world) : writeSetting(request, world);
  const kind = kinds.get(pattern);
  if (kind) return method === 'GET' ? list(kind, request, world) : create(kind, request, world);
  const parent = kinds.get(pattern.replace(/\/\{[^{}]+\}$/, ''));
  if (!parent) return undefined;
  return one(parent, request, world);
}

function one(kind: Kind, request: ApiRequest, world: World): Answer {
  const entry = find(kind, request, world);
  if (request.method === 'GET') return text(world, entry);
  if (request.method === 'DELETE') return remove(kind, entry, world);
  const { body: value, missing, bypass } = request;
  return text(world, save({ kind, value, before: entry.value, missing, bypass, world }));
}

/** The resource that the path's last parameter names. */
export function find(kind: Kind, request: ApiRequest, world: World): Entry {
  const id = Object.values(request.params).at(-1) ?? '';
  const entry = world.store.get(kind.path, id);
  if (!entry) throw notFound(id);
  return entry;
}

function text(world: World, entry: Entry, status = 200): Answer {
  return { status, text: world.store.text(entry.value) };
}

function list(kind: Kind, request: ApiRequest, world: World): Answer {
  const texts = selectItems(kind, request, world).map((value) => world.store.text(value));
  const bare = kind.listType?.type === 'array';
  return { status: 200, text: bare ? `[${texts.join(',')}]` : `{"items":[${texts.join(',')}]}` };
}

function create(kind: Kind, request: ApiRequest, world: World): Answer {
  const { body: value, missing, bypass } = request;
  return text(world, save({ kind, value, missing, bypass, world }), kind.createdStatus);
}

/** Of these the API's description knows no "in use". */
const unguarded = new Set(['/certificates/ca']);

/** What is still referred to stays; some servers keep saying so for a moment after the last user has gone. */
export function remove(kind: Kind, entry: Entry, world: World): Answer {
  const id = String(entry.value[kind.id]);
  const users = unguarded.has(kind.path) ? [] : usersOf(kind.path, id, world);
  if (users.length === 0 && isStaleUse(kind.path, id, world)) throw stillUsed(id, world);
  if (users.length > 0) throw inUse(kind.path, id, users);
  world.store.remove(kind.path, id);
  forgetLoose(kind.path, id, world);
  noteUsers(kind.path, entry.value, { ref: kind.type }, world);
  return { status: 204 };
}

/** A manager of access tokens answers 403 where others answer 422, by the API's description; the texts are made up. */
function inUse(path: string, id: string, users: string[]): Refusal {
  const message = `The resource '${id}' is in use by: ${users.slice(0, 10).join(', ')}.`;
  if (path === '/oauth/accessTokenManagers') return forbidden(message);
  return invalid([{ errorId: 'resource_in_use', message }]);
}

/** Some servers answer a moment long as if there were a user, or fail looking for it. */
function stillUsed(id: string, { switches }: World): Refusal {
  if (switches.staleInUseStatus === 422) return inUse('', id, ['a resource that was deleted']);
  return new Refusal(500, 'internal_error', 'An internal error occurred.');
}

/**
 * What names another one without holding on to it: the official Terraform provider's own tests delete the default of
 * a kind before the settings change, and a client before the application that names it. That these name none
 * afterwards is assumed.
 */
function forgetLoose(path: string, id: string, world: World): void {
  for (const [setting, { member, target }] of Object.entries(looseReferences)) {
    if (target !== path) continue;
    const value = world.store.setting(setting);
    if (objectAt(value, member)?.id === id) world.store.set(setting, { ...value, [member]: undefined });
    for (const user of world.store.values(setting)) {
      if (objectAt(user, member)?.id === id)
        world.store.put(setting, String(user.id), { ...user, [member]: undefined });
    }
  }
}
