import { type Findings, findingsBy, type PlaceOf } from '../../../document/document.ts';
import { isObject, type Json, type JsonObject, type Pointer } from '../../../document/json.ts';
import { didYouMean, inWords } from '../../../document/nearest.ts';
import { textIn } from '../../../document/readers.ts';
import { kinds } from '../../../kinds.ts';
import type { Lowered } from '../../lower/lower-named.ts';
import { isKeptSecret } from '../../setting-kinds.ts';
import { configNames, settingIn } from '../descriptor-names.ts';
import { isKnownSecret } from '../known-plugins.ts';
import type { Plugin, PluginKind, PluginLookup, Plugins } from '../types.ts';
import { type Contract, checkAttributes } from './check-attributes.ts';
import { lowerFields } from './lower-fields.ts';
import { lowerTables } from './lower-tables.ts';

/**
 * A definition's plugin instance in the API's form: the plugin's name becomes its class (`type: HTML Form IdP Adapter` →
 * `pluginDescriptorRef: { id: com.… }`), fields and tables become lists, labels names, values PingFederate's texts.
 *
 * @param written the definition's members; of a data store, `type` is another thing and stays
 * @param key whose the findings are
 */
export function lowerPlugin(input: {
  kind: PluginKind;
  written: JsonObject;
  plugins: Plugins;
  key: string;
  placeOf: PlaceOf;
}): Lowered {
  const { kind, written, plugins } = input;
  const findings = findingsBy(input.placeOf, input.key);
  const places = new Map<Pointer, Pointer>();
  const { word, at } = wordIn(kind, written);
  const { type, ...rest } = written;
  const value: JsonObject = kind === 'DataStore' ? { ...written } : rest;
  const lookup = word === undefined ? undefined : plugins.lookUp(kind, word);
  if (lookup === undefined) reportMissing(kind, findings);
  else explain(kind, word as string, at, lookup, findings);
  const id = idOf(lookup) ?? word;
  if (id !== undefined) value.pluginDescriptorRef = { ...asObject(written.pluginDescriptorRef), id };
  if (at === '/type') {
    places.set('/pluginDescriptorRef', at);
    places.set('/pluginDescriptorRef/id', at);
  }
  if (lookup) checkNamedOnce(kind, written, id, plugins, findings);
  checkAttributes(written, contractOf(lookup), findings);
  const plugin = lookup?.state === 'found' ? lookup.plugin : undefined;
  if (isObject(written.configuration)) {
    value.configuration = lowerConfiguration(written.configuration, {
      kind,
      plugin,
      isSecret: secretsOf(kind, id, plugin),
      findings,
      places,
    });
  }
  return { value, places, diagnostics: findings.all() };
}

/** Fields and tables in the API's form, wherever a plugin's configuration stands in a document. */
function lowerConfiguration(
  written: JsonObject,
  context: {
    kind: string;
    plugin: Plugin | undefined;
    isSecret: (field: string, table?: string) => boolean;
    findings: Findings;
    places: Map<Pointer, Pointer>;
    at?: Pointer;
  },
): JsonObject {
  const { kind, plugin, isSecret, findings, places, at = '/configuration' } = context;
  const names = plugin && configNames(plugin.descriptor.configDescriptor);
  const owner = plugin ? (plugin.descriptor.name ?? plugin.descriptor.id) : 'the plugin';
  const lowered: JsonObject = { ...written };
  if (written.tables !== undefined) {
    lowered.tables = lowerTables(written.tables, `${at}/tables`, {
      kind,
      known: names?.tables,
      owner,
      findings,
      places,
      isSecret,
    });
  }
  if (written.fields !== undefined) {
    const known = names?.fields;
    const fieldsAt: Pointer = `${at}/fields`;
    const of = { kind, table: undefined, known, owner, findings, places, isSecret };
    lowered.fields = lowerFields(written.fields, fieldsAt, fieldsAt, of);
  }
  return lowered;
}

const asObject = (value: Json | undefined): JsonObject => {
  const { name, ...rest } = isObject(value) ? value : {};
  return rest;
};

