import type { JsonObject } from '../../document/json.ts';
import { textOf } from '../../document/readers.ts';
import type { MapRule, ModelName } from '../fields/rule.ts';
import type { ItemsRule } from './align-items.ts';
import type { DescriptorDefaults } from './descriptor-defaults.ts';
import { isNothing } from './scalars.ts';

type Descriptor = DescriptorDefaults | undefined;

/** What an item may look like when it means the same as none at all; nothing for lists that hold every item on purpose. */
export function absentForms(rule: ItemsRule, item: JsonObject, descriptor: Descriptor): JsonObject[] {
  if (rule.kind !== 'keyed' || rule.absentItem !== 'blank') return [];
  const key = rule.key[0] as string;
  const stored =
    rule.defaults === 'field' ? descriptor?.field(textOf(item[key])) : absentSetting(rule, item, descriptor);
  return [{ [key]: item[key] }, ...(stored ? [stored] : [])];
}

/** True for an item of the server that a definition without it has no opinion on. */
export function isLeftAlone(rule: ItemsRule, live: JsonObject, descriptor: Descriptor): boolean {
  if (rule.kind !== 'keyed') return false;
  if (rule.absentItem === 'as-live') return true;
  return rule.defaults === 'setting' && absentSetting(rule, live, descriptor) === undefined;
}

/** True for an item of a definition that says that it is to go. */
export function isGone(rule: ItemsRule, desired: JsonObject): boolean {
  return rule.kind === 'keyed' && rule.goneBy !== undefined && desired[rule.goneBy] === 'absent';
}

/** The target setting that PingFederate stores when this one isn't sent. */
export function absentSetting(rule: ItemsRule, item: JsonObject, descriptor: Descriptor): JsonObject | undefined {
  if (rule.kind !== 'keyed' || rule.defaults !== 'setting') return undefined;
  return descriptor?.setting(textOf(item.name));
}

/** A target setting without a value has its default: PingFederate may store it even where an empty text was sent. */
export function filledIn(rule: ItemsRule, item: JsonObject, descriptor: Descriptor): JsonObject {
  const fallback = absentSetting(rule, item, descriptor);
  if (!fallback || !isNothing(item.value) || !isNothing(item.encryptedValue)) return item;
  return { ...item, value: fallback.value };
}

/** What the descriptor says about what is in an item: in a plugin's table about its columns. */
export function within(item: ModelName, holder: JsonObject | undefined, descriptor: Descriptor): Descriptor {
  return item === 'ConfigTable' ? descriptor?.table(textOf(holder?.name)) : descriptor;
}

/** What stands for an entry of a map that isn't there: of an adapter's mapping, its own attribute of that name. */
export function absentEntry({ absentItem }: MapRule, name: string): JsonObject | undefined {
  if (absentItem === 'blank') return {};
  return absentItem === 'own-attribute' ? { source: { type: 'ADAPTER' }, value: name } : undefined;
}
