import { connectorOf } from '../../connector/connectors.ts';
import { plainLabel } from '../../connector/labels.ts';
import { settingIn } from '../../connector/plugin/descriptor-names.ts';
import { isKnownSecret } from '../../connector/plugin/known-plugins.ts';
import { type PluginKind, type Plugins, pluginKinds, type SettingDescriptor } from '../../connector/plugin/types.ts';
import { isKeptSecret } from '../../connector/setting-kinds.ts';
import type { Connector, Connectors } from '../../connector/types.ts';
import { isWithin, type Json, type JsonObject, type Pointer, pointerTo } from '../../document/json.ts';
import { idIn, textOf } from '../../document/readers.ts';
import type { KindName } from '../../kinds.ts';
import { isSecretReference } from '../../secret.ts';
import { type Part, visitModels } from '../fields/visit-models.ts';
import type { Desired } from '../types.ts';

/** Every text with a `${secret:NAME}` in it, and where it stands in the document. */
export function secretReferences({ document, isHeld }: Desired): { pointer: Pointer; text: string }[] {
  return isHeld ? [] : textsWith(document, isSecretReference);
}

/** What is known of a place that holds a secret reference: whether PingFederate keeps it secret. */
export interface SecretStanding {
  known: 'secret' | 'readable' | 'unknown';
  /** The words for the setting; absent for a member of PingFederate's own. */
  names: string[];
}

/**
 * Every place of a lowered document where the field table says that a secret can be, and a reference to one is. What
 * isn't in the map is no place for a secret.
 */
export function secretStandings(
  kind: KindName,
  document: JsonObject,
  connector: Connector | undefined,
  plugins?: Plugins,
): Map<Pointer, SecretStanding> {
  const standings = new Map<Pointer, SecretStanding>();
  const speaker = plugins && speakerFor(kind, document, plugins);
  visitModels(kind, document, (part) => {
    for (const [member, rule] of part.model.secrets) {
      if (rule.kind !== 'scalar' || !rule.secret || !isSecretReference(part.value[member])) continue;
      const standing = rule.secret.always ? alwaysSecret : settingStanding(part, connector, speaker);
      standings.set(`${part.pointer}/${member}`, standing);
    }
  });
  return standings;
}

const alwaysSecret: SecretStanding = { known: 'secret', names: [] };

/**
 * A plugin's setting: the connector's descriptor speaks for target settings, that of the plugin itself for the fields of
 * an instance, nothing here for those of an adapter that a connection overrides.
 */
function settingStanding(part: Part, connector: Connector | undefined, speaker: Speaker | undefined): SecretStanding {
  const { value, pointer } = part;
  const name = textOf(value.name);
  if (speaker && isWithin(pointer, '/configuration')) return speaker(part);
  if (!isWithin(pointer, '/outboundProvision/targetSettings')) return { known: 'unknown', names: [name] };
  const setting = connector?.descriptor.configDescriptor.fields.find((field) => field.name === name);
  if (!connector || !setting) return { known: 'unknown', names: [name] };
  return { known: knownOf(setting, connector), names: [setting.label ?? name, name] };
}

type Speaker = (part: Part) => SecretStanding;

/** Who knows the fields of an instance of a plugin; nobody of what isn't one. */
function speakerFor(kind: KindName, document: JsonObject, plugins: Plugins): Speaker | undefined {
  const of = pluginKinds.find((one) => one === kind);
  const id = idIn(document, 'pluginDescriptorRef');
  if (of === undefined || id === undefined) return undefined;
  const lookup = plugins.lookUp(of, id);
  return ({ value, owners }) => {
    const name = textOf(value.name);
    // The document, its configuration, and for a column the table and the row.
    const table = owners.length > 2 ? textOf(owners[2]?.name) : undefined;
    if (lookup.state !== 'found') {
      return { known: isKnownSecret(of, id, name, table) ? 'secret' : 'unknown', names: [name] };
    }
    const setting = settingIn(lookup.plugin.descriptor.configDescriptor, name, table);
    return { known: standingOf(setting), names: [setting?.label ?? name, name] };
  };
}

