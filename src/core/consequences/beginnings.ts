import { runningChannels } from '../connection/channels.ts';
import { pathAt } from '../connection/path-at.ts';
import type { Difference } from '../connection/types.ts';
import { below, isObject, type Json, type Pointer } from '../document/json.ts';
import { isMember, type Path } from '../document/path.ts';
import { isAt, type PathPattern, pathPattern } from '../document/path-pattern.ts';
import { lastItem } from './moves.ts';
import { places } from './places.ts';
import type { Place } from './row.ts';
import { isOn, type Situation, type Subject, textOfValue, valueAlong } from './situation.ts';

/** The places with something to say about a value that begins to count. */
const telling: readonly { place: Place; pattern: PathPattern }[] = places
  .filter(({ of, rows, as }) => of === undefined && as !== 'item' && rows.some(({ on }) => on === 'begins'))
  .map((place) => ({ place, pattern: pathPattern(place.at) }));

/**
 * What becomes true when a connection or a channel begins to run, although it doesn't change: its whole state is judged,
 * because nobody was touched by it before.
 */
export function beginnings(subject: Subject): Situation[] {
  const channels = beginningChannels(subject);
  const isConnection = isOn(subject.after.active) && !isOn(subject.before?.active);
  if (!isConnection && channels.size === 0) return [];
  const difference = switchOf(subject);
  if (!difference) return [];
  return telling
    .flatMap(({ place, pattern }) => pointersAt(subject.after, pattern).map((pointer) => ({ place, pointer })))
    .map(({ place, pointer }) => ({ place, path: pathAt('SpConnection', subject.after, pointer) }))
    .filter(({ path }) => begins(path, isConnection, channels))
    .map(({ place, path }) => {
      const value = valueAlong(subject.after, path);
      const move = {
        place,
        path,
        word: 'begins',
        old: '',
        new: textOfValue(value),
        item: lastItem(path),
        difference,
      } as const;
      return { subject, move };
    });
}

/** The names of channels that run from now on, and didn't before. */
function beginningChannels({ before, after }: Subject): Set<string> {
  const ran = new Set(runningChannels(before).map(({ name }) => String(name)));
  return new Set(
    runningChannels(after)
      .map(({ name }) => String(name))
      .filter((name) => !ran.has(name)),
  );
}

/** Inside of a channel it counts when that begins; a target's settings when any does; all else with the connection. */
function begins(path: Path, isConnection: boolean, channels: ReadonlySet<string>): boolean {
  const [first, second, third] = path;
  if (!first || !isMember(first) || first.member !== 'outboundProvision') return isConnection;
  if (!second || !isMember(second) || second.member !== 'channels') return channels.size > 0;
  return third !== undefined && !isMember(third) && channels.has(third.item ?? '');
}

/** What switches it on: the connection's own switch, a channel's, or the channel that comes. */
function switchOf({ differences }: Subject): Difference | undefined {
  const oneAt = (patterns: readonly PathPattern[]) =>
    differences.find(({ path }) => patterns.some((pattern) => isAt(path, pattern)));
  return oneAt([ownSwitch]) ?? oneAt(channelSwitches) ?? differences[0];
}

const ownSwitch = pathPattern('active');
const channelSwitches = ['outboundProvision.channels[*]', 'outboundProvision.channels[*].active'].map(pathPattern);

/** Where a document has what the pattern names; patterns with `**` at their beginning look everywhere. */
function pointersAt(document: Json | undefined, pattern: PathPattern, at: Pointer = ''): Pointer[] {
  const [step, ...rest] = pattern;
  if (step === undefined) return document === undefined ? [] : [at];
  // Most values have nothing inside, and the longer patterns look everywhere.
  const inside = (one: PathPattern) =>
    Object.entries(membersOf(document)).flatMap(([name, value]) =>
      one.length > 1 && typeof value !== 'object' ? [] : pointersAt(value, one, below(at, name)),
    );
  if (step === '**') return [...pointersAt(document, rest, at), ...inside(pattern)];
  if (step.text === '*') return inside(rest);
  const value = isObject(document) && Object.hasOwn(document, step.text) ? document[step.text] : undefined;
  return value === undefined ? [] : pointersAt(value, rest, below(at, step.text));
}

const membersOf = (value: Json | undefined): Record<string, Json> =>
  typeof value === 'object' && value !== null ? (value as Record<string, Json>) : {};
