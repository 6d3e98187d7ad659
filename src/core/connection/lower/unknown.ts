import { below, isObject, type Json, type JsonObject, type Pointer, pointerTo } from '../../document/json.ts';
import { parsePath, type WrittenPath, type WrittenStep } from '../../document/parse-path.ts';
import { isWithinWritten } from '../../document/path-pattern.ts';
import { own } from '../../document/readers.ts';
import type { KindName } from '../../kinds.ts';
import { itemStep } from '../compare/item-keys.ts';
import type { FieldRule } from '../fields/rule.ts';
import { fieldAt, modelOf } from '../fields/table.ts';

/** What became of a definition's `unknown:`. */
export interface PlacedUnknown {
  /** The document with its members. */
  document: JsonObject;
  /** The paths of those that are `null`: only the server can hold them. */
  serverOnly: string[];
  /** Where each was written, by its pointer into the document: `/spBrowserSso/newMember` → `/unknown/…`. */
  places: ReadonlyMap<Pointer, Pointer>;
  problems: { path: string; problem: 'no-such-place' | 'known' }[];
}

/**
 * Puts the members of `unknown:` where their paths say. What the document leaves out on the way is made, as far as the
 * field table knows it: a part whose settings are all defaults is there all the same.
 */
export function placeUnknown(kind: KindName, document: JsonObject, unknown: Json | undefined): PlacedUnknown {
  const entries = isObject(unknown) ? Object.entries(unknown) : [];
  if (entries.length === 0) return { document, serverOnly: [], places: new Map(), problems: [] };
  const placed = structuredClone(document);
  const places = new Map<Pointer, Pointer>();
  const serverOnly: string[] = [];
  const problems: PlacedUnknown['problems'] = [];
  for (const [path, value] of entries) {
    const { steps, problem } = parsePath(path);
    const isOnServer = value === null;
    const into = isOnServer ? structuredClone(placed) : placed;
    const at = problem === undefined ? placeOne(kind, into, steps, value as Json) : 'no-such-place';
    if (at === 'known' || at === 'no-such-place') problems.push({ path, problem: at });
    else if (isOnServer) serverOnly.push(path);
    else places.set(at, pointerTo(['unknown', path]));
  }
  return { document: placed, serverOnly, places, problems };
}

function placeOne(
  kind: KindName,
  document: JsonObject,
  parts: WrittenPath,
  value: Json,
): Pointer | 'known' | 'no-such-place' {
  let holder: Json | undefined = document;
  let pointer = '';
  for (const part of parts.slice(0, -1)) {
    const next: { key: string | number; value: Json } | undefined = enter(holder, part, (at) =>
      fieldAt(kind, at === '' ? pointer : below(pointer, at), document),
    );
    if (!next) return 'no-such-place';
    holder = next.value;
    pointer = below(pointer, next.key);
  }
  const member = parts.at(-1)?.text;
  const rule = fieldAt(kind, pointer, document);
  if (!member || !isObject(holder) || rule?.kind !== 'object') return 'no-such-place';
  if (modelOf(rule.model, holder).members.has(member)) return 'known';
  holder[member] = value;
  return below(pointer, member);
}

/**
 * One step of the way: an item by what it's known by or its number, a member by its name.
 *
 * @param ruleOf the row of the holder, or of one of its members
 */
function enter(holder: Json | undefined, step: WrittenStep, ruleOf: (member: string) => FieldRule | undefined) {
  if (Array.isArray(holder)) {
    const items = holder;
    const rule = ruleOf('');
    const index = items.findIndex((_, at) => isWithinWritten([itemStep(rule, items, at)], [step]));
    const value = holder[index] ?? itemOfServer(rule, step);
    if (value === undefined) return undefined;
    if (index < 0) holder.push(value);
    return { key: index < 0 ? holder.length - 1 : index, value };
  }
  if (!isObject(holder)) return undefined;
  const part = step.text;
  const held = own(holder, part);
  if (held !== undefined && held !== null) return { key: part, value: held };
  const made = emptyOf(ruleOf(part));
  if (made) holder[part] = made;
  return made && { key: part, value: made };
}

function emptyOf(rule: FieldRule | undefined): JsonObject | Json[] | undefined {
  if (rule?.kind === 'object') return {};
  return rule?.kind === 'keyed' && rule.readOnly ? [] : undefined;
}

/** Items that the server writes by itself aren't in a definition: one is made of what the path calls it by. */
function itemOfServer(rule: FieldRule | undefined, { text, form }: WrittenStep): JsonObject | undefined {
  const [key] = rule?.kind === 'keyed' && rule.readOnly ? rule.key : [];
  const isName = form === 'quoted' || (text !== '*' && !/^\d+$/.test(text));
  return key !== undefined && isName ? { [key]: text } : undefined;
}
