import { fill, listAt, objectAt, textsAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import type { ValidationError } from '../server/answer.ts';
import type { World } from '../world.ts';

export const propertiesPath = '/extendedProperties';

/** Settings that show the same properties under another name (change log of the official Terraform provider). */
export const clientSettingsPath = '/oauth/clientSettings';

/** The properties that settings of OAuth clients are sent with. */
export function propertiesIn(settings: JsonObject): JsonObject | undefined {
  if (settings.clientMetadata === undefined) return undefined;
  const items = listAt(settings, 'clientMetadata').map(({ parameter, ...rest }) => ({ name: parameter, ...rest }));
  return { items };
}

/** Settings of OAuth clients with the properties as they are. */
export function withProperties(settings: JsonObject, world: World): JsonObject {
  const properties = world.store.setting(propertiesPath);
  if (!properties) return settings;
  const clientMetadata = listAt(properties, 'items').map(({ name, ...rest }) => ({ parameter: name, ...rest }));
  return { ...settings, clientMetadata };
}

/** Who has values for extended properties, and in which member. */
const holders = [
  { path: '/idp/spConnections', member: 'extendedProperties', id: 'id' },
  { path: '/sp/idpConnections', member: 'extendedProperties', id: 'id' },
  { path: '/oauth/clients', member: 'extendedParameters', id: 'clientId' },
];

/** What is wrong with the properties that replace all others. Names are what values are kept by; the text is made up. */
export function checkProperties(given: JsonObject, world: World): ValidationError[] {
  const items = listAt(given, 'items');
  for (const item of items) fill(item, { multiValued: false });
  const names = items.map(({ name }) => name);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  const errors: ValidationError[] = [];
  const refuse = (fieldPath: string, message: string) => errors.push({ errorId: 'invalid_value', message, fieldPath });
  if (twice >= 0) refuse(`items[${twice}].name`, `The name '${String(names[twice])}' is already in use.`);
  if (world.switches.usedPropertyRemoval !== 'refuse') return errors;
  for (const [name, users] of lostBy(items, world)) {
    refuse('items', `The extended property '${name}' is in use by: ${users.join(', ')}.`);
  }
  return errors;
}

/** Takes from connections and clients the values that the new properties have no place for, where the switch says so. */
export function dropLostValues(given: JsonObject, world: World): void {
  if (world.switches.usedPropertyRemoval !== 'drop') return;
  const items = listAt(given, 'items');
  for (const { path, member, id } of holders) {
    for (const holder of world.store.values(path)) {
      const held = objectAt(holder, member);
      if (!held || Object.entries(held).every(([name, value]) => fits(name, value, items))) continue;
      world.store.put(path, String(holder[id]), { ...holder, [member]: keptOf(held, items) });
    }
  }
}

function keptOf(held: JsonObject, items: JsonObject[]): JsonObject {
  const kept: JsonObject = {};
  for (const [name, value] of Object.entries(held)) {
    if (fits(name, value, items)) kept[name] = value;
    else if (items.some((item) => item.name === name)) {
      kept[name] = { values: textsAt(value as JsonObject, 'values').slice(0, 1) };
    }
  }
  return kept;
}

/** The properties whose values would be lost, with who has them. */
function lostBy(items: JsonObject[], world: World): Map<string, string[]> {
  const lost = new Map<string, string[]>();
  for (const { path, member } of holders) {
    for (const holder of world.store.values(path)) {
      for (const [name, value] of Object.entries(objectAt(holder, member) ?? {})) {
        if (fits(name, value, items)) continue;
        lost.set(name, [...(lost.get(name) ?? []), String(holder.name)].slice(0, 10));
      }
    }
  }
  return lost;
}

/** Whether there is a property for a value, and room for all of it. A property without values is no use. */
function fits(name: string, value: unknown, items: JsonObject[]): boolean {
  const count = textsAt(value as JsonObject, 'values').length;
  const property = items.find((item) => item.name === name);
  return count === 0 || (property !== undefined && (count === 1 || property.multiValued === true));
}
