import type { Difference } from '../connection/types.ts';
import { isMember, kindIn, type Path } from '../document/path.ts';
import { isAt, type PathPattern, pathPattern } from '../document/path-pattern.ts';
import type { KindName } from '../kinds.ts';
import type { Place } from './row.ts';
import { browserSso } from './rows/browser-sso.ts';
import { channels } from './rows/channels.ts';
import { credentials } from './rows/credentials.ts';
import { fields } from './rows/fields.ts';
import { general } from './rows/general.ts';
import { lookups } from './rows/lookups.ts';
import { mappings } from './rows/mappings.ts';
import { objects } from './rows/objects.ts';
import { overrides } from './rows/overrides.ts';
import { target } from './rows/target.ts';
import { tokens } from './rows/tokens.ts';
import { ways } from './rows/ways.ts';
import type { Move } from './situation.ts';

/** Every leaf and item that a plan can differ in, of connections and of each other kind that a definition can be of. */
export const places: readonly Place[] = [
  ...general,
  ...credentials,
  ...browserSso,
  ...ways,
  ...mappings,
  ...overrides,
  ...lookups,
  ...tokens,
  ...channels,
  ...fields,
  ...target,
  ...objects,
];

interface Known {
  place: Place;
  pattern: PathPattern;
}

/** By kind and last step, so that a difference is compared with a few patterns only. */
const byLastStep = new Map<string, Known[]>();

const keyFor = (kind: string | undefined, last: string) => `${kind ?? ''} ${last}`;

for (const place of places.filter(({ at }) => at !== '')) {
  const pattern = pathPattern(place.at);
  const last = pattern.at(-1);
  const key = keyFor(place.of, last === undefined || last === '**' || last.text === '*' ? '*' : last.text);
  byLastStep.set(key, [...(byLastStep.get(key) ?? []), { place, pattern }]);
}

/** Which place a path leads to hangs on its members alone; a plan asks for the same few thousands of times. */
const found = new Map<string, Place | undefined>();

/** The place that a path leads to, of the kind that it begins in; the one whose pattern says most, where several fit. */
export function placeAt(path: Path): Place | undefined {
  const shape = shapeOf(path);
  if (!found.has(shape)) found.set(shape, search(path));
  return found.get(shape);
}

/** The place of an object of another kind as a whole. */
export function wholeOf(kind: KindName): Place | undefined {
  return wholes.get(kind);
}

const wholes = new Map<KindName | undefined, Place>(
  places.flatMap((place) => (place.at === '' ? [[place.of, place]] : [])),
);

/** A move at a place of the table that follows from the whole change; `difference` is what it is shown at. */
export function moveAt(path: Path, difference: Difference, words: Pick<Move, 'word'> & Partial<Move>): Move {
  return { place: placeAt(path)!, path, difference, old: '', new: '', item: '', ...words };
}

/** The kind that it begins in and the members on the way, items all alike. */
export const shapeOf = (path: Path): string =>
  [kindIn(path) ?? '', ...path.map((step) => (isMember(step) ? step.member : '[]'))].join('\n');

function search(path: Path): Place | undefined {
  const last = path.at(-1);
  const name = last && isMember(last) ? last.member : undefined;
  const placesAt = (key: string) => byLastStep.get(keyFor(kindIn(path), key)) ?? [];
  const near = [...(name === undefined ? [] : placesAt(name)), ...placesAt('*')];
  const fitting = near.filter(({ pattern }) => isAt(path, pattern));
  return fitting.reduce<Known | undefined>((best, one) => (best && weight(best) >= weight(one) ? best : one), undefined)
    ?.place;
}

/** How many steps a pattern names. */
const weight = ({ pattern }: Known) => pattern.filter((step) => step !== '**' && step.text !== '*').length;
