import { hiddenKind, hiddenKindOfRows } from '../../connector/plugin/hidden-references.ts';
import { isObject, type Json, type JsonObject, type Pointer } from '../../document/json.ts';
import { isMember, kindIn, type Path } from '../../document/path.ts';
import { objectIn, objectsIn, textOf } from '../../document/readers.ts';
import type { KindName } from '../../kinds.ts';
import type { ResourceNameOf } from '../types.ts';

/** A field of a plugin that holds another object's id as text, or its name until that is looked up. */
interface HiddenField {
  kind: KindName;
  /** The field's value. */
  held: Json;
  pointer: Pointer;
  /** The field. */
  owner: JsonObject;
}

/**
 * Every field of a document's plugin configuration that is known to name another object.
 *
 * @param kind what the document is of; only instances of plugins have such fields of their own
 */
export function hiddenFieldsIn(kind: KindName, document: JsonObject): HiddenField[] {
  const configuration = objectIn(document, 'configuration');
  if (!configuration) return [];
  const own = fieldsIn(configuration, '/configuration', (field) => hiddenKind(kind, field, undefined));
  const rows = objectsIn(configuration, 'tables').flatMap((table, at) =>
    objectsIn(table, 'rows').flatMap((row, index) =>
      fieldsIn(row, `/configuration/tables/${at}/rows/${index}`, (field) =>
        hiddenKind(kind, field, textOf(table.name)),
      ),
    ),
  );
  return [...own, ...rows];
}

function fieldsIn(holder: JsonObject, at: Pointer, kindOf: (field: string) => KindName | undefined): HiddenField[] {
  return objectsIn(holder, 'fields').flatMap((owner, index) => {
    const kind = kindOf(textOf(owner.name));
    const held = owner.value;
    const isHeld = isObject(held) || (typeof held === 'string' && held !== '');
    return kind && isHeld ? [{ kind, held: held as Json, pointer: `${at}/fields/${index}/value`, owner }] : [];
  });
}

/** The kind of object that the value at the end of a path names as text: `configuration.fields[LDAP Datastore].value`. */
export function hiddenKindAt(path: Path): KindName | undefined {
  const owner = kindIn(path);
  const last = path.at(-1);
  if (owner === undefined || !last || !isMember(last) || last.member !== 'value') return undefined;
  const items = path.flatMap((step) => (isMember(step) ? [] : [step.item]));
  const field = items.at(-1);
  return field === undefined ? undefined : hiddenKind(owner, field, items.length > 1 ? items[0] : undefined);
}

/**
 * A value on the way to or in a plugin's configuration, with names where its fields hold ids: a field, a row, a table.
 *
 * @param path where it stands
 */
export function withHiddenNames(path: Path, value: Json, nameOf: ResourceNameOf): Json {
  const owner = kindIn(path);
  const [first, second] = path;
  if (owner === undefined || !first || !isMember(first) || first.member !== 'configuration') return value;
  const isInTable = second !== undefined && isMember(second) && second.member === 'tables';
  const table = isInTable ? path.flatMap((step) => (isMember(step) ? [] : [step.item]))[0] : undefined;
  return nameWithin(value, { owner, table, nameOf });
}

function nameWithin(value: Json, at: { owner: string; table: string | undefined; nameOf: ResourceNameOf }): Json {
  if (Array.isArray(value)) return value.map((item) => nameWithin(item, at));
  // The order of rows is shown by what their first column says.
  const listed = typeof value === 'string' && at.table !== undefined && hiddenKindOfRows(at.owner, at.table);
  if (listed) return at.nameOf(listed, value) ?? value;
  if (!isObject(value)) return value;
  if (value.rows !== undefined) return { ...value, rows: nameWithin(value.rows, { ...at, table: textOf(value.name) }) };
  if (value.fields !== undefined) return { ...value, fields: nameWithin(value.fields, at) };
  const kind = hiddenKind(at.owner, textOf(value.name), at.table);
  const id = value.value;
  return kind && typeof id === 'string' ? { ...value, value: at.nameOf(kind, id) ?? id } : value;
}
