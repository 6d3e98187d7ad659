import { type Name, nameIn, type Reference, referencesOf } from '../connection/references/references.ts';
import { resourcesNamed, type ServerResources } from '../connection/references/resource-names.ts';
import type { Desired, ResourceNameOf } from '../connection/types.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { below, isObject, type Json, type JsonObject, lastOf, type Pointer } from '../document/json.ts';
import { didYouMean, inWords } from '../document/nearest.ts';
import { idIn, textOf } from '../document/readers.ts';
import { type KindName, kinds } from '../kinds.ts';
import { consoleValue } from '../meaning/console-values.ts';
import { isMarkerEntry } from './marker.ts';
import { attributesRead, namesInContract } from './read-attributes.ts';

/**
 * References to things that the server doesn't have, names that it has twice, and attributes that what is referred to
 * doesn't have, each at its place. Nothing on ids of
 * kinds that couldn't be read.
 */
export function missingReferences(desired: Desired, server: ServerResources): Diagnostic[] {
  const findings = referencesOf(desired.kind, desired.document).flatMap((reference) => {
    const problem = problemOf(reference, server[reference.kind], desired.nameOf);
    if (!problem) return [];
    const { code, message, hint } = problem;
    return [finding(code, desired.placeOf(reference.pointer), message, { hint, key: desired.key })];
  });
  return [...findings, ...checkProperties(desired, server.ExtendedProperties), ...unknownAttributes(desired, server)];
}

interface Problem {
  code: DiagnosticCode;
  message: string;
  hint?: string | undefined;
}

function problemOf(
  reference: Reference,
  known: readonly JsonObject[] | undefined,
  nameOf: ResourceNameOf = () => undefined,
): Problem | undefined {
  const name = nameIn(reference.link);
  if (name) return notResolved(reference, name, known);
  const { id } = reference.link;
  if (!known || typeof id !== 'string' || id === '' || id.includes('${')) return undefined;
  const found = known.find((resource) => resource.id === id);
  return found ? unfitDataStore(reference, found, nameOf('DataStore', id) ?? id) : missing(reference.kind, id, known);
}

function missing(kind: KindName, id: string, known: readonly JsonObject[]): Problem {
  const message = `the server has no ${kinds[kind].word} with the id "${id}"`;
  return { code: 'missing-reference', message, hint: hintFor(kind, id, known) };
}

/** A name where the id belongs is the likeliest slip, then a misspelt id. */
function hintFor(kind: KindName, id: string, known: readonly JsonObject[]): string | undefined {
  const [named] = resourcesNamed(kind, { by: 'name', text: id }, known);
  if (named) return `that is its name; write { name: ${id} }, or its id "${named.id}"`;
  const ids = known.map((resource) => textOf(resource.id));
  return didYouMean(id, ids) ?? (ids.length > 0 && ids.length <= 10 ? `it has ${ids.join(', ')}` : undefined);
}

/** A name that resolving left as it is: the server has none of it, or several. */
function notResolved({ kind }: Reference, { by, text }: Name, known: readonly JsonObject[] | undefined): Problem {
  const { word } = kinds[kind];
  if (!known) {
    const message = `the account may not read what the server has of this kind, so the ${word} "${text}" can't be looked up`;
    return { code: 'unresolved-reference', message, hint: 'let the account read it, or write the id' };
  }
  const found = resourcesNamed(kind, { by, text }, known);
  const way = by === 'name' ? 'called' : `with the ${by}`;
  if (found.length === 0) {
    const message = `the server has no ${word} ${way} "${text}"`;
    return { code: 'missing-reference', message, hint: nameHint(kind, { by, text }, known) };
  }
  const ids = found.map((one) => textOf(one.id));
  const message = `the server has ${found.length} of this kind ${way} "${text}", with the ids ${inWords(ids, 'and')}`;
  return { code: 'ambiguous-reference', message, hint: 'write the id of the one that is meant' };
}

