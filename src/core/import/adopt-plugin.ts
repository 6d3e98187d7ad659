import type { WalkStep } from '../connection/compare/walk.ts';
import type { ResourceNames } from '../connection/references/resource-names.ts';
import type { Desired, Live } from '../connection/types.ts';
import { tidyItem } from '../connection/without-defaults.ts';
import { resolveLabel } from '../connector/labels.ts';
import { configNames } from '../connector/plugin/descriptor-names.ts';
import { type Plugin, type PluginKind, type Plugins, pluginKinds } from '../connector/plugin/types.ts';
import type { Edit } from '../document/apply-edit.ts';
import { above, below, isObject, type Json, type JsonObject, type Pointer, valueAt } from '../document/json.ts';
import { idIn, textIn } from '../document/readers.ts';
import { desiredPointer, livePointer, type Unit } from './adopt-units.ts';
import { fieldEntry, rowForm, tableEntry } from './plugin-form.ts';
import { wordFor } from './provisioning-form.ts';

/** A definition of a plugin's instance, as it is written, as it is meant, and what the server holds. */
interface Instance {
  raw: JsonObject;
  desired: Desired;
  live: Live;
  plugins: Plugins;
}

/** True for a part of what a plugin is set to: written by label or as the API has it, however the definition does. */
export function isOfPlugin(desired: Desired, [first, second]: readonly WalkStep[]): boolean {
  return first === 'configuration' && second !== undefined && pluginKinds.some((kind) => kind === desired.kind);
}

/** What has to be changed so that a part of an instance's configuration says what the server holds. */
export function pluginEdits({ steps, found }: Unit, instance: Instance): Edit[] {
  const held = valueAt(instance.live, livePointer(steps));
  const pointer = writtenPointer(steps, instance);
  const written = valueAt(instance.raw, pointer);
  if (held === undefined) return written === undefined ? [] : [{ pointer, remove: true }];
  if (found.secret) return [{ pointer, value: held }];
  const isList = Array.isArray(valueAt(instance.raw, above(pointer)));
  return [{ pointer, value: inTypeOf(formOf(steps, held, instance, isList), written) }];
}

/** Every value is a text on the server; a number that was written without quotes stays one. */
function inTypeOf(value: Json, written: Json | undefined): Json {
  return typeof written === 'number' && String(Number(value)) === value ? Number(value) : value;
}

/** The value as this place of the definition is written. */
function formOf(steps: readonly WalkStep[], held: Json, instance: Instance, isList: boolean): Json {
  if (!isObject(held)) return held;
  const [, group] = steps;
  const table = group === 'tables' ? textIn(itemAt(steps.slice(0, 3), instance), 'name') : undefined;
  const context = contextOf(instance);
  if (group === 'tables' && steps.length === 3) return isList ? held : tableEntry(held, context);
  if (steps.length === 5) return rowForm(held, columnsOf(table, context.plugin), table ?? '', context);
  const tidied = tidyItem(held, 'ConfigField', undefined) as JsonObject;
  return isList ? tidied : fieldEntry(tidied, settingsAt(table, context.plugin), table, context);
}

/**
 * Where a definition has, or would have, a part of the configuration: `/configuration/fields/0` is
 * `/configuration/fields/Login Template` in one that is written by label.
 */
export function writtenPointer(steps: readonly WalkStep[], instance: Instance): Pointer {
  return steps.reduce<Pointer>((at, step, index) => {
    const there = valueAt(instance.raw, at);
    if (typeof step !== 'string') return below(at, placeOf(step, steps.slice(0, index + 1), there, instance));
    // A table may be its rows alone, and a row the map of its fields.
    const isLeftOut = step === 'rows' ? Array.isArray(there) : isRowAsMap(step, index, there);
    return isLeftOut ? at : below(at, step);
  }, '');
}

const isRowAsMap = (step: string, index: number, there: Json | undefined) =>
  index === 5 && step === 'fields' && isObject(there) && !isObject(there.fields) && !Array.isArray(there.fields);

function placeOf(
  step: Exclude<WalkStep, string>,
  steps: readonly WalkStep[],
  there: Json | undefined,
  instance: Instance,
): string | number {
  if (steps.length === 5) return step.desired ?? '-';
  const item = itemAt(steps, instance);
  const name = textIn(item, 'name') ?? '';
  const table = steps.length > 5 ? textIn(itemAt(steps.slice(0, 3), instance), 'name') : undefined;
  const known = namesAt(steps, table, instancePlugin(instance));
  const means = (word: string) => {
    const resolved = resolveLabel(word, [...known]);
    return resolved.state === 'found' ? resolved.thing.name === name : word === name;
  };
  if (!Array.isArray(there))
    return Object.keys(isObject(there) ? there : {}).find(means) ?? wordFor(name, [...known]) ?? name;
  const index = there.findIndex((one) => means(textIn(one, 'name') ?? ''));
  return index < 0 ? '-' : index;
}

/** The item itself, as either side has it. */
const itemAt = (steps: readonly WalkStep[], { desired, live }: Instance) =>
  valueAt(desired.document, desiredPointer(steps)) ?? valueAt(live, livePointer(steps));

function namesAt(steps: readonly WalkStep[], table: string | undefined, plugin: Plugin | undefined) {
  const names = plugin && configNames(plugin.descriptor.configDescriptor);
  if (steps[1] === 'tables' && table === undefined) return names?.tables ?? [];
  return settingsAt(table, plugin);
}

/** The columns of a table, else the fields. */
function settingsAt(table: string | undefined, plugin: Plugin | undefined) {
  if (table !== undefined) return columnsOf(table, plugin);
  return plugin ? configNames(plugin.descriptor.configDescriptor).fields : [];
}

function columnsOf(table: string | undefined, plugin: Plugin | undefined) {
  const tables = plugin ? configNames(plugin.descriptor.configDescriptor).tables : [];
  return tables.find(({ name }) => name === table)?.columns ?? [];
}

function instancePlugin({ desired, live, plugins }: Instance): Plugin | undefined {
  const lookup = plugins.lookUp(desired.kind as PluginKind, idIn(live, 'pluginDescriptorRef') ?? '');
  return lookup.state === 'found' ? lookup.plugin : undefined;
}

/** A definition that speaks of names goes on to. */
function contextOf(instance: Instance) {
  const referenceTo: ResourceNames['referenceTo'] = instance.desired.referenceTo ?? ((_, id) => id);
  return { kind: instance.desired.kind as PluginKind, plugin: instancePlugin(instance), referenceTo };
}
