import { calledAs } from '../kind-words.ts';
import type { KindName } from '../kinds.ts';
import { cutInside } from './visible-text.ts';

export interface Named {
  /** A connection where it isn't said. */
  kind?: KindName | undefined;
  id: string;
  name: string;
}

export type NameOf = (one: Named) => string;

/** What each is called where only its name is said, its kind before it: with its id where two have one name. */
export function toldApart(all: readonly Named[], shown = (text: string) => text): NameOf {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(calledAs(one), (counts.get(calledAs(one)) ?? 0) + 1);
  return (one) => `${calledAs(one, shown)}${(counts.get(calledAs(one)) ?? 0) > 1 ? ` (${shown(one.id)})` : ''}`;
}

/** The same, no longer than a sentence bears. */
export const shortNames = (all: readonly Named[]): NameOf => toldApart(all, (text) => cutInside(text, 120));
