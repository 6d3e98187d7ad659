import type { SettingDescriptor } from './plugin/types.ts';
import type { CatalogueEntry, ConnectorDescriptor, FieldDescriptor, FieldFormat } from './types.ts';

/** Something that has a machine name and, mostly, a label: a target setting, a field, an option. */
export interface Labelled {
  name: string;
  label?: string | undefined;
}

/** What a written word means among `Labelled` things. */
export type Resolved<Thing> =
  | { state: 'found'; thing: Thing }
  | { state: 'ambiguous'; things: Thing[] }
  | { state: 'none' };

/**
 * The thing that `word` names, by machine name or by label. Capitals, spaces and punctuation don't decide, because the
 * console's spelling isn't public for every connector (`User Disable/Delete`, `User Disable / Delete`); two things that
 * only differ in them are told apart by the exact spelling, and if that doesn't help the word is ambiguous.
 */
export function resolveLabel<Thing extends Labelled>(word: string, things: readonly Thing[]): Resolved<Thing> {
  const { exact, plain } = indexOf(things);
  return oneOf(exact.get(word) ?? plain.get(plainLabel(word)) ?? []);
}

/** A descriptor's names are looked up for each of its settings in each definition. */
const indexes = new WeakMap<readonly Labelled[], { exact: Map<string, Labelled[]>; plain: Map<string, Labelled[]> }>();

function indexOf<Thing extends Labelled>(things: readonly Thing[]) {
  let index = indexes.get(things);
  if (!index) {
    index = { exact: new Map(), plain: new Map() };
    for (const thing of things) {
      const words = [thing.name, thing.label ?? thing.name];
      for (const word of new Set(words)) append(index.exact, word, thing);
      for (const word of new Set(words.map(plainLabel))) append(index.plain, word, thing);
    }
    indexes.set(things, index);
  }
  return index as { exact: Map<string, Thing[]>; plain: Map<string, Thing[]> };
}

function append(map: Map<string, Labelled[]>, word: string, thing: Labelled): void {
  const things = map.get(word);
  if (things) things.push(thing);
  else map.set(word, [thing]);
}

/** The thing whose machine name is `word`, as the API's own list form says it; by label only when there is none. */
export function resolveName<Thing extends Labelled>(word: string, things: readonly Thing[]): Resolved<Thing> {
  const named = (indexOf(things).exact.get(word) ?? []).filter(({ name }) => name === word);
  return named.length === 1 ? oneOf(named) : resolveLabel(word, things);
}

/** `User Disable / Delete` → `userdisabledelete`; a word of nothing but punctuation stays as it is. */
export function plainLabel(label: string): string {
  const letters = label.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return letters === '' ? label : letters;
}

/** Whether two words are one label to somebody who reads them. */
export const isSameLabel = (one: string, other: string) => plainLabel(one) === plainLabel(other);

function oneOf<Thing>(things: readonly Thing[]): Resolved<Thing> {
  const [first] = things;
  if (first === undefined) return { state: 'none' };
  return things.length === 1 ? { state: 'found', thing: first } : { state: 'ambiguous', things: [...things] };
}

/** What kind of text a field wants, `undefined` where that isn't known. */
export function formatOf(field: FieldDescriptor, entry: CatalogueEntry | undefined): FieldFormat | undefined {
  const label = plainLabel(field.label ?? field.code);
  return Object.entries(entry?.formats ?? {}).find(([known]) => plainLabel(known) === label)?.[1];
}

/** A descriptor's settings and fields, ready to be looked up by label or machine name. */
interface DescriptorNames {
  settings: readonly (Labelled & { setting: SettingDescriptor })[];
  fields: readonly (Labelled & { field: FieldDescriptor })[];
}

/** Made once for each descriptor: hundreds of definitions share a few. */
const made = new WeakMap<ConnectorDescriptor, DescriptorNames>();

export function namesIn(descriptor: ConnectorDescriptor): DescriptorNames {
  const before = made.get(descriptor);
  if (before) return before;
  const names: DescriptorNames = {
    settings: descriptor.configDescriptor.fields.map((setting) => ({
      name: setting.name,
      label: setting.label,
      setting,
    })),
    fields: descriptor.saasPluginFieldInfoDescriptors.map((field) => ({ name: field.code, label: field.label, field })),
  };
  made.set(descriptor, names);
  return names;
}
