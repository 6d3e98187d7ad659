import { listAt, objectAt, textAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import type { CompletionContext } from '../resources/completion.ts';
import type { ValidationError } from '../server/answer.ts';
import type { World } from '../world.ts';
import { fieldsOf, pluginOf } from './descriptors.ts';
import { inheritedFromNobody, parentOf } from './inherit.ts';
import type { InstalledPlugin } from './installed.ts';

/** The collections whose plugins are all known; of others it's open what is installed. */
const described = new Set(['/dataStores', '/passwordCredentialValidators', '/idp/adapters']);

/** What is wrong with a completed instance of a plugin. Texts are made up after those that clients' tests show. */
export function validatePlugin(value: JsonObject, collection: string, context: CompletionContext): ValidationError[] {
  const { world, before } = context;
  const id = textAt(objectAt(value, 'pluginDescriptorRef'), 'id');
  const errors = [...checkParent(value, collection, world), ...checkExchange(value, before, world)];
  if (!described.has(collection)) return errors;
  if (!before) errors.push(...checkInstanceId(value, collection));
  const plugin = pluginOf(collection, id, world);
  if (plugin) return [...errors, ...checkRequired(objectAt(value, 'configuration') ?? {}, plugin, world)];
  if (world.switches.otherPlugins.includes(id ?? '')) return errors;
  return [...errors, wrong('pluginDescriptorRef.id', `The plugin descriptor ID '${id}' is not valid.`)];
}

function wrong(fieldPath: string, message: string, errorId = 'invalid_value'): ValidationError {
  return { errorId, message, fieldPath };
}

/** The official Terraform provider takes no other ids for these; data stores have more letters. */
function checkInstanceId({ id }: JsonObject, collection: string): ValidationError[] {
  if (collection === '/dataStores' || typeof id !== 'string' || /^\w{1,32}$/.test(id)) return [];
  return [wrong('id', 'The ID may contain only letters, digits and "_", up to 32 of them.', 'invalid_id')];
}

/** "The plugin descriptor cannot be modified once the instance is created"; what a server answers isn't said. */
function checkExchange(value: JsonObject, before: JsonObject | undefined, { switches }: World): ValidationError[] {
  const [id, old] = [value, before].map((holder) => textAt(objectAt(holder, 'pluginDescriptorRef'), 'id'));
  if (!before || id === old || old === undefined || switches.pluginByPut === 'allow') return [];
  return [wrong('pluginDescriptorRef', 'The plugin descriptor cannot be changed.')];
}

/** A parent is another instance of the same plugin, and no descendant. */
function checkParent(value: JsonObject, collection: string, world: World): ValidationError[] {
  const orphaned = inheritedFromNobody(value).map((path) => wrong(path, 'There is no parent to inherit from.'));
  const parent = world.store.get(collection, parentOf(value) ?? '')?.value;
  if (!parent) return orphaned;
  if (ancestors(parent, collection, world).has(String(value.id))) {
    return [wrong('parentRef', 'An instance cannot be its own ancestor.')];
  }
  const [own, theirs] = [value, parent].map((each) => textAt(objectAt(each, 'pluginDescriptorRef'), 'id'));
  return own === theirs ? [] : [wrong('parentRef', 'The parent must be an instance of the same type.')];
}

function ancestors(instance: JsonObject, collection: string, world: World): Set<string> {
  const ids = new Set<string>();
  let at: JsonObject | undefined = instance;
  while (at && !ids.has(String(at.id))) {
    ids.add(String(at.id));
    at = world.store.get(collection, parentOf(at) ?? '')?.value;
  }
  return ids;
}

/** Required fields need a value, required tables a row, and their rows what is required in them. */
function checkRequired(configuration: JsonObject, plugin: InstalledPlugin, world: World): ValidationError[] {
  const there = new Set(fieldsOf(plugin, world.version).map(({ name }) => name));
  const required = (plugin.required ?? []).filter((name) => there.has(name));
  const fields = listAt(configuration, 'fields');
  const errors = missingIn(fields, required, 'configuration.fields');
  errors.push(...checkConfirmed(fields, 'configuration.fields', world));
  listAt(configuration, 'tables').forEach((table, at) => {
    const name = String(table.name);
    const rows = listAt(table, 'rows');
    const path = `configuration.tables[${at}]`;
    if (rows.length === 0 && plugin.requiredTables?.includes(name)) {
      errors.push(wrong(`${path}.rows`, `${name} needs at least one row.`, 'missing_required_field'));
    }
    rows.forEach((row, index) => {
      errors.push(...checkConfirmed(listAt(row, 'fields'), `${path}.rows[${index}].fields`, world));
      const columns = plugin.requiredColumns?.[name] ?? [];
      errors.push(...missingIn(listAt(row, 'fields'), columns, `${path}.rows[${index}].fields`));
    });
  });
  return errors;
}

/** A password and its confirmation, where both are sent in clear. That a server compares them is likely. */
function checkConfirmed(fields: JsonObject[], path: string, { vault }: World): ValidationError[] {
  const clear = (name: string) => {
    const sealed = textAt(
      fields.find((field) => field.name === name),
      'encryptedValue',
    );
    return sealed === undefined ? undefined : vault.open(sealed)?.clear;
  };
  const [password, confirmed] = [clear('Password'), clear('Confirm Password')];
  if (password === undefined || confirmed === undefined || password === confirmed) return [];
  const at = fields.findIndex((field) => field.name === 'Confirm Password');
  return [wrong(`${path}[${at}].value`, 'Password and Confirm Password must be the same.')];
}

function missingIn(fields: JsonObject[], required: string[], path: string): ValidationError[] {
  const empty = required.filter((name) => {
    const field = fields.find((candidate) => candidate.name === name);
    return !textAt(field, 'value') && !textAt(field, 'encryptedValue');
  });
  return empty.map((name) => {
    const at = fields.findIndex((field) => field.name === name);
    return wrong(at < 0 ? path : `${path}[${at}].value`, `${name} is required.`, 'missing_required_field');
  });
}
