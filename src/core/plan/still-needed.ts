import type { Desired } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { isObject } from '../document/json.ts';
import { quotedId } from '../kind-words.ts';
import { contractMoves, goneItems, readFrom } from './read-attributes.ts';
import type { UndigestedChange } from './types.ts';
import type { Overview, Standing } from './uses.ts';

/**
 * The changes, with a finding on each that takes from an object what stays in use when the plan is done: an attribute
 * that a mapping reads, an extended property that a connection has a value of.
 */
export function checkStillNeeded(changes: readonly UndigestedChange[], overview: Overview): UndigestedChange[] {
  const byKey = new Map(changes.map((change) => [change.key, change]));
  return changes.map((change) => {
    if (change.kind === 'SpConnection') return change;
    const found = [...stillRead(change, byKey, overview), ...stillValued(change, overview)];
    return found.length === 0 ? change : ({ ...change, findings: [...change.findings, ...found] } as UndigestedChange);
  });
}

/** What refers to an object that a definition wants deleted, and stays. */
export function stillInUse({ kind, key, placeOf }: Desired, name: string, { uses }: Overview): Diagnostic[] {
  const users = new Set((uses().get(key) ?? []).map(({ by }) => by).filter((by) => by.key !== key));
  if (users.size === 0) return [];
  const message = `${quotedId({ kind, id: name })} can’t be deleted while something refers to it: ${named([...users])}`;
  return [finding('still-in-use', placeOf('/lifecycle/state'), message, { hint: letGo([...users]), key })];
}

/** An attribute that goes although a mapping reads it, or is exchanged for another one in a mapping at the same time. */
function stillRead(
  change: UndigestedChange,
  byKey: ReadonlyMap<string, UndigestedChange>,
  { uses }: Overview,
): Diagnostic[] {
  const { gone, added } = contractMoves(change);
  if (change.action !== 'update' || gone.length === 0) return [];
  const { kind, key, name } = change;
  const users = [...new Set((uses().get(key) ?? []).map(({ by }) => by))];
  return gone.flatMap((attribute) => {
    const readers = users.filter((user) => readFrom(key, user.document).includes(attribute));
    const exchanging = users.filter((user) => exchanges(user, byKey.get(user.key), key, { attribute, added }));
    const all = [...new Set([...readers, ...exchanging])];
    if (all.length === 0) return [];
    const message = `${quotedId({ kind, id: name })} loses the attribute "${attribute}", which is still read: ${named(all)}`;
    return [
      finding('attribute-still-read', change.desired.placeOf(placeOfContract(change.desired)), message, {
        hint: inTwoSteps,
        key,
      }),
    ];
  });
}

const inTwoSteps =
  'in two changes: add the new attribute and let what reads the old one read it, apply, and take the old one away afterwards';

/** It reads the old attribute on the server and another new one from then on: neither can be written first. */
function exchanges(
  user: Standing,
  change: UndigestedChange | undefined,
  key: string,
  { attribute, added }: { attribute: string; added: readonly string[] },
): boolean {
  if (change?.action !== 'update' || !readFrom(key, change.live).includes(attribute)) return false;
  return readFrom(key, user.document).some((one) => added.includes(one));
}

function stillValued(change: UndigestedChange, { standing }: Overview): Diagnostic[] {
  if (change.kind !== 'ExtendedProperties' || change.action !== 'update') return [];
  const { key } = change;
  return goneItems(change).flatMap((name) => {
    const users = standing().filter(
      ({ document: { extendedProperties: held } }) => isObject(held) && Object.hasOwn(held, name),
    );
    if (users.length === 0) return [];
    const message = `the extended property "${name}" goes, and has a value in ${named(users)}`;
    return [finding('still-in-use', change.desired.placeOf('/items'), message, { hint: withoutValue(users), key })];
  });
}

const mostNamed = 5;

/** Each by what it is and where it is defined: `"Zoom" (connections/zoom.yaml)`. */
function named(users: readonly Standing[]): string {
  const words = users.map((user) => `${quotedId({ kind: user.kind, id: user.name })} (${whereDefined(user)})`);
  const more = words.length > mostNamed ? ` and ${words.length - mostNamed} more` : '';
  return words.slice(0, mostNamed).join(', ') + more;
}

function whereDefined({ desired, isLeftOut }: Standing): string {
  if (desired) return desired.file;
  return isLeftOut ? 'whose definition is left out of this plan' : 'which no definition manages';
}

const isDefined = ({ desired, isLeftOut }: Standing) => desired !== undefined || isLeftOut === true;

function withoutValue(users: readonly Standing[]): string {
  return users.every(isDefined)
    ? 'take the value away there in the same plan'
    : 'take the value away in the console where no definition manages it';
}

function letGo(users: readonly Standing[]): string {
  return users.every(isDefined)
    ? 'let them refer to something else in the same plan, or delete them with it'
    : 'change in the console what no definition manages, or import it first';
}

const placeOfContract = ({ document }: Desired) =>
  document.attributeContract === undefined ? '/extendedAttributes' : '/attributeContract/extendedAttributes';
