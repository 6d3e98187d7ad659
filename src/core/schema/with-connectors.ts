import type { Connector } from '../connector/types.ts';
import { isObject, type JsonObject } from '../document/json.ts';
import { anyConnector, connectorSchema, listForms } from './connector-schema.ts';

/** A connector and the word that a definition calls it by. */
export interface NamedConnector {
  word: string;
  connector: Connector;
}

/** Begins the name of each part of the schema that is about one connector. */
const prefix = 'connector-';

/**
 * `schemas/connection.schema.json` with what is known of each connector: after `connector: zoom`, an editor offers
 * Zoom's settings, options and fields, and nothing else. Replaces what was known before; the rest of the schema stays.
 *
 * Only for editors. A run checks the same descriptors itself, with better words (`core/connector`).
 */
export function withConnectors(schema: JsonObject, connectors: readonly NamedConnector[]): JsonObject {
  const definitions = isObject(schema.$defs) ? schema.$defs : {};
  const own = connectors.map(({ word, connector }) => [prefix + word, connectorSchema(connector)] as const);
  const others = Object.entries(definitions).filter(([name]) => !name.startsWith(prefix));
  return {
    ...schema,
    $defs: {
      ...Object.fromEntries(others),
      OutboundProvision: provisioningSchema(definitions.OutboundProvision as JsonObject, connectors),
      Channel: withOpenMember(definitions.Channel as JsonObject, 'attributeMapping'),
      ...Object.fromEntries(own),
    },
  };
}

function provisioningSchema(provisioning: JsonObject, connectors: readonly NamedConnector[]): JsonObject {
  const open = withOpenMember(provisioning, 'targetSettings');
  const properties = open.properties as JsonObject;
  const words = connectors.map(({ word }) => word);
  const connector = {
    ...(properties.connector as JsonObject),
    enum: words,
    markdownEnumDescriptions: connectors.map((one) => titleOf(one)),
  };
  const types = connectors.filter(isDescribedByServer).map(({ connector }) => connector.descriptor.id);
  const byType = types.length > 0 ? [oneOf('type', types)] : [];
  const isKnown = { anyOf: [oneOf('connector', words), ...byType] };
  return {
    ...open,
    properties: { ...properties, connector },
    allOf: [listForms, { if: isKnown, else: anyConnector }, ...connectors.flatMap(branchesFor)],
  };
}

/** What may stand in the member depends on the connector alone, so the member itself says nothing about it. */
function withOpenMember(schema: JsonObject, member: string): JsonObject {
  const properties = schema.properties as JsonObject;
  const { additionalProperties, items, ...open } = properties[member] as JsonObject;
  return { ...schema, properties: { ...properties, [member]: open } };
}

function titleOf({ connector }: NamedConnector): string {
  const { entry, descriptor } = connector;
  return entry?.displayName ?? descriptor.description ?? descriptor.id;
}

/** By its word; by its type too when the server itself has described it. */
function branchesFor(named: NamedConnector): JsonObject[] {
  const { word, connector } = named;
  const then = { $ref: `#/$defs/${prefix}${word}` };
  const byWord = { if: oneOf('connector', [word]), then };
  return isDescribedByServer(named) ? [byWord, { if: oneOf('type', [connector.descriptor.id]), then }] : [byWord];
}

const isDescribedByServer = ({ connector }: NamedConnector) => connector.source !== 'catalogue';

function oneOf(member: string, values: string[]): JsonObject {
  return { properties: { [member]: { enum: values, doNotSuggest: true } }, required: [member] };
}
