import { isMap, Scalar } from 'yaml';
import { type EditPlace, type Entry, endOfEntry, startOfEntry } from './edit-place.ts';
import type { Json, JsonObject } from './json.ts';
import { writeYaml } from './write-yaml.ts';

/**
 * A value on one line, in the quotes that were there; `undefined` for what wants lines of its own. Between brackets
 * everything fits on one line.
 */
export function inlineText(value: Json, type: Scalar['type'] | undefined, inFlow: boolean): string | undefined {
  if (typeof value === 'string') return inlineString(value, type, inFlow);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Object.keys(value).length === 0) return Array.isArray(value) ? '[]' : '{}';
  return inFlow ? bracketed(value) : undefined;
}

function inlineString(value: string, type: Scalar['type'] | undefined, inFlow: boolean): string | undefined {
  if (/[\r\n]/.test(value)) return inFlow ? JSON.stringify(value) : undefined;
  if (type === Scalar.QUOTE_SINGLE) return `'${value.replaceAll("'", "''")}'`;
  if (type === Scalar.QUOTE_DOUBLE || (inFlow && /[,[\]{}:#]/.test(value))) return JSON.stringify(value);
  return writeYaml(value).trimEnd();
}

function bracketed(value: Json[] | JsonObject): string {
  if (Array.isArray(value)) return `[${value.map(inFlowText).join(', ')}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{ ${members.map(([key, member]) => `${inFlowText(key)}: ${inFlowText(member as Json)}`).join(', ')} }`;
}

function inFlowText(value: Json): string {
  return inlineText(value, undefined, true) ?? JSON.stringify(value);
}

export function addFlowEntry(text: string, { collection }: EditPlace, step: string, value: Json): string {
  const end = endOfEntry(collection.items.at(-1) as Entry);
  const entry = isMap(collection) ? `${inFlowText(step)}: ${inFlowText(value)}` : inFlowText(value);
  return `${text.slice(0, end)}, ${entry}${text.slice(end)}`;
}

/** An entry goes together with the comma before it; the first one with the comma behind it. */
export function removeFlowEntry(text: string, { collection, index }: EditPlace): string {
  const items = collection.items as Entry[];
  const entry = items[index] as Entry;
  const previous = items[index - 1];
  if (previous) return text.slice(0, endOfEntry(previous)) + text.slice(endOfEntry(entry));
  const next = startOfEntry(items[index + 1] as Entry).range?.[0] ?? 0;
  return text.slice(0, startOfEntry(entry).range?.[0] ?? 0) + text.slice(next);
}
