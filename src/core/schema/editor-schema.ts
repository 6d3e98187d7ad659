import { fields } from '../connection/fields/table.ts';
import { nameOfResource } from '../connection/references/resource-names.ts';
import type { Snapshot } from '../connection/references/snapshot.ts';
import { connectorsFrom } from '../connector/connectors.ts';
import { type DescriptorsByKind, pluginKinds } from '../connector/plugin/types.ts';
import type { CatalogueEntry, Connector } from '../connector/types.ts';
import type { SourceFile } from '../document/document.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { textOf } from '../document/readers.ts';
import { type DefinableKind, definable, type KindName, kinds, schemaPathOf } from '../kinds.ts';
import { anyConnector, connectorSchema, listForms } from './connector-schema.ts';
import { withPlugins } from './plugin-schema.ts';

/** What the sources made, before anything of connectors and servers is in it. */
export interface MadeSchemas {
  /** Each without the parts that it shares with others. */
  kinds: Readonly<Record<DefinableKind, { own: JsonObject; parts: readonly string[] }>>;
  parts: JsonObject;
  environment: JsonObject;
}

/** What is known beside the schemas themselves. */
interface Sources {
  catalogue: readonly CatalogueEntry[];
  pulled: readonly CatalogueEntry[];
  snapshots?: readonly Snapshot[];
  /** The plugins of other kinds that a server has. */
  installed?: DescriptorsByKind;
}

/** The schemas for a repository's editors, one for each kind of definition and one for environments' files. */
export function editorSchemas(made: MadeSchemas, sources: Sources): SourceFile[] {
  return [
    ...definable.map((kind) => ({ path: schemaPathOf(kind), text: editorSchema(kind, wholeOf(kind, made), sources) })),
    { path: 'schemas/environment.schema.json', text: schemaText(made.environment) },
  ];
}

function wholeOf(kind: DefinableKind, { kinds, parts }: MadeSchemas): JsonObject {
  const { own, parts: names } = kinds[kind];
  const $defs = Object.fromEntries(names.map((name) => [name, parts[name] as JsonObject]));
  return names.length === 0 ? own : { ...own, $defs };
}

/**
 * A kind's schema for a repository: with what a server has to refer to; for connections with every connector of the
 * catalogue, as the server describes it where its descriptors were pulled, and with those that only the server knows.
 *
 * @param schema the file as it is; what it knew of connectors is replaced
 * @returns the file's new text
 */
export function editorSchema(kind: DefinableKind, schema: JsonObject, sources: Sources): string {
  const known =
    kind === 'SpConnection' ? withConnectors(schema, namedConnectors(sources)) : withInstalled(kind, schema, sources);
  return schemaText(withResources(kind, known, sources.snapshots ?? []));
}

/** For a kind whose objects are made of plugins: with those that a server has. */
function withInstalled(kind: DefinableKind, schema: JsonObject, { installed = {} }: Sources): JsonObject {
  const of = pluginKinds.find((one) => one === kind);
  return of && of !== 'DataStore' ? withPlugins(schema, installed[of] ?? []) : schema;
}

/** A schema as its file holds it. */
export function schemaText(schema: JsonObject): string {
  return `${JSON.stringify(schema, null, 1)}\n`;
}

function namedConnectors(sources: Sources): NamedConnector[] {
  const known = connectorsFrom(sources);
  const named = ({ connector: word }: CatalogueEntry): NamedConnector[] => {
    const connector = known.find(word);
    return connector ? [{ word, connector }] : [];
  };
  const ofCatalogue = sources.catalogue.flatMap(named);
  const described = new Set(ofCatalogue.map(({ connector }) => connector.descriptor.id));
  const further = sources.pulled.filter(({ descriptor }) => !described.has(descriptor.id));
  return [...ofCatalogue, ...further.flatMap(named)];
}

/** A connector and the word that a definition calls it by. */
interface NamedConnector {
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
function withConnectors(schema: JsonObject, connectors: readonly NamedConnector[]): JsonObject {
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

/**
 * The editor's schema with what servers have: where a data store is referred to, the editor offers the data stores that
 * `pull` found, by name. What it offered before is replaced.
 */
function withResources(kind: DefinableKind, schema: JsonObject, snapshots: readonly Snapshot[]): JsonObject {
  const definitions = isObject(schema.$defs) ? schema.$defs : {};
  const others = Object.entries(definitions).map(([model, part]) => [
    model,
    isObject(part) && fields[model] ? withOffers(part, model, snapshots) : part,
  ]);
  return { ...withOffers(schema, kind, snapshots), $defs: Object.fromEntries(others) };
}

function withOffers(part: JsonObject, model: string, snapshots: readonly Snapshot[]): JsonObject {
  if (!isObject(part.properties)) return part;
  const properties = { ...part.properties };
  for (const [member, rule] of Object.entries(fields[model]?.members ?? {})) {
    const property = properties[member];
    if (!('refersTo' in rule) || rule.refersTo === undefined || !isObject(property)) continue;
    properties[member] =
      Array.isArray(property.items) || isObject(property.items)
        ? { ...property, items: offering(property.items as JsonObject, { kind: rule.refersTo, model, snapshots }) }
        : offering(property, { kind: rule.refersTo, model, snapshots });
  }
  return { ...part, properties };
}

/** Channels read from LDAP only. */
const fits = (one: JsonObject, kind: KindName, model: string) =>
  kind !== 'DataStore' || model !== 'ChannelSource' || one.type === undefined || one.type === 'LDAP';

function offering(
  property: JsonObject,
  { kind, model, snapshots }: { kind: KindName; model: string; snapshots: readonly Snapshot[] },
): JsonObject {
  const { defaultSnippets, ...rest } = property;
  const offers = new Map<string, Json>();
  for (const snapshot of snapshots) {
    for (const one of snapshot.resources[kind] ?? []) {
      const name = nameOfResource(kind, one);
      const label = name?.text ?? textOf(one.id);
      if (label === '' || offers.has(label) || !fits(one, kind, model)) continue;
      const body = name ? { [name.by]: name.text } : textOf(one.id);
      offers.set(label, { label, description: `${kinds[kind].word} ${textOf(one.id)}`, body });
    }
  }
  return offers.size === 0 ? rest : { ...rest, defaultSnippets: [...offers.values()] };
}
