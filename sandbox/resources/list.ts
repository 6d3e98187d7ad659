import type { JsonObject } from '../json.ts';
import { invalid } from '../server/answer.ts';
import type { ApiRequest, World } from '../world.ts';
import type { Kind } from './kinds.ts';

/** The resources of a collection that the query asks for, in the server's order. Without paging: all of them. */
export function selectItems(kind: Kind, request: ApiRequest, world: World): JsonObject[] {
  const { query } = request;
  let items = inOrder(kind, world);
  const entityId = query.get('entityId');
  if (entityId !== null) items = items.filter((item) => item.entityId === entityId);
  const filter = query.get('filter')?.toLowerCase();
  if (filter) items = items.filter((item) => searched(kind, item).some((text) => text.toLowerCase().includes(filter)));
  return page(items, query);
}

function searched(kind: Kind, item: JsonObject): string[] {
  const members = kind.path.endsWith('Connections') ? ['name', 'entityId'] : ['name', kind.id, 'clientId'];
  return members.map((member) => item[member]).filter((value) => typeof value === 'string');
}

type Known = Map<string, { revision: number; items: JsonObject[] }>;

const orders = new WeakMap<World, Known>();

/** Sorting thousands of connections for each page would be slow; the order is kept until something changes. */
function inOrder(kind: Kind, world: World): JsonObject[] {
  const known: Known = orders.get(world) ?? new Map();
  orders.set(world, known);
  const cached = known.get(kind.path);
  if (cached?.revision === world.store.revision) return cached.items;
  const entries = world.store.entries(kind.path);
  if (world.switches.listOrder === 'created') entries.sort((a, b) => a.created - b.created);
  else {
    const member = world.switches.listOrder === 'id' ? kind.id : 'name';
    const keyed = entries.map((entry) => ({ entry, key: sortKey(entry.value, member, kind.id) }));
    keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    entries.splice(0, entries.length, ...keyed.map(({ entry }) => entry));
  }
  const items = entries.map((entry) => entry.value);
  known.set(kind.path, { revision: world.store.revision, items });
  return items;
}

function sortKey(value: JsonObject, member: string, id: string): string {
  return String(value[member] ?? value[id] ?? '').toLowerCase();
}

/** Pages count from 1; a page beyond the end is empty, a number that isn't one is refused. */
function page(items: JsonObject[], query: URLSearchParams): JsonObject[] {
  const number = numberIn(query, 'page');
  const size = numberIn(query, 'numberPerPage');
  if (number === undefined && size === undefined) return items;
  const each = size ?? 10;
  return items.slice(((number ?? 1) - 1) * each, (number ?? 1) * each);
}

function numberIn(query: URLSearchParams, name: string): number | undefined {
  const given = query.get(name);
  if (given === null || given === '') return undefined;
  const value = Number(given);
  if (Number.isInteger(value) && value >= 1) return value;
  throw invalid([{ errorId: 'invalid_parameter', message: `'${name}' must be a positive number.`, fieldPath: name }]);
}
