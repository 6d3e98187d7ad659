import { isMember, pathText } from '../document/path.ts';
import { isAt, pathPattern } from '../document/path-pattern.ts';
import type { Judgement, Said } from './judge.ts';

/** Everything that says who is in the scope of a channel. */
const scopes = [
  'baseDn',
  'userSourceLocation.groupDN',
  'userSourceLocation.filter',
  'userSourceLocation.nestedSearch',
  'changeDetectionSettings.userObjectClass',
].map((member) => pathPattern(`outboundProvision.channels[*].channelSource.${member}`));

const fewer = ['below', 'narrower', 'nobody', 'off'];
const more = ['above', 'wider', 'on'];

/**
 * Several members of one channel's scope change together: their sentences may contradict each other (the base narrower,
 * the filter wider), so that one is said about all. Those that all go the same way stay.
 */
export function inOneScope(judgements: readonly Judgement[]): Judgement[] {
  const groups = new Map<string, Judgement[]>();
  for (const one of judgements) {
    if (one.verdict !== 'effect' || one.situation.move.word === 'same' || !isScope(one)) continue;
    const channel = pathText(one.situation.move.path.slice(0, 3));
    groups.set(channel, [...(groups.get(channel) ?? []), one]);
  }
  const mixed = [...groups.values()].filter((group) => group.length > 1 && !isOneWay(group));
  const taken = new Set(mixed.flat());
  return [...mixed.map(together), ...judgements.filter((one) => !taken.has(one))];
}

const isScope = ({ situation }: Judgement) => scopes.some((pattern) => isAt(situation.move.path, pattern));

function isOneWay(group: readonly Judgement[]): boolean {
  return [fewer, more].some((words) => group.every(({ situation }) => words.includes(directionOf(situation.move))));
}

/** A condition that is added lets fewer through, one that goes lets more. */
function directionOf({ word, path }: Judgement['situation']['move']): string {
  const last = path.at(-1)!;
  const isCondition = isMember(last) && (last.member === 'groupDN' || last.member === 'filter');
  if (isCondition && word === 'set') return 'narrower';
  return isCondition && word === 'unset' ? 'wider' : word;
}

const said: Said = {
  severity: 'stops',
  leavers: true,
  who: 'People who are no longer in the scope of {channel}',
  says: '{fate}, and others come in: its base, group and filter change together, and the plan can’t tell who they are',
  hint: 'count both in the directory before merging',
  evidence: 'sure',
};

const together = (group: readonly Judgement[]): Judgement => ({
  verdict: 'effect',
  said,
  situation: group[0]!.situation,
});
