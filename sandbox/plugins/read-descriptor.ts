import { listAt, objectAt, textAt, textsAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import type { InstalledPlugin } from './installed.ts';

/** A plugin from what a server answers of it: `GET /idp/adapters/descriptors/{id}`. */
export function readDescriptor(descriptor: JsonObject): InstalledPlugin {
  const config = objectAt(descriptor, 'configDescriptor');
  const fields = listAt(config, 'fields');
  const tables = listAt(config, 'tables');
  const all = [...fields, ...tables.flatMap((table) => listAt(table, 'columns'))];
  return {
    id: String(descriptor.id),
    name: textAt(descriptor, 'name') ?? String(descriptor.id),
    attributes: textsAt(descriptor, 'attributeContract'),
    extendedContract: descriptor.supportsExtendedContract !== false,
    fields: defaultsOf(fields),
    legacy: byName(fields, (field) => textAt(field, 'defaultForLegacyConfig')),
    required: namesOf(fields.filter(({ required }) => required === true)),
    advanced: namesOf(fields.filter(({ advanced }) => advanced === true)),
    hashed: namesOf(all.filter(({ type }) => type === 'HASHED_TEXT')),
    options: byName(all, (field) => optionsOf(field)),
    tables: byName(tables, (table) => defaultsOf(listAt(table, 'columns'))),
    requiredColumns: byName(tables, (table) =>
      namesOf(listAt(table, 'columns').filter(({ required }) => required === true)),
    ),
    defaultRows: namesOf(tables.filter(({ requireDefaultRow }) => requireDefaultRow === true)),
  };
}

const namesOf = (items: JsonObject[]) => items.map(({ name }) => String(name));

function byName<Held>(items: JsonObject[], read: (item: JsonObject) => Held | undefined): Record<string, Held> {
  const found: Record<string, Held> = {};
  for (const item of items) {
    const held = read(item);
    if (held !== undefined) found[String(item.name)] = held;
  }
  return found;
}

/** `null` stands for a secret. */
function defaultsOf(fields: JsonObject[]): Record<string, string | null> {
  return byName(fields, (field) => {
    const secret = field.encrypted === true || field.type === 'HASHED_TEXT';
    return secret ? null : (textAt(field, 'defaultValue') ?? (field.type === 'CHECK_BOX' ? 'false' : ''));
  });
}

function optionsOf(field: JsonObject): string[] | undefined {
  const options = listAt(field, 'optionValues').map(({ value }) => String(value));
  return options.length > 0 ? options : undefined;
}
