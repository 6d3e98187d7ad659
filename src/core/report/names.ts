import { cutInside } from './visible-text.ts';

export interface Named {
  id: string;
  name: string;
}

export type NameOf = (one: Named) => string;

/** What each is called where only its name is said: with its id where two have one name. */
export function toldApart(all: readonly Named[], shown = (text: string) => text): NameOf {
  const counts = new Map<string, number>();
  for (const { name } of all) counts.set(name, (counts.get(name) ?? 0) + 1);
  return ({ id, name }) => ((counts.get(name) ?? 0) > 1 ? `${shown(name)} (${shown(id)})` : shown(name));
}

/** The same, no longer than a sentence bears. */
export const shortNames = (all: readonly Named[]): NameOf => toldApart(all, (text) => cutInside(text, 120));
