import { defaultsOf } from '../connection/compare/descriptor-defaults.ts';
import { visitModels } from '../connection/fields/visit-models.ts';
import type { ResourceNames } from '../connection/references/resource-names.ts';
import { settingsToAllow } from '../connection/secrets/secret-references.ts';
import type { Live, ResourceNameOf } from '../connection/types.ts';
import { withoutDefaults } from '../connection/without-defaults.ts';
import { connectorOf } from '../connector/connectors.ts';
import { descriptorOf } from '../connector/descriptor-of.ts';
import { settingIn } from '../connector/plugin/descriptor-names.ts';
import { isKnownSecret } from '../connector/plugin/known-plugins.ts';
import { type PluginKind, pluginKinds } from '../connector/plugin/types.ts';
import { isKeptSecret } from '../connector/setting-kinds.ts';
import type { Connectors } from '../connector/types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { below, isObject, type Json, type JsonObject, type Pointer } from '../document/json.ts';
import { idIn, objectsOf, textOf } from '../document/readers.ts';
import { writeYaml } from '../document/write-yaml.ts';
import { type DefinableKind, type Key, type KindName, schemaPathOf } from '../kinds.ts';
import { secretNamesIn } from '../secret.ts';
import { slug } from '../slug.ts';
import { attachCertificate, attachedFiles, attachLookalikes } from './attached-files.ts';
import type { Importable } from './importable.ts';
import { secretNamer } from './names.ts';
import { isInstance, pluginForm } from './plugin-form.ts';
import { propertyForm, provisioningForm } from './provisioning-form.ts';
import { referByName } from './refer-by-name.ts';
import { replaceSecrets } from './replace-secrets.ts';
import { addRequiredMembers, reorder } from './required-members.ts';
import { unknownForm, unknownNotes } from './unknown-form.ts';
import { withVariables } from './variables.ts';

interface WriteRequest {
  object: Importable;
  connectors: Connectors;
  /** Where the definition goes, from the repository's top: `connections/zoom.yaml`. Its own files go beside it. */
  path: string;
  /** Names of secrets that are taken, in small letters; those given out are added. */
  takenSecrets: Set<string>;
  /** The environment's variables, to stand for their values. */
  variables?: Readonly<Record<string, Json>> | undefined;
  /** The names of what it refers to. */
  names?: ResourceNames | undefined;
}

/** A live object as the files that a person would have written for it. */
export interface WrittenDefinition {
  kind: DefinableKind;
  id: string;
  key: Key;
  path: string;
  text: string;
  /** Certificates, and texts that can't stand in the definition. */
  files: { path: string; text: string }[];
  /** The `${secret:NAME}` references in it, for whoever sets them. */
  secretNames: string[];
  /** What isn't in it, and why. */
  notes: Diagnostic[];
}

/**
 * An object as PingFederate answers it → a definition with the conveniences used and defaults left out. Planned against
 * the same object it must come to nothing; `proveImports` shows that.
 */
export function writeDefinition(request: WriteRequest): WrittenDefinition {
  const { object, connectors, path, takenSecrets, names, variables = {} } = request;
  const { kind, key, live } = object;
  const stem = path.replace(/\.[^./]+$/, '');
  const attached = attachedFiles(stem);
  const tidy = attachLookalikes(tidied(object, connectors), attached) as JsonObject;
  const secrets = {
    kind,
    name: secretNamer(slug(stem.slice(stem.lastIndexOf('/') + 1)), takenSecrets),
    ...settingsOf(object, connectors),
  };
  const byId = structuredClone(tidy);
  visitModels(kind, tidy, (part) => {
    addRequiredMembers(part);
    replaceSecrets(part, secrets);
    attachCertificate(part, attached);
  });
  const allowed = new Set(settingsToAllow(kind, tidy, connectors));
  if (allowed.size > 0) tidy.lifecycle = { allowSecretIn: [...allowed] };
  if (names) referByName(tidy, kind, names.referenceTo);
  const unknown = unknownForm(kind, live, byId, tidy);
  const comments = names ? resourceComments(kind, tidy, names.nameOf) : new Map();
  const document = definitionForms[kind]?.(tidy, { object, connectors, names }) ?? plainForm(tidy, object);
  noteKey(object, document, comments);
  if (Object.keys(unknown.written).length > 0) document.unknown = unknown.written;
  const text = writeYaml(withVariables(document, variables), { comments, schemaComment: schemaFrom(kind, path) });
  return {
    kind,
    id: live.id,
    key,
    path,
    text,
    files: attached.files,
    secretNames: secretNamesIn(text),
    notes: unknownNotes(unknown, path, key),
  };
}

/** The catalogue's defaults are a documentation's; only a server's own descriptor says what may be left out. */
function tidied({ kind, live }: Importable, connectors: Connectors): JsonObject {
  if (kind !== 'SpConnection') return withoutDefaults(kind, live, descriptorOf(kind, live, connectors));
  const connector = connectorOf(live, connectors);
  const sure = connector?.source === 'catalogue' ? undefined : connector?.descriptor;
  return withProtocols(withoutDefaults(kind, live, sure), live);
}

/** What is known of its settings: those of the target that a connection provisions to, those of its plugin. */
function settingsOf({ kind, live }: Importable, connectors: Connectors) {
  const descriptor = descriptorOf(kind, live, connectors);
  const config = descriptor?.configDescriptor;
  const of = pluginKinds.find((one) => one === kind);
  const plugin = idIn(live, 'pluginDescriptorRef') ?? '';
  return {
    isSecretSetting(name: string, table?: string): boolean {
      if (kind === 'SpConnection') return descriptor ? defaultsOf(descriptor).isSecret(name) : false;
      const setting = config && settingIn(config, name, table);
      if (setting) return isKeptSecret(setting);
      return of !== undefined && isKnownSecret(of, plugin, name, table);
    },
    labelOf: (name: string, table?: string) => (config && settingIn(config, name, table)?.label) ?? name,
  };
}

