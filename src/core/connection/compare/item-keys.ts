import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import { certificateContent } from '../../meaning/certificate-text.ts';

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
export function labelOf(items: readonly JsonObject[], index: number, keys: readonly string[]): string | undefined {
  return (
    uniqueLabel(items, index, (item) => firstKey(item, keys)) ??
    uniqueLabel(items, index, (item) => allKeys(item, keys))
  );
}

type Naming = (item: JsonObject | undefined) => string | undefined;

function uniqueLabel(items: readonly JsonObject[], index: number, nameOf: Naming): string | undefined {
  const own = nameOf(items[index]);
  if (own === undefined) return undefined;
  return items.some((other, at) => at !== index && nameOf(other) === own) ? undefined : own;
}

function firstKey(item: JsonObject | undefined, keys: readonly string[]): string | undefined {
  for (const path of keys) {
    const key = keyAt(item, path);
    if (key !== undefined) return key;
  }
  return undefined;
}

function allKeys(item: JsonObject | undefined, keys: readonly string[]): string | undefined {
  const found = keys.map((path) => keyAt(item, path)).filter((key) => key !== undefined);
  return found.length > 0 ? found.join(' ') : undefined;
}
