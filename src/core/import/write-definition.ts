import { defaultsOf } from '../connection/compare/descriptor-defaults.ts';
import { visitModels } from '../connection/fields/visit-models.ts';
import type { ResourceNames } from '../connection/references/resource-names.ts';
import { settingsToAllow } from '../connection/secrets/secret-references.ts';
import type { Live, ResourceNameOf } from '../connection/types.ts';
import { withoutDefaults } from '../connection/without-defaults.ts';
import { connectorOf } from '../connector/connectors.ts';
import type { Connectors } from '../connector/types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { below, isObject, type Json, type JsonObject, type Pointer } from '../document/json.ts';
import { writeYaml } from '../document/write-yaml.ts';
import type { KindName } from '../kinds.ts';
import { secretNamesIn } from '../secret.ts';
import { slug } from '../slug.ts';
import { attachCertificate, attachedFiles, attachLookalikes } from './attached-files.ts';
import { secretNamer } from './names.ts';
import { propertyForm, provisioningForm } from './provisioning-form.ts';
import { referByName } from './refer-by-name.ts';
import { replaceSecrets } from './replace-secrets.ts';
import { addRequiredMembers, reorder } from './required-members.ts';
import { unknownForm, unknownNotes } from './unknown-form.ts';
import { withVariables } from './variables.ts';

interface WriteRequest {
  live: Live;
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

/** A live connection as the files that a person would have written for it. */
export interface WrittenDefinition {
  id: string;
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
 * A connection as PingFederate answers it → a definition with the conveniences used and defaults left out. Planned
 * against the same connection it must come to nothing; `proveImports` shows that.
 */
export function writeDefinition({
  live,
  connectors,
  path,
  takenSecrets,
  names,
  variables = {},
}: WriteRequest): WrittenDefinition {
  const stem = path.replace(/\.[^./]+$/, '');
  const connector = connectorOf(live, connectors);
  const attached = attachedFiles(stem);
  // The catalogue's defaults are a documentation's; only a server's own descriptor says what may be left out.
  const sure = connector?.source === 'catalogue' ? undefined : connector?.descriptor;
  const tidy = attachLookalikes(
    withProtocols(withoutDefaults('SpConnection', live, sure), live),
    attached,
  ) as JsonObject;
  const settings = connector?.descriptor.configDescriptor.fields ?? [];
  const secrets = {
    name: secretNamer(slug(stem.slice(stem.lastIndexOf('/') + 1)), takenSecrets),
    isSecretSetting: (name: string) => (connector ? defaultsOf(connector.descriptor).isSecret(name) : false),
    labelOf: (name: string) => settings.find((setting) => setting.name === name)?.label ?? name,
  };
  const byId = structuredClone(tidy);
  visitModels('SpConnection', tidy, (part) => {
    addRequiredMembers(part);
    replaceSecrets(part, secrets);
    attachCertificate(part, attached);
  });
  const allowed = settingsToAllow('SpConnection', tidy, connector);
  if (allowed.length > 0) tidy.lifecycle = { allowSecretIn: allowed };
  if (names) referByName(tidy, 'SpConnection', names.referenceTo);
  const unknown = unknownForm('SpConnection', live, byId, tidy);
  const comments = names ? resourceComments(tidy, names.nameOf) : new Map();
  const document = definitionForm(tidy, live, connectors);
  if (Object.keys(unknown.written).length > 0) document.unknown = unknown.written;
  const text = writeYaml(withVariables(document, variables), { comments, schemaComment: schemaFrom(path) });
  return {
    id: live.id,
    path,
    text,
    files: attached.files,
    secretNames: secretNamesIn(text),
    notes: unknownNotes(unknown, path, live.id),
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

function definitionForm(tidy: JsonObject, live: Live, connectors: Connectors): JsonObject {
  const { extendedProperties, outboundProvision } = tidy;
  const written: JsonObject = { ...tidy, kind: 'SpConnection', id: live.id };
  if (isObject(extendedProperties)) written.extendedProperties = propertiesForm(extendedProperties);
  if (isObject(outboundProvision)) {
    written.outboundProvision = provisioningForm(outboundProvision, connectorOf(live, connectors), connectors);
  }
  reorder(written, order);
  return written;
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
function schemaFrom(path: string): string {
  return `${'../'.repeat(path.split('/').length - 1)}schemas/connection.schema.json`;
}

/** For each bare reference whose resource has a name of its own, that name as a comment behind it. */
function resourceComments(connection: JsonObject, nameOf: ResourceNameOf): Map<Pointer, { after: string }> {
  const comments = new Map<Pointer, { after: string }>();
  const note = (kind: KindName, id: unknown, pointer: Pointer) => {
    if (typeof id !== 'string') return;
    const name = nameOf(kind, id);
    if (name !== undefined && name !== id) comments.set(pointer, { after: name.replace(/\s+/g, ' ') });
  };
  visitModels('SpConnection', connection, ({ value, model, pointer }) => {
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