/** A descriptor says of texts alone whether they are kept secret. */
function standingOf(setting: SettingDescriptor | undefined): SecretStanding['known'] {
  if (!setting || setting.type === 'UPLOAD_FILE' || setting.type === 'TEXT_AREA') return 'unknown';
  return isKeptSecret(setting) ? 'secret' : 'readable';
}

function knownOf(setting: SettingDescriptor, connector: Connector): SecretStanding['known'] {
  if (isKeptSecret(setting)) return 'secret';
  const { source, entry } = connector;
  // A descriptor of the server's says of texts alone whether they are encrypted; of an uploaded file the catalogue may know.
  if (setting.type === 'UPLOAD_FILE' || setting.type === 'TEXT_AREA')
    return documented(setting, connector) ? 'secret' : 'unknown';
  if (source !== 'catalogue') return 'readable';
  const isKnown = entry?.descriptor.configDescriptor.fields.some(({ name }) => name === setting.name);
  const isSure = isKnown && entry?.complete.settings && !entry.assumed.settings.includes(setting.name);
  return isSure ? 'readable' : 'unknown';
}

/** The catalogue's own description calls the setting secret. */
function documented(setting: SettingDescriptor, { entry }: Connector): boolean {
  const label = plainLabel(setting.label ?? setting.name);
  const same = entry?.descriptor.configDescriptor.fields.filter((one) => plainLabel(one.label ?? one.name) === label);
  return same?.some(isKeptSecret) ?? false;
}

/**
 * The settings of an object, holding references, that a definition has to list in `lifecycle.allowSecretIn` so that it is
 * accepted where no server can be asked.
 */
export function settingsToAllow(kind: KindName, document: JsonObject, connectors: Connectors): string[] {
  if (kind === 'SpConnection') return targetSettingsToAllow(document, connectorOf(document, connectors));
  const { plugins } = connectors;
  const told = secretStandings(kind, document, undefined, plugins);
  const offline = secretStandings(kind, document, undefined, pulledOnly(plugins));
  return [...offline].flatMap(([pointer, { known, names }]) =>
    known === 'unknown' ? (told.get(pointer)?.names ?? names).slice(0, 1) : [],
  );
}

/** What is known of plugins where the server isn't asked. */
function pulledOnly(plugins: Plugins): Plugins {
  const isPulled = (kind: PluginKind) => plugins.sourceFor(kind) === 'pulled';
  return {
    sourceFor: (kind) => (isPulled(kind) ? 'pulled' : undefined),
    lookUp: (kind, word) => (isPulled(kind) ? plugins.lookUp(kind, word) : { state: 'unknown' }),
  };
}

function targetSettingsToAllow(document: JsonObject, connector: Connector | undefined): string[] {
  const settings = connector?.descriptor.configDescriptor.fields ?? [];
  const isSure = (name: string | undefined) => {
    const setting = settings.find((one) => one.name === name);
    if (!connector || !setting) return false;
    return documented(setting, connector) || (connector.source === 'pulled' && isKeptSecret(setting));
  };
  const standings = secretStandings('SpConnection', document, connector).values();
  return [...standings]
    .filter(({ names }) => names.length > 0 && !isSure(names.at(-1)))
    .map(({ names }) => names[0] as string);
}

/** Every text of a document that `matches`, and where it stands. */
export function textsWith(
  document: Json | undefined,
  matches: (text: string) => boolean,
): { pointer: Pointer; text: string }[] {
  const found: { pointer: Pointer; text: string }[] = [];
  const at: string[] = [];
  collect(document);
  return found;

  function collect(value: Json | undefined): void {
    if (typeof value === 'string') {
      if (value.includes('${') && matches(value)) found.push({ pointer: pointerTo(at), text: value });
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const name of Object.keys(value)) {
      at.push(name);
      collect((value as JsonObject)[name]);
      at.pop();
    }
  }
}