/** A protocol without any setting of its own is in use all the same. */
function withProtocols(tidy: JsonObject, live: Live): JsonObject {
  for (const protocol of ['spBrowserSso', 'wsTrust', 'attributeQuery', 'oauthTokenExchangeSettings']) {
    if (isObject(live[protocol])) tidy[protocol] ??= {};
  }
  return tidy;
}

/** The order in which people look for them; what isn't named here comes last. */
const order = [
  'kind',
  'id',
  'name',
  'type',
  'pluginDescriptorRef',
  'parentRef',
  'entityId',
  'active',
  'baseUrl',
  'applicationName',
  'applicationIconUrl',
  'contactInfo',
  'extendedProperties',
  'loggingMode',
  'virtualEntityIds',
  'defaultVirtualEntityId',
  'licenseConnectionGroup',
  'metadataReloadSettings',
  'credentials',
];

interface Forming {
  object: Importable;
  connectors: Connectors;
  names: ResourceNames | undefined;
}

/** How the definitions of a kind are written beside the API's form; a kind without a way of its own isn't here. */
const definitionForms: Partial<Record<DefinableKind, (tidy: JsonObject, forming: Forming) => JsonObject>> = {
  SpConnection: (tidy, { object, connectors }) => connectionForm(tidy, object, connectors),
  IdpAdapter: (tidy, forming) => instanceForm('IdpAdapter', tidy, forming),
  PasswordCredentialValidator: (tidy, forming) => instanceForm('PasswordCredentialValidator', tidy, forming),
  DataStore: (tidy, forming) => instanceForm('DataStore', tidy, forming),
  ExtendedProperties: ({ items }, { object: { kind } }) => ({ kind, properties: namedProperties(items) }),
};

function plainForm(tidy: JsonObject, { kind, live }: Importable): JsonObject {
  const written: JsonObject = { ...tidy, kind, id: live.id };
  // Where it is kept is worth a word on a server that keeps some elsewhere.
  if (written.cryptoProvider === 'LOCAL') delete written.cryptoProvider;
  reorder(written, order);
  return written;
}

function instanceForm(kind: PluginKind, tidy: JsonObject, { object, connectors, names }: Forming): JsonObject {
  if (!isInstance(kind, tidy)) return plainForm(tidy, object);
  return plainForm(pluginForm(kind, tidy, connectors.plugins, names?.referenceTo), object);
}

/** `[{ name: 'owner', description: 'Who …' }]` → `{ owner: 'Who …' }`. */
function namedProperties(items: Json | undefined): JsonObject {
  return Object.fromEntries(
    objectsOf(items).map(({ name, ...property }): [string, Json] => {
      const { description, ...more } = property;
      const isText = typeof description === 'string' && Object.keys(more).length === 0;
      return [textOf(name), isText ? description : property];
    }),
  );
}

/** A fingerprint says nothing to people: whose certificate it is stands behind it. */
function noteKey({ live }: Importable, document: JsonObject, comments: Map<Pointer, { after: string }>): void {
  if (typeof document.sha256Fingerprint !== 'string') return;
  const [subject, expires] = [textOf(live.subjectDN), textOf(live.expires).slice(0, 10)];
  const words = [subject, expires && `expires ${expires}`].filter(Boolean).join(', ').replace(/\s+/g, ' ');
  if (words !== '') comments.set('/sha256Fingerprint', { after: words });
}

function connectionForm(tidy: JsonObject, object: Importable, connectors: Connectors): JsonObject {
  const { extendedProperties, outboundProvision } = tidy;
  const written: JsonObject = { ...tidy };
  if (isObject(extendedProperties)) written.extendedProperties = propertiesForm(extendedProperties);
  if (isObject(outboundProvision)) {
    written.outboundProvision = provisioningForm(outboundProvision, connectorOf(object.live, connectors), connectors);
  }
  return plainForm(written, object);
}

/** `{ owner: { values: ['iam'] } }` → `{ owner: iam }`. */
function propertiesForm(properties: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]): [string, Json] => {
      return [name, propertyForm(property) ?? []];
    }),
  );
}

/** The schema lies in `schemas/` at the repository's top. */
function schemaFrom(kind: DefinableKind, path: string): string {
  return `${'../'.repeat(path.split('/').length - 1)}${schemaPathOf(kind)}`;
}

/** For each bare reference whose resource has a name of its own, that name as a comment behind it. */
function resourceComments(
  of: DefinableKind,
  document: JsonObject,
  nameOf: ResourceNameOf,
): Map<Pointer, { after: string }> {
  const comments = new Map<Pointer, { after: string }>();
  const note = (kind: KindName, id: unknown, pointer: Pointer) => {
    if (typeof id !== 'string') return;
    const name = nameOf(kind, id);
    if (name !== undefined && name !== id) comments.set(pointer, { after: name.replace(/\s+/g, ' ') });
  };
  visitModels(of, document, ({ value, model, pointer }) => {
    for (const [member, rule] of model.entries) {
      if (!('refersTo' in rule) || !rule.refersTo) continue;
      const kind = rule.refersTo;
      const held = value[member];
      if (!Array.isArray(held)) note(kind, held, below(pointer, member));
      else for (const [index, id] of held.entries()) note(kind, id, below(below(pointer, member), index));
    }
  });
  return comments;
}
