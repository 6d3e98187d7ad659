import type { Place } from '../../diagnostics/place.ts';
import type { Change } from '../../plan/types.ts';
import type { Entry } from '../entries.ts';
import { type NameOf, shortNames } from '../names.ts';
import type { Links } from './links.ts';
import { codeLink, escapeMarkdown } from './markdown.ts';

const mostOfAName = 40;

/** A name as long as a headline bears. */
export function shortName(name: string): string {
  const letters = [...name];
  return letters.length <= mostOfAName ? name : `${letters.slice(0, mostOfAName - 1).join('')}…`;
}

/** A name as Markdown. */
export type MarkdownNameOf = NameOf;

/** Two connections of one name are told apart by their ids. */
export function namesOf(changes: readonly Pick<Change, 'id' | 'name'>[]): MarkdownNameOf {
  const nameOf = shortNames(changes);
  return (change) => escapeMarkdown(nameOf(change));
}

/** `zoom.yaml:26`, linked to its line; nothing for a place in no file. */
export function placeLink({ file, line }: Pick<Place, 'file' | 'line'>, links: Links | undefined): string {
  if (!/\.[a-z]+$/i.test(file)) return '';
  const name = file.split('/').at(-1) ?? file;
  return line > 1 ? codeLink(`${name}:${line}`, links?.file(file, line)) : codeLink(name, links?.file(file));
}

/** The definition of an entry, and the files that override it. */
export function entryPlaces({ changes: [change], views, verb }: Entry, links: Links | undefined, all: boolean): string {
  if (!change?.file) return '';
  const own = [...new Set(views.filter(({ place }) => place.file === change.file).map(({ place }) => place.line))];
  const others = views.filter(({ place }) => place.file !== change.file && /\.ya?ml$/.test(place.file));
  const lines = own.sort((a, b) => a - b);
  const [first = 1, ...more] = verb === 'create' ? [] : lines;
  const one = more.length === 0 || all;
  const start = placeLink({ file: change.file, line: one ? first : 1 }, links);
  const rest = all
    ? more.slice(0, 20).map((line) => (links ? `[${line}](${links.file(change.file ?? '', line)})` : `${line}`))
    : [];
  const overrides = new Map(others.map(({ place }) => [place.file, place]));
  return [start, ...rest, ...[...overrides.values()].slice(0, 5).map((place) => placeLink(place, links))].join(', ');
}
