import { fill, listAt, objectAt, textAt } from '../connection/context.ts';
import { byHash } from '../connection/order.ts';
import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';
import { columnsOf, fieldsOf, looksSecret, pluginOf } from './descriptors.ts';
import { inherit } from './inherit.ts';
import type { InstalledPlugin, PluginField } from './installed.ts';

/**
 * Completes an instance from its plugin: what it inherits from its parent, every field with its default in the plugin's
 * order, and its contract. Secrets that `before` held and a PUT leaves out are lost or kept, as the switch says.
 */
export function completePlugin(instance: JsonObject, collection: string, world: World, before?: JsonObject): void {
  inherit(instance, collection, world);
  const plugin = pluginOf(collection, textAt(objectAt(instance, 'pluginDescriptorRef'), 'id'), world);
  const configuration = objectAt(instance, 'configuration') ?? {};
  const kept = world.switches.omittedSecrets === 'keep' ? objectAt(before, 'configuration') : undefined;
  configuration.tables = completeTables(listAt(configuration, 'tables'), plugin, world, kept);
  const known = plugin && fieldsOf(plugin, world.version);
  configuration.fields = completeFields(listAt(configuration, 'fields'), known, world, listAt(kept, 'fields'));
  instance.configuration = configuration;
  const contract = objectAt(instance, 'attributeContract');
  if (contract) completeContract(contract, collection, plugin?.attributes ?? []);
  if (contract && plugin?.extendedContract === false) delete contract.extendedAttributes;
  const groups = objectAt(instance, 'groupAttributeContract');
  if (groups) completeContract(groups, collection, plugin?.groupAttributes ?? []);
}

function completeTables(given: JsonObject[], plugin: InstalledPlugin | undefined, world: World, kept?: JsonObject) {
  const names = Object.keys(plugin?.tables ?? {});
  const others = given.map((table) => String(table.name)).filter((name) => !names.includes(name));
  return [...names, ...others].map((name) => {
    const table = given.find((candidate) => candidate.name === name);
    const columns = plugin && columnsOf(plugin, name);
    const before = listAt(
      listAt(kept, 'tables').find((candidate) => candidate.name === name),
      'rows',
    );
    const rows = listAt(table, 'rows').map((row, index) => completeRow(row, columns, world, before[index]));
    if (plugin?.defaultRows?.includes(name)) chooseDefault(rows);
    return { ...table, name, rows };
  });
}

/** "The first Base URL and Tags configured is set as the default automatically", the vendor's page says. */
function chooseDefault(rows: JsonObject[]): void {
  if (rows[0] && !rows.some((row) => row.defaultRow === true)) rows[0].defaultRow = true;
}

function completeRow(row: JsonObject, columns: PluginField[] | undefined, world: World, kept?: JsonObject): JsonObject {
  const fields = completeFields(listAt(row, 'fields'), columns, world, listAt(kept, 'fields'));
  return { ...row, fields, defaultRow: row.defaultRow ?? false };
}

/** An empty value gives way to the field's default. Fields that the plugin doesn't have are kept. */
function completeFields(given: JsonObject[], known: PluginField[] | undefined, world: World, kept: JsonObject[]) {
  const names = new Set(known?.map((field) => field.name));
  const listed = (known ?? []).map(({ name, defaultValue }) => {
    const found = given.find((candidate) => candidate.name === name);
    if (found && isSent(found)) return sealField({ name, ...found }, defaultValue === null, world);
    const before = defaultValue === null ? textAt(fieldIn(kept, name), 'encryptedValue') : undefined;
    if (found?.value !== '' && before) return { ...found, name, encryptedValue: before };
    return { ...found, name, value: defaultValue ?? '' };
  });
  const others = given
    .filter((field) => !names.has(String(field.name)))
    .map((field) => sealField(field, looksSecret(String(field.name)), world));
  return [...listed, ...others];
}

const fieldIn = (fields: JsonObject[], name: string) => fields.find((candidate) => candidate.name === name);

function isSent({ value, encryptedValue }: JsonObject): boolean {
  return encryptedValue !== undefined || (value !== undefined && value !== '');
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
