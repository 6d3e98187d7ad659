import type { JsonObject } from '../../core/document/json.ts';
import { listAt, objectAt, textAt } from '../connection/context.ts';
import type { World } from '../world.ts';
import { descriptorOf, type PluginField } from './descriptors.ts';

/** Completes a plugin's configuration from its descriptor: every field with its default, in the descriptor's order. */
export function completePlugin(plugin: JsonObject, collection: string, world: World): void {
  const configuration = objectAt(plugin, 'configuration') ?? {};
  const descriptor = descriptorOf(collection, textAt(objectAt(plugin, 'pluginDescriptorRef'), 'id') ?? '');
  configuration.tables = completeTables(listAt(configuration, 'tables'), descriptor?.tables, world);
  configuration.fields = completeFields(listAt(configuration, 'fields'), descriptor?.fields, world);
  plugin.configuration = configuration;
}

function completeTables(
  given: JsonObject[],
  known: { name: string; columns: PluginField[] }[] | undefined,
  world: World,
): JsonObject[] {
  const names = known?.map((table) => table.name) ?? [];
  const others = given.filter((table) => !names.includes(String(table.name)));
  const ordered = (known ?? []).map(({ name, columns }) => {
    const table = given.find((candidate) => candidate.name === name);
    return { ...table, name, rows: completeRows(listAt(table, 'rows'), columns, world) };
  });
  return [
    ...ordered,
    ...others.map((table) => ({ ...table, rows: completeRows(listAt(table, 'rows'), undefined, world) })),
  ];
}

function completeRows(rows: JsonObject[], columns: PluginField[] | undefined, world: World): JsonObject[] {
  return rows.map((row) => ({
    ...row,
    fields: completeFields(listAt(row, 'fields'), columns, world),
    defaultRow: row.defaultRow ?? false,
  }));
}

/** For a field that isn't sent the rule is: the default for legacy configurations, else the default. */
export function completeFields(given: JsonObject[], known: PluginField[] | undefined, world: World): JsonObject[] {
  const names = new Set(known?.map((field) => field.name));
  const listed = (known ?? []).map((field) => {
    const found = given.find((candidate) => candidate.name === field.name);
    return sealField({ name: field.name, ...withDefault(found, field) }, field.secret, world);
  });
  const others = given
    .filter((field) => !names.has(String(field.name)))
    .map((field) => sealField(field, known === undefined && looksSecret(String(field.name)), world));
  return [...listed, ...others];
}

function withDefault(found: JsonObject | undefined, field: PluginField): JsonObject {
  if (found && (found.encryptedValue !== undefined || (found.value !== undefined && found.value !== ''))) return found;
  const preset = field.legacyDefault ?? field.defaultValue;
  return field.secret && preset === undefined ? { ...found } : { ...found, value: preset ?? '' };
}

/** A plugin that nobody described: its passwords are known by their names. */
function looksSecret(name: string): boolean {
  return /(^|[\s_])(password|secret|passphrase)$/i.test(name);
}

export function sealField(field: JsonObject, secret: boolean | undefined, world: World): JsonObject {
  if (!secret || typeof field.value !== 'string' || field.value === '') return field;
  const { value, ...rest } = field;
  return { ...rest, encryptedValue: world.vault.seal({ clear: value }) };
}
