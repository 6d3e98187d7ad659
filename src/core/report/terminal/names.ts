import { type Named, type NameOf, toldApart } from '../names.ts';
import { visible } from '../visible-text.ts';
import { cutToColumns } from './columns.ts';
import { keptBlank } from './page.ts';

/** A longer name is cut. */
const mostOfAName = 40;

/** What each is called; two of one name, and two that are cut to one, are told apart by their ids. */
export function namesOf(all: readonly Named[]): NameOf {
  const short = ({ kind, id, name }: Named) => ({ kind, id: shortName(id), name: shortName(name) });
  const nameOf = toldApart(all.map(short));
  return (one) => nameOf(short(one));
}

const shortName = (name: string) => cutToColumns(visible(name), mostOfAName);

/** Names in a row; each stays on its line. */
export function listedNames(names: readonly string[]): string {
  return names.map((name) => name.replaceAll(' ', keptBlank)).join(', ');
}
