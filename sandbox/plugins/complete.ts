import { fill, listAt, objectAt, textAt } from '../connection/context.ts';
import { byHash } from '../connection/order.ts';
import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';
import { columnsOf, fieldsOf, type InstalledPlugin, looksSecret, type PluginField, pluginOf } from './descriptors.ts';

/** Completes an instance from its plugin: every field with its default in the plugin's order, and its contract. */
export function completePlugin(instance: JsonObject, collection: string, world: World): void {
  const plugin = pluginOf(collection, textAt(objectAt(instance, 'pluginDescriptorRef'), 'id'));
  const configuration = objectAt(instance, 'configuration') ?? {};
  configuration.tables = completeTables(listAt(configuration, 'tables'), plugin, world);
  configuration.fields = completeFields(
    listAt(configuration, 'fields'),
    plugin && fieldsOf(plugin, world.version),
    world,
  );
  instance.configuration = configuration;
  const contract = objectAt(instance, 'attributeContract');
  if (contract) completeContract(contract, collection, plugin?.attributes ?? []);
  const groups = objectAt(instance, 'groupAttributeContract');
  if (groups) completeContract(groups, collection, plugin?.groupAttributes ?? []);
}

function completeTables(given: JsonObject[], plugin: InstalledPlugin | undefined, world: World): JsonObject[] {
  const names = Object.keys(plugin?.tables ?? {});
  const others = given.map((table) => String(table.name)).filter((name) => !names.includes(name));
  return [...names, ...others].map((name) => {
    const table = given.find((candidate) => candidate.name === name);
    const columns = plugin && columnsOf(plugin, name);
    return { ...table, name, rows: listAt(table, 'rows').map((row) => completeRow(row, columns, world)) };
  });
}

function completeRow(row: JsonObject, columns: PluginField[] | undefined, world: World): JsonObject {
  return { ...row, fields: completeFields(listAt(row, 'fields'), columns, world), defaultRow: row.defaultRow ?? false };
}

/** An empty value gives way to the field's default. Fields that the plugin doesn't have are kept. */
function completeFields(given: JsonObject[], known: PluginField[] | undefined, world: World): JsonObject[] {
  const names = new Set(known?.map((field) => field.name));
  const listed = (known ?? []).map(({ name, defaultValue }) => {
    const found = given.find((candidate) => candidate.name === name);
    const sent = found && (found.encryptedValue !== undefined || (found.value !== undefined && found.value !== ''));
    const field = sent ? found : { ...found, name, value: defaultValue ?? '' };
    return sealField({ name, ...field }, defaultValue === null, world);
  });
  const others = given
    .filter((field) => !names.has(String(field.name)))
    .map((field) => sealField(field, looksSecret(String(field.name)), world));
  return [...listed, ...others];
}

function sealField(field: JsonObject, secret: boolean, world: World): JsonObject {
  if (!secret || typeof field.value !== 'string' || field.value === '') return field;
  const { value, ...rest } = field;
  return { ...rest, encryptedValue: world.vault.seal({ clear: value }) };
}

/**
 * The core attributes are the plugin's; what is said of them (masked, pseudonym) is the administrator's. What a selector
 * can result in is all its own.
 */
function completeContract(contract: JsonObject, collection: string, core: string[]): void {
  const given = listAt(contract, 'coreAttributes');
  const missing = core.filter((name) => !given.some((attribute) => attribute.name === name));
  if (collection !== '/authenticationSelectors') {
    contract.coreAttributes = [...given, ...missing.map((name) => ({ name }))];
  }
  contract.extendedAttributes = byHash(listAt(contract, 'extendedAttributes'));
  if (collection !== '/idp/adapters' && collection !== '/idp/tokenProcessors') return;
  fill(contract, { maskOgnlValues: false });
  for (const attribute of [...listAt(contract, 'coreAttributes'), ...listAt(contract, 'extendedAttributes')]) {
    if (collection === '/idp/adapters') fill(attribute, { pseudonym: false });
    fill(attribute, { masked: false });
  }
}