/** Which fields, and columns of tables, PingFederate keeps secret: as the plugin's descriptor says, else as is known. */
function secretsOf(kind: PluginKind, id: string | undefined, plugin: Plugin | undefined) {
  return (field: string, table?: string): boolean => {
    if (!plugin) return id !== undefined && isKnownSecret(kind, id, field, table);
    const setting = settingIn(plugin.descriptor.configDescriptor, field, table);
    return setting !== undefined && isKeptSecret(setting);
  };
}

/** What is known of the attributes of its instances. */
function contractOf(lookup: PluginLookup | undefined): Contract {
  if (lookup?.state === 'undescribed') return { owner: lookup.name, core: lookup.attributes, extends: undefined };
  const descriptor = lookup?.state === 'found' ? lookup.plugin.descriptor : undefined;
  const core = descriptor?.attributeContract;
  return {
    owner: descriptor?.name ?? descriptor?.id ?? 'the plugin',
    core: Array.isArray(core) && core.length > 0 ? core : undefined,
    extends: descriptor?.supportsExtendedContract,
  };
}

/** `type` beside a `pluginDescriptorRef` has to name the same plugin. */
function checkNamedOnce(
  kind: PluginKind,
  written: JsonObject,
  id: string | undefined,
  plugins: Plugins,
  findings: Findings,
): void {
  const { type, ...rest } = written;
  if (kind === 'DataStore' || type === undefined || rest.pluginDescriptorRef === undefined) return;
  const { word, at } = wordIn(kind, rest);
  const other = word === undefined ? undefined : (idOf(plugins.lookUp(kind, word)) ?? word);
  if (other === undefined || other === id) return;
  findings.report('plugin-named-twice', at, `"${word}" isn't the plugin that type names`, 'keep one of them');
}

/** By what the plugin is called, and where that is written. */
function wordIn(kind: PluginKind, { type, pluginDescriptorRef }: JsonObject): { word?: string; at: Pointer } {
  if (kind !== 'DataStore' && typeof type === 'string') return { word: type, at: '/type' };
  const at: Pointer = '/pluginDescriptorRef';
  if (typeof pluginDescriptorRef === 'string') return { word: pluginDescriptorRef, at };
  const member = ['id', 'name'].find((one) => textIn(pluginDescriptorRef, one) !== undefined);
  const word = member && textIn(pluginDescriptorRef, member);
  return word === undefined ? { at } : { word, at: `${at}/${member}` };
}

function idOf(lookup: PluginLookup | undefined): string | undefined {
  if (lookup?.state === 'found') return lookup.plugin.descriptor.id;
  return lookup?.state === 'undescribed' ? lookup.id : undefined;
}

function reportMissing(kind: PluginKind, findings: Findings): void {
  const hint = kind === 'DataStore' ? 'add pluginDescriptorRef: …' : 'add type: … with the name that the console shows';
  findings.report('plugin-missing', '', `it isn't said which plugin the ${kinds[kind].word} is made of`, hint);
}

function explain(kind: PluginKind, word: string, at: Pointer, lookup: PluginLookup, findings: Findings): void {
  switch (lookup.state) {
    case 'found':
      return;
    case 'ambiguous': {
      const message = `several plugins of the server are called "${word}"`;
      findings.report('plugin-ambiguous', at, message, `write the class: ${inWords(lookup.candidates, 'or')}`);
      return;
    }
    case 'not-installed': {
      const installed = lookup.installed.length === 0 ? 'nothing' : inWords(lookup.installed, 'and');
      const message = `no plugin for ${kinds[kind].word}s on the server is called "${word}"`;
      findings.report(
        'plugin-not-installed',
        at,
        message,
        didYouMean(word, lookup.installed) ?? `installed: ${installed}`,
      );
      return;
    }
    default: {
      const message = `"${word}" isn't described here, so its fields aren't checked`;
      const hint = 'they are checked against the server when a plan is made; `pfconn pull` brings its list here';
      findings.report('plugin-unchecked', at, message, hint);
    }
  }
}
