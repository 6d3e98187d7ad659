import { isMember, type Path, pathText } from '../document/path.ts';
import { isAt, isWithin, pathPattern } from '../document/path-pattern.ts';
import { type Judgement, type Said, timingOf } from './judge.ts';
import { fateOfLeavers, optionRole } from './of-target.ts';

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

const isScope = ({ situation }: Judgement) => saysWhoIsIn(situation.move.path);

/** True for what decides who is in the scope of a channel. */
export const saysWhoIsIn = (path: Path) => scopes.some((pattern) => isAt(path, pattern));

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

type Effect = Extract<Judgement, { verdict: 'effect' }>;

/**
 * The options say what becomes of people who leave, and the scope says who does. When both change, the sentence about
 * the scope says it all, once for each channel; the options add to the first of each, and have none of their own. Two
 * options that do it together are one finding, too.
 */
export function withItsFate(judgements: readonly Judgement[]): Judgement[] {
  const options = judgements.filter(isOfLeavers);
  const leads = options.length === 0 ? [] : leadsAmong(judgements, options);
  if (leads.length === 0) return [...judgements];
  const rest = options.filter((one) => !leads.includes(one));
  const also = rest.map(({ said, situation }) => ({ said, situation }));
  return judgements
    .filter((one) => !rest.some((option) => option === one))
    .map((one) => (leads.some((lead) => lead === one) ? { ...(one as Effect), also } : one));
}

function leadsAmong(judgements: readonly Judgement[], options: readonly Effect[]): Effect[] {
  const scopes = firstOfEachChannel(judgements);
  if (scopes.length > 0) return scopes;
  const action = options.find((one) => roleOf(one) === 'remove-action');
  return action && isActive(action) ? [action] : [];
}

const setting = pathPattern('outboundProvision.targetSettings[*]');
const channel = pathPattern('outboundProvision.channels[*]');

const roleOf = ({ situation: { subject, move } }: Effect) => optionRole(subject.connector, move.item);
const isActive = ({ situation }: Effect) => timingOf(situation) === 'runs';

function isOfLeavers(one: Judgement): one is Effect {
  const { move } = one.situation;
  if (one.verdict !== 'effect' || ['same', 'begins'].includes(move.word) || !isWithin(move.path, setting)) return false;
  const last = move.path.at(-1);
  const isValue = last !== undefined && (!isMember(last) || last.member === 'value');
  const role = roleOf(one);
  return isValue && (role === 'remove' || role === 'remove-action' || (role === 'disabled-too' && isDeletion(one)));
}

const isDeletion = ({ situation: { subject, move } }: Effect) =>
  move.new.toLowerCase() === 'true' && fateOfLeavers(subject.after, subject.connector) === 'deleted';

/** Of each channel that runs, the first sentence about people who leave its scope. */
function firstOfEachChannel(judgements: readonly Judgement[]): Effect[] {
  const found = new Map<string, Effect>();
  for (const one of judgements) {
    if (!isAboutLeavers(one)) continue;
    const at = pathText(one.situation.move.path.slice(0, 3));
    if (!found.has(at)) found.set(at, one);
  }
  return [...found.values()];
}

function isAboutLeavers(one: Judgement): one is Effect {
  if (one.verdict !== 'effect' || one.said.leavers !== true || one.situation.move.word === 'same') return false;
  return isWithin(one.situation.move.path, channel) && isActive(one);
}
