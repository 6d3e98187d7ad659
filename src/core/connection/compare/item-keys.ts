import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import type { ItemStep } from '../../document/path.ts';
import { certificateContent } from '../../meaning/certificate.ts';
import type { FieldRule } from '../fields/rule.ts';

interface Path {
  segments: readonly string[];
  isCertificate: boolean;
}

const paths = new Map<string, Path>();

function compiled(path: string): Path {
  const known = paths.get(path);
  if (known) return known;
  const made = { segments: path.split('/'), isCertificate: path.endsWith('fileData') };
  paths.set(path, made);
  return made;
}

/** The text or number at a path within an item (`idpAdapterRef/id`); a certificate by its content. */
export function keyAt(item: JsonObject | undefined, path: string): string | undefined {
  const { segments, isCertificate } = compiled(path);
  let value: Json | undefined = item;
  for (const segment of segments) value = isObject(value) ? value[segment] : undefined;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') return undefined;
  return isCertificate ? certificateContent(value) : value;
}

/**
 * What an item is known by: the first of the paths that it has, or all of them together; nothing when another item has
 * the same.
 */
export function identityOf(
  items: readonly JsonObject[],
  index: number,
  keys: readonly string[],
): Omit<ItemStep, 'index'> | undefined {
  return (
    uniqueIdentity(items, index, (item) => firstKey(item, keys)) ??
    uniqueIdentity(items, index, (item) => allKeys(item, keys))
  );
}

/** An item of a document's list, as a step of the way to it. */
export function itemStep(rule: FieldRule | undefined, list: readonly Json[], index: number): ItemStep {
  if (rule?.kind !== 'keyed') return { index };
  const items = list.map((item) => (isObject(item) ? item : {}));
  return { ...identityOf(items, index, rule.key), index };
}

type Naming = (item: JsonObject | undefined) => { item: string; by?: string } | undefined;

function uniqueIdentity(items: readonly JsonObject[], index: number, nameOf: Naming) {
  const own = nameOf(items[index]);
  if (own === undefined) return undefined;
  return items.some((other, at) => at !== index && nameOf(other)?.item === own.item) ? undefined : own;
}

const firstKey = (item: JsonObject | undefined, keys: readonly string[]): ReturnType<Naming> => {
  for (const path of keys) {
    const key = keyAt(item, path);
    if (key !== undefined) return { item: key, by: path };
  }
  return undefined;
};

const allKeys = (item: JsonObject | undefined, keys: readonly string[]): ReturnType<Naming> => {
  const found = keys.map((path) => keyAt(item, path)).filter((key) => key !== undefined);
  return found.length > 0 ? { item: found.join(' ') } : undefined;
};