function nameHint(kind: KindName, { by, text }: Name, known: readonly JsonObject[]): string {
  if (known.some(({ id }) => id === text)) return 'that is an id; write it as it is, without a mapping';
  if (known.length === 0) return 'it has none';
  const members = kinds[kind].known[by] ?? [];
  const names = known.flatMap((one) => members.map((member) => textOf(one[member])).filter((held) => held !== ''));
  const listed = names.slice(0, 10).join('; ');
  return didYouMean(text, names) ?? `it has ${listed}${names.length > 10 ? '; …' : ''}`;
}

function unfitDataStore({ kind, owner, pointer }: Reference, found: JsonObject, name: string): Problem | undefined {
  if (kind !== 'DataStore') return undefined;
  const wanted = wantedType(owner, pointer);
  if (wanted !== undefined && found.type !== undefined && found.type !== wanted) {
    return {
      code: 'wrong-data-store',
      message: `"${name}" is a ${kindWords(found.type)} data store; ${kindWords(wanted)} is needed here`,
    };
  }
  if (owner.memberOfNestedGroup !== true || found.ldapType === undefined || found.ldapType === 'ACTIVE_DIRECTORY')
    return undefined;
  const message = `memberOfNestedGroup works with Active Directory only; "${name}" is another directory, and PingFederate sets it to false`;
  return { code: 'nested-groups-without-active-directory', message };
}

const kindWords = (type: Json) => consoleValue('sourceKind', String(type)) ?? String(type);

/** Channels read from LDAP only; an attribute source says itself. */
function wantedType(owner: JsonObject, pointer: Pointer): string | undefined {
  if (lastOf(pointer) === 'dataSource') return 'LDAP';
  return typeof owner.type === 'string' ? owner.type : undefined;
}

/** Extended properties must be defined, and take several values only where they are defined to. */
function checkProperties(desired: Desired, known: readonly JsonObject[] | undefined): Diagnostic[] {
  const { extendedProperties } = desired.document;
  if (!known || !isObject(extendedProperties)) return [];
  return Object.entries(extendedProperties).flatMap(([name, entry]) => {
    const pointer = below('/extendedProperties', name);
    const defined = known.find((property) => property.name === name);
    if (!defined) return undefinedProperty(desired, name, pointer, known, entry);
    const values = isObject(entry) && Array.isArray(entry.values) ? entry.values : [];
    if (defined.multiValued === true || values.length < 2) return [];
    const message = `"${name}" takes one value, ${values.length} are given`;
    return [finding('extended-property-values', desired.placeOf(pointer), message, { key: desired.key })];
  });
}

function undefinedProperty(
  desired: Desired,
  name: string,
  pointer: Pointer,
  known: readonly JsonObject[],
  entry: Json | undefined,
): Diagnostic[] {
  // The marker's own property is looked at once for the whole plan.
  if (isMarkerEntry(entry)) return [];
  const names = known.map((property) => textOf(property.name));
  const hint = didYouMean(name, names) ?? (names.length > 0 ? `it has ${names.join(', ')}` : 'it has none');
  const message = `the server has no extended property "${name}"`;
  return [finding('missing-reference', desired.placeOf(pointer, 'key'), message, { hint, key: desired.key })];
}

/**
 * Attributes that a fulfilment takes from an adapter, policy contract or token processor that has none of that name, as
 * far as the server says what it has.
 */
export function unknownAttributes({ key, document, placeOf }: Desired, server: ServerResources): Diagnostic[] {
  return attributesRead(document).flatMap(({ kind, from, attribute, pointer }) => {
    const known = attributesOf(from, server[kind]);
    if (known.length === 0 || known.includes(attribute)) return [];
    const message = `the ${kinds[kind].word} ${from} has no attribute "${attribute}"`;
    const hint = didYouMean(attribute, known) ?? `it has ${known.join(', ')}`;
    return [finding('attribute-not-there', placeOf(pointer), message, { hint, key })];
  });
}

/** The names in a resource's contract, or in that of the one that it inherits from; none when neither says them. */
function attributesOf(id: string, known: readonly JsonObject[] = [], seen: readonly string[] = []): string[] {
  const found = known.find((one) => one.id === id);
  if (!found || seen.includes(id)) return [];
  const own = namesInContract(found);
  const parent = idIn(found, 'parentRef');
  return own.length > 0 || parent === undefined ? own : attributesOf(parent, known, [...seen, id]);
}
