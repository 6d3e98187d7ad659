import type { ResourceNames } from '../connection/references/resource-names.ts';
import { configNames, type NamedSetting } from '../connector/plugin/descriptor-names.ts';
import { hiddenKind } from '../connector/plugin/hidden-references.ts';
import { type Plugin, type PluginKind, type Plugins, pluginKinds } from '../connector/plugin/types.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { objectsOf, textOf } from '../document/readers.ts';
import type { DefinableKind } from '../kinds.ts';
import { asMap, settingValue, wordFor } from './provisioning-form.ts';

interface PluginContext {
  kind: PluginKind;
  plugin: Plugin | undefined;
  referenceTo: ResourceNames['referenceTo'];
}

/** True for an object that is an instance of a plugin. */
export function isInstance(kind: DefinableKind, written: JsonObject): boolean {
  return pluginKinds.some((one) => one === kind) && written.pluginDescriptorRef !== undefined;
}

/**
 * An instance of a plugin as a person writes it: the plugin by its name in the console, fields and tables as maps by
 * label, other objects by their names. Where a word isn't clear the machine name stands, and where that isn't either, the
 * API's own list.
 *
 * @param written as `withoutDefaults` gives it
 */
export function pluginForm(
  kind: PluginKind,
  written: JsonObject,
  plugins: Plugins,
  referenceTo: ResourceNames['referenceTo'] = (_, id) => id,
): JsonObject {
  const { pluginDescriptorRef, configuration, ...rest } = written;
  const id = textOf(pluginDescriptorRef);
  const lookup = plugins.lookUp(kind, id);
  const context = { kind, plugin: lookup.state === 'found' ? lookup.plugin : undefined, referenceTo };
  const word = wordOfPlugin(kind, id, plugins);
  return {
    ...(kind === 'DataStore' ? { pluginDescriptorRef: word } : { type: word }),
    ...rest,
    configuration: isObject(configuration) ? configurationForm(configuration, context) : {},
  };
}

/** The name that leads to the class, else the class. */
function wordOfPlugin(kind: PluginKind, id: string, plugins: Plugins): string {
  const lookup = plugins.lookUp(kind, id);
  const name =
    lookup.state === 'found' ? lookup.plugin.descriptor.name : lookup.state === 'undescribed' ? lookup.name : undefined;
  if (!name) return id;
  const back = plugins.lookUp(kind, name);
  const meant = back.state === 'found' ? back.plugin.descriptor.id : back.state === 'undescribed' ? back.id : undefined;
  return meant === id ? name : id;
}

function configurationForm({ fields, tables, ...more }: JsonObject, context: PluginContext): JsonObject {
  const names = context.plugin && configNames(context.plugin.descriptor.configDescriptor);
  const form: JsonObject = { ...more };
  if (Array.isArray(fields)) form.fields = fieldsForm(fields, names?.fields ?? [], undefined, context);
  if (Array.isArray(tables)) form.tables = tablesForm(tables, context);
  return form;
}

/** The value of one field, or of one cell of a row, in the map by label. */
export function fieldEntry(
  item: JsonObject,
  known: readonly NamedSetting[],
  table: string | undefined,
  context: PluginContext,
): Json {
  const { setting } = known.find(({ name }) => name === item.name) ?? {};
  return settingValue(named(item, table, context), setting);
}

function fieldsForm(
  fields: Json,
  known: readonly NamedSetting[],
  table: string | undefined,
  context: PluginContext,
): Json {
  const items = objectsOf(fields);
  const entries = items.map((item): [string | undefined, Json] => [
    wordFor(textOf(item.name), [...known]),
    fieldEntry(item, known, table, context),
  ]);
  return asMap(entries) ?? items;
}

/** A field that holds the id of another object refers to it by its name; in the API's own list that has no place. */
function named(item: JsonObject, table: string | undefined, { kind, referenceTo }: PluginContext): JsonObject {
  const refersTo = hiddenKind(kind, textOf(item.name), table);
  const { value } = item;
  if (!refersTo || typeof value !== 'string' || value === '') return item;
  return { ...item, value: referenceTo(refersTo, value) };
}

/** As a map by name; two that share one stay the API's own list, of rows in its own form. */
function tablesForm(tables: Json, context: PluginContext): Json {
  const known = context.plugin ? configNames(context.plugin.descriptor.configDescriptor).tables : [];
  const items = objectsOf(tables);
  const entries = items.map((table): [string | undefined, Json] => [
    wordFor(textOf(table.name), [...known]),
    tableEntry(table, context),
  ]);
  return asMap(entries) ?? items;
}

/** The value of one table in the map by label: its rows, where it says no more. */
export function tableEntry({ name, rows, ...more }: JsonObject, context: PluginContext): Json {
  const known = context.plugin ? configNames(context.plugin.descriptor.configDescriptor).tables : [];
  const columns = known.find((one) => one.name === name)?.columns ?? [];
  const forms = rows && objectsOf(rows).map((row) => rowForm(row, columns, textOf(name), context));
  return Object.keys(more).length === 0 && forms !== undefined ? forms : { ...more, rows: forms };
}

/** A row as a map of its columns, unless one of them is called as what a row has besides. */
export function rowForm(
  row: JsonObject,
  columns: readonly NamedSetting[],
  table: string,
  context: PluginContext,
): JsonObject {
  const { fields = [], ...more } = row;
  const form = fieldsForm(fields, columns, table, context);
  const isClear = isObject(form) && form.fields === undefined && form.defaultRow === undefined;
  const isPlain = Object.keys(more).every((member) => member === 'defaultRow');
  return isClear && isPlain ? { ...form, ...more } : { ...row, fields: form };
}
