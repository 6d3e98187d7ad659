import { resources } from '../connection/fields/resources.ts';
import type { FieldRule, ResourceKind } from '../connection/fields/rule.ts';
import { visitModels } from '../connection/fields/visit-models.ts';
import type { DesiredConnection } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { below, isObject, type Json, type JsonObject, type Pointer } from '../document/json.ts';
import { didYouMean } from '../document/nearest.ts';
import { textOf } from '../document/readers.ts';
import { isMarkerEntry } from './marker.ts';
import type { ServerResources } from './server-resources.ts';

/** References to things that the server doesn't have, each at its place. Nothing on kinds that couldn't be read. */
export function missingReferences(desired: DesiredConnection, server: ServerResources): Diagnostic[] {
  const findings: Diagnostic[] = [];
  visitModels(desired.document, ({ value, model, pointer }) => {
    for (const [member, rule] of model.entries) {
      if (!('refersTo' in rule) || value[member] === undefined) continue;
      for (const reference of referencesIn(rule, value[member], below(pointer, member))) {
        findings.push(...checkReference(desired, server, reference, value));
      }
    }
  });
  return [...findings, ...checkProperties(desired, server.extendedProperties)];
}

interface Reference {
  kind: ResourceKind;
  id: string;
  pointer: Pointer;
}

function referencesIn(rule: FieldRule, value: Json | undefined, pointer: Pointer): Reference[] {
  if (!('refersTo' in rule) || rule.refersTo === undefined || rule.readOnly) return [];
  const kind = rule.refersTo;
  if (Array.isArray(value)) return value.flatMap((item, index) => referenceIn(kind, item, below(pointer, index)));
  return referenceIn(kind, value, pointer);
}

function referenceIn(kind: ResourceKind, value: Json | undefined, pointer: Pointer): Reference[] {
  const id = isObject(value) ? value.id : value;
  return typeof id === 'string' && id !== '' && !id.includes('${') ? [{ kind, id, pointer }] : [];
}

function checkReference(
  desired: DesiredConnection,
  server: ServerResources,
  { kind, id, pointer }: Reference,
  owner: JsonObject,
): Diagnostic[] {
  const known = server[kind];
  if (!known) return [];
  const found = known.find((resource) => resource.id === id);
  const place = desired.placeOf(pointer);
  const connection = desired.id;
  if (!found) {
    const message = `the server has no ${resources[kind].word} with the id "${id}"`;
    return [finding('missing-reference', place, message, { hint: hintFor(id, known), connection })];
  }
  if (kind !== 'dataStores') return [];
  const wanted = wantedType(owner, pointer);
  if (wanted !== undefined && found.type !== undefined && found.type !== wanted) {
    const message = `"${id}" is a ${found.type} data store; ${wanted} is needed here`;
    return [finding('wrong-data-store', place, message, { connection })];
  }
  if (owner.memberOfNestedGroup !== true || found.ldapType === undefined || found.ldapType === 'ACTIVE_DIRECTORY')
    return [];
  const message = `memberOfNestedGroup works with Active Directory only; "${id}" is ${found.ldapType}, and PingFederate sets it to false`;
  return [finding('nested-groups-without-active-directory', place, message, { connection })];
}

/** A name where the id belongs is the likeliest slip, then a misspelt id. */
function hintFor(id: string, known: readonly JsonObject[]): string | undefined {
  const named = known.find(({ name }) => name === id);
  if (named) return `that is its name; its id is "${named.id}"`;
  const ids = known.map((resource) => textOf(resource.id));
  return didYouMean(id, ids) ?? (ids.length > 0 && ids.length <= 10 ? `it has ${ids.join(', ')}` : undefined);
}

/** Channels read from LDAP only; an attribute source says itself. */
function wantedType(owner: JsonObject, pointer: Pointer): string | undefined {
  if (pointer.endsWith('/dataSource')) return 'LDAP';
  return typeof owner.type === 'string' ? owner.type : undefined;
}

/** Extended properties must be defined, and take several values only where they are defined to. */
function checkProperties(desired: DesiredConnection, known: readonly JsonObject[] | undefined): Diagnostic[] {
  const { extendedProperties } = desired.document;
  if (!known || !isObject(extendedProperties)) return [];
  return Object.entries(extendedProperties).flatMap(([name, entry]) => {
    const pointer = below('/extendedProperties', name);
    const defined = known.find((property) => property.name === name);
    if (!defined) return undefinedProperty(desired, name, pointer, known, entry);
    const values = isObject(entry) && Array.isArray(entry.values) ? entry.values : [];
    if (defined.multiValued === true || values.length < 2) return [];
    const message = `"${name}" takes one value, ${values.length} are given`;
    return [finding('extended-property-values', desired.placeOf(pointer), message, { connection: desired.id })];
  });
}

function undefinedProperty(
  desired: DesiredConnection,
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
  return [finding('missing-reference', desired.placeOf(pointer, 'key'), message, { hint, connection: desired.id })];
}
