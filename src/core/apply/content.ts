import { canonicalJson } from '../connection/canonical.ts';
import { fieldAt } from '../connection/fields/table.ts';
import type { LiveConnection } from '../connection/types.ts';
import { below, isObject, type Json, type JsonObject, type Pointer } from '../document/json.ts';
import { writable } from './writable.ts';

/** How a connection on the server differs from what was seen before. */
export interface ChangedSince {
  /** When it was last changed, as far as the server says. */
  modified?: string;
  /** What is different, for people: `contactInfo.email`. Empty when only a secret can have changed. */
  paths: string[];
}

/**
 * Whether somebody changed a connection between two reads; `undefined` when nobody did. Encrypted values differ on each
 * read and say nothing, so a changed secret shows only in the modification date (servers before 11 have none).
 */
export function changedSince(before: LiveConnection, now: LiveConnection): ChangedSince | undefined {
  const modified = typeof now.modificationDate === 'string' ? now.modificationDate : undefined;
  const isDated = typeof before.modificationDate === 'string' && modified !== undefined;
  const touched = isDated && before.modificationDate !== modified;
  // A list may show less of a connection than a read of its own; with an equal date that is no change.
  const mayLack = isDated && !touched;
  const paths = differingPaths(contentOf(before), contentOf(now), mayLack);
  if (paths.length === 0 && !touched) return undefined;
  return { ...(modified === undefined ? {} : { modified }), paths };
}

/** Where two connections differ in what a person could have changed. */
export function differingContent(a: LiveConnection, b: LiveConnection): string[] {
  return differingPaths(contentOf(a), contentOf(b), false);
}

/** What a person could have changed: without the server's own members and encrypted values, sets in one order. */
function contentOf(live: LiveConnection): JsonObject {
  const document = writable(live);
  return settled(document, '', document) as JsonObject;
}

function settled(value: Json | undefined, pointer: Pointer, document: JsonObject): Json | undefined {
  if (Array.isArray(value)) {
    const items = value.map((item, index) => settled(item, below(pointer, index), document) as Json);
    return hasOrder(pointer, document) ? items : sortedByText(items);
  }
  if (!isObject(value)) return value;
  const members = Object.entries(value).filter(([name, inner]) => !isEncrypted(name, inner));
  return Object.fromEntries(members.map(([name, inner]) => [name, settled(inner, below(pointer, name), document)]));
}

function isEncrypted(name: string, value: Json | undefined): boolean {
  return (name === 'encryptedValue' || name === 'encryptedPassword') && typeof value === 'string';
}

function hasOrder(pointer: Pointer, document: JsonObject): boolean {
  const rule = fieldAt(pointer, document);
  return rule?.kind === 'list' || (rule?.kind === 'keyed' && rule.ordered === true);
}

function sortedByText(items: Json[]): Json[] {
  return items
    .map((item) => ({ item, text: canonicalJson(item) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ item }) => item);
}

function differingPaths(a: Json | undefined, b: Json | undefined, mayLack: boolean, path = ''): string[] {
  if (mayLack && a === undefined) return [];
  if (canonicalJson(a ?? null) === canonicalJson(b ?? null)) return [];
  if (isObject(a) && isObject(b)) {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return names.flatMap((name) => differingPaths(a[name], b[name], mayLack, path === '' ? name : `${path}.${name}`));
  }
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    return a.flatMap((item, index) => differingPaths(item, b[index], mayLack, `${path}[${labelOf(item, index)}]`));
  }
  return [path];
}

function labelOf(item: Json, index: number): string {
  const label = isObject(item) ? (item.name ?? item.fieldName ?? item.id) : undefined;
  return typeof label === 'string' ? label : String(index);
}
