import type { Addresses, FieldRule } from '../../../../src/core/connection/fields/rule.ts';
import { fieldAt, modelOf } from '../../../../src/core/connection/fields/table.ts';
import type { Live } from '../../../../src/core/connection/types.ts';
import { isObject, type Json, type JsonObject } from '../../../../src/core/document/json.ts';
import type { KindName } from '../../../../src/core/kinds.ts';
import { valuesBelow } from './leaves.ts';

/** A source of choices: the next number from 0 to 1. */
export interface Dice {
  (): number;
  /** Values that the server chooses by itself may be there in one answer and not in another. */
  invents: boolean;
}

/** Reproducible numbers from 0 to 1 (xorshift). */
export function diceFrom(seed: number, invents = true): Dice {
  let state = seed;
  const roll = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  return Object.assign(roll, { invents });
}

/**
 * The connection as another server, or the same one a moment later, would answer it: of equal meaning, in other words.
 *
 * Defaults are added or left out, sets shuffled, certificates wrapped anew, secrets encrypted anew; links get a
 * `location`, certificates a view, the connection its dates.
 */
export function disturb<Document extends JsonObject>(document: Document, dice: Dice): Document {
  return {
    ...(disturbObject(document, 'SpConnection', dice) as Document),
    modificationDate: '2026-11-24T10:00:00.000Z',
    creationDate: '2026-01-01T00:00:00.000Z',
  };
}

/** The same of an object of another kind. */
export function disturbOther(kind: KindName, document: Live, dice: Dice): Live {
  return { ...disturbObject(document, kind, dice), id: document.id, lastModified: '2026-11-24T10:00:00.000Z' };
}

/** A server keeps an address in two forms; which ones it answers with is another matter. */
function inOtherForms(value: JsonObject, addresses: Addresses | undefined, dice: Dice): JsonObject {
  if (!addresses || value[addresses.whole] === undefined) return value;
  const { whole, tagged } = addresses;
  const tags = value[tagged] ?? [{ [whole]: value[whole] as Json, defaultSource: true }];
  return dice() < 0.5 ? { ...value, [tagged]: tags } : value;
}

function disturbObject(object: JsonObject, name: string, dice: Dice): JsonObject {
  const model = modelOf(name, object);
  const value = inOtherForms(object, model.addresses, dice);
  const result: JsonObject = {};
  for (const [member, rule] of shuffled(model.entries, dice)) {
    const kept = disturbMember(value[member], rule, value, dice);
    if (kept !== undefined) result[member] = kept;
  }
  if (name === 'ResourceLink') result.location = `https://other-${Math.floor(dice() * 1000)}.example.com/x`;
  if (name === 'ConnectionCert') result.certView = { id: 'view', status: 'VALID' };
  return result;
}

function disturbMember(value: Json | undefined, rule: FieldRule, owner: JsonObject, dice: Dice): Json | undefined {
  if (rule.readOnly) return value;
  if (rule.kind === 'scalar') return disturbScalar(value, rule, owner, dice);
  if (value === undefined) return rule.absent === 'as-live' ? undefined : dice() < 0.5 ? emptyOf(rule) : undefined;
  if (rule.kind === 'object') return disturbObject(value as JsonObject, rule.model, dice);
  if (rule.kind === 'map') {
    const entries = shuffled(Object.entries(value as JsonObject), dice);
    return Object.fromEntries(entries.map(([key, entry]) => [key, disturbObject(entry as JsonObject, rule.of, dice)]));
  }
  const items = value as Json[];
  const changed = rule.of ? items.map((item) => disturbObject(item as JsonObject, rule.of as string, dice)) : items;
  const isOrdered = rule.kind === 'list' || (rule.kind === 'keyed' && rule.ordered);
  return isOrdered ? changed : shuffled(changed, dice);
}

function disturbScalar(
  value: Json | undefined,
  rule: FieldRule & { kind: 'scalar' },
  owner: JsonObject,
  dice: Dice,
): Json | undefined {
  if (rule.encryptedFormOf) return value === undefined ? undefined : `OBF:JWE:${Math.floor(dice() * 1e9)}`;
  if (rule.pem) return typeof value === 'string' ? rewrapped(value, dice) : value;
  if (rule.absent === 'as-live') return value ?? (dice.invents && dice() < 0.5 ? 'made up by the server' : undefined);
  const fallback =
    typeof rule.default === 'object'
      ? rule.default.find(({ when }) => when.is.includes(String(owner[when.sibling])))?.value
      : typeof rule.default === 'function'
        ? rule.default(owner)
        : rule.default;
  if (value === fallback || (value === undefined && fallback !== undefined)) return dice() < 0.5 ? fallback : undefined;
  if (value === false && fallback === undefined) return dice() < 0.5 ? undefined : false;
  if (value === undefined && rule.secret === undefined) return dice() < 0.3 ? '' : undefined;
  return value;
}

function emptyOf(rule: FieldRule): Json {
  return rule.kind === 'object' || rule.kind === 'map' ? {} : [];
}

function rewrapped(pem: string, dice: Dice): string {
  const body = pem.replace(/-----[^-]+-----/g, '').replace(/\s/g, '');
  const lines = (width: number) => body.match(new RegExp(`.{1,${width}}`, 'g'))?.join('\n');
  const forms = [
    body,
    `-----BEGIN CERTIFICATE-----\n${lines(64)}\n-----END CERTIFICATE-----`,
    `-----BEGIN CERTIFICATE-----\r\n${lines(76)?.replaceAll('\n', '\r\n')}\r\n-----END CERTIFICATE-----\r\n`,
    Buffer.from(pem).toString('base64'),
    `\n${lines(40)}\n`,
  ];
  return forms[Math.floor(dice() * forms.length)] as string;
}

function shuffled<Item>(items: readonly Item[], dice: Dice): Item[] {
  return items
    .map((item) => ({ item, order: dice() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

/** The connection with a member that nobody knows in some of its objects; the pointers of those members with it. */
export function withUnknownMembers(document: JsonObject, dice: Dice): { document: JsonObject; pointers: string[] } {
  const copy = structuredClone(document);
  const pointers: string[] = [];
  for (const { pointer, value } of valuesBelow(copy)) {
    if (!isObject(value) || dice() < 0.7 || !isModel(pointer, copy)) continue;
    value.memberOfTomorrow = { kept: pointer };
    pointers.push(`${pointer}/memberOfTomorrow`);
  }
  return { document: copy, pointers };
}

function isModel(pointer: string, document: JsonObject): boolean {
  const rule = fieldAt('SpConnection', pointer, document);
  return rule?.kind === 'object' && !/certView|pluginDescriptorRef|coreAttributes/.test(pointer);
}
