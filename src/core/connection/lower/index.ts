import type { Connectors } from '../../connector/types.ts';
import type { Definition } from '../../definition/types.ts';
import { type Checked, hasErrors } from '../../diagnostics/diagnostic.ts';
import { type JsonObject, type Pointer, valueAt } from '../../document/json.ts';
import { textOf } from '../../document/readers.ts';
import { checkSecretPlaces } from '../secrets/check-secret-places.ts';
import type { DesiredConnection } from '../types.ts';
import { lowerExtendedProperties } from './extended-properties.ts';
import { type MetadataContext, settingsFromMetadata } from './from-metadata.ts';
import { mergeUnder } from './merge.ts';
import { lowerProvisioning } from './provisioning.ts';
import { lowerReferences } from './references.ts';

/** Members of a definition that are about the definition itself. */
const ownMembers = new Set(['$schema', 'kind', 'lifecycle', 'samlMetadata']);

/**
 * A definition in the admin API's form: what comes from SAML metadata laid under what is written, bare references as
 * `{ id }`, keyed maps as lists, labels as machine names. The only place where conveniences end.
 *
 * `value` is `undefined` when there is no connection to speak of because a finding stands in the way.
 */
export function lowerDefinition(
  input: { definition: Definition; connectors: Connectors } & MetadataContext,
): Checked<DesiredConnection | undefined> {
  const { definition, connectors } = input;
  if (definition.lifecycle.state === 'absent') return { value: absent(definition), diagnostics: [] };
  const written = withoutMembers(definition.data, ownMembers);
  const metadata = settingsFromMetadata(definition, written, input);
  const merged = mergeUnder(metadata.value, written);
  const provisioning = lowerProvisioning(definition, merged, connectors);
  const diagnostics = [...metadata.diagnostics, ...provisioning.diagnostics];
  // Without what the metadata brings, what the connection lacks would only follow from that.
  if (hasErrors(metadata.diagnostics)) return { value: undefined, diagnostics };
  const document = lowerReferences({ ...merged, ...provisioning.value.members, type: 'SP' });
  const properties = lowerExtendedProperties(merged.extendedProperties);
  if (properties) document.extendedProperties = properties;
  const placeOf = placesOf(definition, metadata.value, provisioning.value.writtenAt);
  const { writtenAt } = provisioning.value;
  const secrets = checkSecretPlaces({ definition, document, connectors, placeOf, writtenAt }, diagnostics);
  return {
    value: {
      id: definition.id,
      name: textOf(merged.name),
      entityId: textOf(merged.entityId),
      file: definition.file,
      document,
      placeOf,
      lifecycle: definition.lifecycle,
    },
    diagnostics: [...diagnostics, ...secrets],
  };
}

/** A connection that is to be deleted needs no document. */
function absent(definition: Definition): DesiredConnection {
  const { id, file, data, lifecycle } = definition;
  return {
    id,
    name: textOf(data.name ?? id),
    entityId: textOf(data.entityId),
    file,
    document: {},
    placeOf: () => definition.locate('/lifecycle/state'),
    lifecycle,
  };
}

/** What metadata brought is placed at `samlMetadata`, all else where it was written. */
function placesOf(
  definition: Definition,
  metadata: JsonObject,
  writtenAt: (pointer: Pointer) => Pointer,
): DesiredConnection['placeOf'] {
  return (pointer, at) => {
    const written = writtenAt(pointer);
    const isWritten = valueAt(definition.data, written) !== undefined;
    if (!isWritten && valueAt(metadata, pointer) !== undefined) return definition.locate('/samlMetadata', 'key');
    return definition.locate(written, at);
  };
}

function withoutMembers(object: JsonObject, left: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([member]) => !left.has(member)));
}
