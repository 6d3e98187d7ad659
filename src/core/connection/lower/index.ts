import type { Definition } from '../../definition/types.ts';
import { type Checked, type Diagnostic, finding } from '../../diagnostics/diagnostic.ts';
import {
  above,
  isObject,
  isWithin,
  type JsonObject,
  lastOf,
  type Pointer,
  pointerTo,
  valueAt,
} from '../../document/json.ts';
import { textOf } from '../../document/readers.ts';
import { type DefinableKind, isSingleton } from '../../kinds.ts';
import { readCertificate } from '../../meaning/certificate.ts';
import { inAccord } from '../compare/addresses.ts';
import { defaultOf } from '../compare/scalars.ts';
import { modelOf } from '../fields/table.ts';
import { nameIn } from '../references/references.ts';
import { checkSecretPlaces } from '../secrets/check-secret-places.ts';
import type { Desired } from '../types.ts';
import { lowerBareTexts } from './bare-texts.ts';
import { conveniences } from './conveniences.ts';
import { type Converted, type Lowering, movedIn } from './convert.ts';
import { type PlacedUnknown, placeUnknown } from './unknown.ts';

/** Members of a definition that are about the definition itself. */
const ownMembers = new Set(['$schema', 'kind', 'lifecycle', 'samlMetadata', 'unknown']);

/**
 * A definition in the admin API's form: its kind's conveniences ended, bare texts as the objects that they stand for.
 * The only place where conveniences end.
 *
 * `value` is `undefined` when there is no object to speak of because a finding stands in the way.
 */
export function lowerDefinition(lowering: Lowering): Checked<Desired | undefined> {
  const { definition, connectors } = lowering;
  const { kind, id, key, file, lifecycle } = definition;
  if (lifecycle.state === 'absent') return { value: absent(definition), diagnostics: [] };
  const written = withoutMembers(definition.data, ownMembers);
  const convert = conveniences[kind];
  const converted = convert ? convert(written, lowering) : { value: { document: written }, diagnostics: [] };
  if (!converted.value) return { value: undefined, diagnostics: converted.diagnostics };
  const { document, serverOnly, writtenAt, diagnostics } = finished(definition, converted.value);
  const found = [...converted.diagnostics, ...diagnostics];
  const placeOf = placesOf(definition, converted.value, writtenAt);
  const secrets = checkSecretPlaces({ definition, document, connectors, placeOf, writtenAt }, found);
  const { originOf } = converted.value;
  return {
    value: {
      kind,
      id,
      key,
      name: nameOf(kind, document, id),
      entityId: textOf(document.entityId),
      file,
      document,
      serverOnly,
      placeOf,
      originOf: (pointer) => originOf?.(pointer) ?? { from: 'written' },
      broughtIn: (pointer) => broughtIn(definition, pointer, writtenAt),
      lifecycle,
    },
    diagnostics: [...found, ...secrets],
  };
}

/** What people call it: by its own name, else by what the server makes for one, a key by its subject, else by its id. */
function nameOf(kind: DefinableKind, document: JsonObject, id: string): string {
  const written = textOf(document.name);
  if (written !== '' || kind === 'SpConnection' || isSingleton(kind)) return written;
  const rule = modelOf(kind, document).members.get('name');
  const made = rule && defaultOf(rule, inAccord(document, modelOf(kind, document).addresses));
  return textOf(made) || subjectOf(document) || id;
}

/** As the console writes it, the common name first. */
function subjectOf({ certificate, generate }: JsonObject): string {
  const commonName = isObject(generate) ? textOf(generate.commonName) : '';
  if (commonName !== '') return `CN=${commonName}`;
  const { subject = '' } = readCertificate(textOf(certificate)) ?? {};
  return subject.split(', ').reverse().join(', ');
}

interface Finished {
  document: JsonObject;
  serverOnly: string[];
  writtenAt(pointer: Pointer): Pointer;
  diagnostics: Diagnostic[];
}

/** What all kinds have alike: bare texts, and members that only a newer server knows. */
function finished(definition: Definition, { document, writtenAt = (pointer) => pointer }: Converted): Finished {
  const { kind, data } = definition;
  const placed = placeUnknown(kind, lowerBareTexts(kind, document), data.unknown);
  return {
    document: placed.document,
    serverOnly: placed.serverOnly,
    writtenAt: (pointer) => movedIn(placed.places, pointer) ?? writtenAt(pointer),
    diagnostics: placed.problems.map((problem) => misplaced(problem, definition)),
  };
}

/** The member that a bare text stands for may stand for the whole. */
function broughtIn(definition: Definition, pointer: Pointer, writtenAt: (pointer: Pointer) => Pointer) {
  const written = writtenAt(pointer);
  const whole = ['id', 'fileData', 'name'].includes(lastOf(written)) ? above(written) : written;
  return definition.broughtIn?.(written) ?? definition.broughtIn?.(whole);
}

/** A path of `unknown:` that leads nowhere, or to what isn't unknown. */
function misplaced({ path, problem }: PlacedUnknown['problems'][number], { key, locate }: Definition): Diagnostic {
  const place = locate(pointerTo(['unknown', path]), 'key');
  if (problem === 'known') {
    const message = `"${path}" is known here: it is written at its own place, not under unknown`;
    return finding('unknown-is-known', place, message, { key });
  }
  const message = `"${path}" leads nowhere: the definition has no such part`;
  return finding('unknown-leads-nowhere', place, message, { key });
}

/** What is to be deleted needs no document. */
function absent(definition: Definition): Desired {
  const { kind, id, key, file, data, lifecycle } = definition;
  return {
    kind,
    id,
    key,
    name: textOf(data.name ?? id),
    entityId: textOf(data.entityId),
    file,
    document: {},
    placeOf: (pointer, at) =>
      isWithin(pointer, '/lifecycle') ? definition.locate(pointer, at) : definition.locate('/lifecycle/state'),
    lifecycle,
  };
}

/** What a convenience brought is placed where a person would change it, all else where it was written. */
function placesOf(
  definition: Definition,
  { broughtFrom }: Converted,
  writtenAt: (pointer: Pointer) => Pointer,
): Desired['placeOf'] {
  return (pointer, at) => {
    const written = writtenAt(pointer);
    const isWritten = valueAt(definition.data, written) !== undefined;
    const from = isWritten ? undefined : broughtFrom?.(pointer);
    if (from !== undefined) return definition.locate(from, 'key');
    return definition.locate(isWritten ? written : nameFor(written, definition), at);
  };
}

/** Where the nearest that a person wrote for it stands: a bare text, the name that a reference is by. */
function nameFor(pointer: Pointer, { data }: Definition): Pointer {
  const holder = above(pointer);
  const held = valueAt(data, holder);
  if (typeof held === 'string') return holder;
  const name = lastOf(pointer) === 'id' && isObject(held) ? nameIn(held) : undefined;
  return name ? `${holder}/${name.by}` : pointer;
}

function withoutMembers(object: JsonObject, left: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([member]) => !left.has(member)));
}
