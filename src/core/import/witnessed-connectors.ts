import type { Live } from '../connection/types.ts';
import type { Connector, ConnectorDescriptor, Connectors } from '../connector/types.ts';
import { isObject, type JsonObject } from '../document/json.ts';
import { objectsIn } from '../document/readers.ts';

/** A connector of which a document shows more than the catalogue knows. */
export interface Surprise {
  /** The plugin's type. */
  type: string;
  /** Machine names of settings and fields that the catalogue hasn't got. */
  unknown: string[];
}

/**
 * The connectors, corrected by what connections of a server show of them. PingFederate answers with every setting of a
 * plugin, so a setting that stands there exists, whatever the catalogue says; and what the server holds, it doesn't
 * require otherwise. For imports from a file, where no server can be asked.
 */
export function witnessedConnectors(
  connections: readonly Live[],
  connectors: Connectors,
): { connectors: Connectors; surprises: Surprise[] } {
  const witnessed = new Map<string, Connector>();
  const surprises: Surprise[] = [];
  for (const [type, provisions] of byType(connections)) {
    const known = connectors.find(type);
    if (known?.source !== 'catalogue') continue;
    const names = namesOf(provisions, 'targetSettings', 'name');
    const codes = new Set(provisions.flatMap((provision) => mappedFields(provision)));
    const { descriptor, unknown } = extended(known.descriptor, names, codes);
    witnessed.set(type, { ...known, descriptor });
    if (unknown.length > 0) surprises.push({ type, unknown });
  }
  const corrected = (connector: Connector) => witnessed.get(connector.descriptor.id) ?? connector;
  return {
    surprises,
    connectors: {
      ...connectors,
      find: (word) => {
        const found = connectors.find(word);
        return found && corrected(found);
      },
      lookUp: (word) => {
        const found = connectors.lookUp(word);
        return found.state === 'found' ? { ...found, connector: corrected(found.connector) } : found;
      },
    },
  };
}

function byType(connections: readonly Live[]): Map<string, JsonObject[]> {
  const groups = new Map<string, JsonObject[]>();
  for (const { outboundProvision } of connections) {
    if (!isObject(outboundProvision)) continue;
    const type = String(outboundProvision.type);
    groups.set(type, [...(groups.get(type) ?? []), outboundProvision]);
  }
  return groups;
}

function namesOf(holders: readonly JsonObject[], list: string, key: string): Set<string> {
  return new Set(holders.flatMap((holder) => objectsIn(holder, list).map((item) => String(item[key]))));
}

/** The fields that a channel fills; blank ones need no name. */
function mappedFields(provision: JsonObject): string[] {
  return [...namesOf(objectsIn(provision, 'channels'), 'attributeMapping', 'fieldName')];
}

function extended(
  descriptor: ConnectorDescriptor,
  names: ReadonlySet<string>,
  codes: ReadonlySet<string>,
): { descriptor: ConnectorDescriptor; unknown: string[] } {
  const { configDescriptor, saasPluginFieldInfoDescriptors: fields } = descriptor;
  const knownNames = new Set(configDescriptor.fields.map(({ name }) => name));
  const knownCodes = new Set(fields.map(({ code }) => code));
  const newNames = [...names].filter((name) => !knownNames.has(name));
  const newCodes = [...codes].filter((code) => !knownCodes.has(code));
  return {
    unknown: [...newNames, ...newCodes],
    descriptor: {
      ...descriptor,
      configDescriptor: {
        ...configDescriptor,
        fields: [
          ...configDescriptor.fields.map((field) => ({ ...field, required: false })),
          ...newNames.map((name) => ({ type: 'TEXT' as const, name })),
        ],
      },
      saasPluginFieldInfoDescriptors: [...fields, ...newCodes.map((code) => ({ code }))],
    },
  };
}
