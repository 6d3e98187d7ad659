import { runningChannels } from '../connection/channels.ts';
import type { JsonObject } from '../document/json.ts';
import { isMember, type Path } from '../document/path.ts';
import { textOf } from '../document/readers.ts';
import type { Judgement, Said } from './judge.ts';
import { mayOverlap } from './overlap.ts';
import { moveAt } from './places.ts';
import type { Subject } from './situation.ts';

/**
 * People who come to be in two channels of one connection, or who move from one to the other: one channel handles a
 * person, and the other takes the same person for somebody who left.
 */
export function meetingChannels(subject: Subject, judgements: readonly Judgement[]): Judgement[] {
  const now = runningChannels(subject.after);
  if (now.length < 2) return [];
  const lost = channelsOf(judgements, ({ said, situation }) => said.leavers === true && situation.move.word !== 'same');
  const joined = channelsOf(judgements, ({ said }) => /\{joined\}/.test(said.says));
  return now.flatMap((one, index) =>
    now.slice(index + 1).flatMap((other): Judgement[] => {
      const names = [one, other].map(({ name }) => textOf(name)) as [string, string];
      if (meetNow(one, other, subject)) return [judgement(subject, names, inBoth)];
      const moves = (from: string, to: string) => lost.has(from) && joined.has(to) && wasIn(from, to, subject);
      if (moves(...names)) return [judgement(subject, names, moving)];
      return moves(names[1], names[0]) ? [judgement(subject, [names[1], names[0]], moving)] : [];
    }),
  );
}

const named = (document: JsonObject | undefined, name: string) =>
  runningChannels(document).find((one) => one.name === name);

/** They may hold the same people from now on, and didn't before. */
function meetNow(one: JsonObject, other: JsonObject, subject: Subject): boolean {
  const [first, second] = [one, other].map(({ name }) => named(subject.before, textOf(name)));
  return !(first && second && mayOverlap(first, second, subject)) && mayOverlap(one, other, subject);
}

/** Who was in the one may be in the other now. */
function wasIn(from: string, to: string, subject: Subject): boolean {
  const [old, now] = [named(subject.before, from), named(subject.after, to)];
  return old !== undefined && now !== undefined && mayOverlap(old, now, subject);
}

function channelsOf(
  judgements: readonly Judgement[],
  counts: (judgement: Extract<Judgement, { verdict: 'effect' }>) => boolean,
): Set<string> {
  const told = judgements.filter((one) => one.verdict === 'effect' && counts(one));
  return new Set(told.flatMap(({ situation }) => channelOn(situation.move.path) ?? []));
}

/** The name of the channel that a path leads into. */
export function channelOn(path: Path): string | undefined {
  const at = path.findIndex((step) => isMember(step) && step.member === 'channels');
  const step = at < 0 ? undefined : path[at + 1];
  return step && !isMember(step) ? step.item : undefined;
}

const inBoth: Said = {
  severity: 'check',
  who: 'People who are in the scope of {channel} and of {item}',
  says: 'are handled by the one that runs first; the other may disable or change them as its own options and mapping say',
  hint: 'give each channel a scope of its own',
  evidence: 'likely',
};

const moving: Said = {
  severity: 'check',
  who: 'People who move from {channel} to {item}',
  says: 'may be disabled by the one after the other has taken them over: the order of the runs decides',
  hint: 'move a few people first, and look at their accounts after two runs',
  evidence: 'likely',
};

function judgement(subject: Subject, [name, other]: [string, string], said: Said): Judgement {
  const path = [{ member: 'outboundProvision' }, { member: 'channels' }, { item: name, by: 'name', index: 0 }];
  const of = (one: string) => subject.differences.find(({ path: at }) => channelOn(at) === one);
  const difference = of(name) ?? of(other) ?? subject.differences[0]!;
  const move = moveAt(path, difference, { word: 'changed', item: other });
  return { verdict: 'effect', said, situation: { subject, move } };
}
