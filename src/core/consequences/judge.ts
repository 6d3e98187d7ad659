import { isSameLabel, plainLabel } from '../connector/labels.ts';
import type { OwnChange } from '../connector/types.ts';
import { isMember } from '../document/path.ts';
import { isAt, pathPattern } from '../document/path-pattern.ts';
import type { Condition } from './condition.ts';
import { ofChange } from './conditions-of-change.ts';
import { fieldCode, ofChannel, ofField, ofSetting, ranBefore, runsAfter } from './conditions-of-channel.ts';
import { ofMapping } from './conditions-of-mapping.ts';
import { ofConnection, ofObject, ofPlugin } from './conditions-of-object.ts';
import { factsOf } from './of-connection.ts';
import { fieldCalled, settingCalled } from './of-target.ts';
import type { Row } from './row.ts';
import { type Answers, isOn, type Situation } from './situation.ts';

const conditions: Answers<Condition> = {
  ...ofConnection,
  ...ofMapping,
  ...ofChange,
  ...ofChannel,
  ...ofSetting,
  ...ofField,
  ...ofObject,
  ...ofPlugin,
};

/** What a row needs to become a sentence. */
export type Said = Pick<Row, 'severity' | 'who' | 'says' | 'hint' | 'partner' | 'leavers' | 'word' | 'evidence'>;

/** What another move adds to a sentence: they do it together, and one finding says so. */
interface Part {
  said: Said;
  situation: Situation;
}

/** What a move does to people: something, nothing (and why), or what nobody can tell. */
export type Judgement =
  | { verdict: 'effect'; said: Said; situation: Situation; also?: readonly Part[] }
  | { verdict: 'nobody'; why: string; situation: Situation }
  | { verdict: 'not-judged'; situation: Situation };

/** The first row of the move's place that fits; the connector's own rows before all others. */
export function judge(situation: Situation): Judgement {
  const { place } = situation.move;
  const own =
    situation.move.word === 'begins'
      ? undefined
      : situation.subject.connector?.entry?.changes?.find((row) => isOwn(row, situation));
  if (own) return { verdict: 'effect', said: own, situation };
  const row = place.rows.find((one) => fits(one, situation));
  if (row) return { verdict: 'effect', said: row, situation };
  if (place.nobody !== undefined) return { verdict: 'nobody', why: place.nobody, situation };
  return { verdict: 'not-judged', situation };
}

function fits(row: Row, situation: Situation): boolean {
  const { move } = situation;
  const words = typeof row.on === 'string' ? [row.on] : row.on;
  if (!words.some((word) => word === move.word || (word === 'any' && move.word !== 'begins'))) return false;
  if (row.to && !row.to.includes(move.word === 'removed' || move.word === 'added' ? move.item : move.new)) return false;
  if (row.from && !row.from.includes(move.old)) return false;
  const holds = (name: Condition) => conditions[name](situation);
  return (row.if ?? []).every(holds) && !(row.unless ?? []).some(holds);
}

/** A row that stands beside a connector's descriptor; it is about a value that changes. */
function isOwn(row: OwnChange, situation: Situation): boolean {
  const { move, subject } = situation;
  if (move.path[0] === undefined || !isMember(move.path[0]) || move.path[0].member !== 'outboundProvision')
    return false;
  const last = move.path.at(-1)!;
  const name = isMember(last) ? last.member : '';
  if (row.setting !== undefined) {
    const setting = settingCalled(subject.connector, move.item);
    if (name !== 'value' || !isCalled(row.setting, [setting?.label, setting?.name])) return false;
  } else {
    const field = fieldCalled(subject.connector, fieldCode(situation));
    if (!['defaultValue', 'attributeNames'].includes(name) || !isCalled(row.field, [field?.label, field?.code]))
      return false;
  }
  return begins(row.to, move.new) && begins(row.from, move.old);
}

const isCalled = (label: string | undefined, words: (string | undefined)[]) =>
  label !== undefined && words.some((word) => word !== undefined && isSameLabel(word, label));

const begins = (values: readonly string[] | undefined, value: string) =>
  values === undefined || values.some((one) => plainLabel(value).includes(plainLabel(one)));

/** When a move counts: always, once the connection or the channel runs, or never as it stands. */
export type Timing = 'always' | 'runs' | 'stopped' | 'rests';

const wholeChannel = pathPattern('outboundProvision.channels[*]');

/** `stopped`: it ran before, and is switched off in the same change. `rests`: it runs neither before nor after. */
export function timingOf(situation: Situation): Timing {
  const { subject, move } = situation;
  // What others refer to has no switch: it counts as soon as it is written.
  if (subject.kind !== 'SpConnection') return 'always';
  const [first] = move.path;
  const member = first && isMember(first) ? first.member : '';
  if (member === 'active' || member === 'id' || isAt(move.path, wholeChannel)) return 'always';
  const isChannel =
    member === 'outboundProvision' &&
    move.path.some((step) => isMember(step) && step.member === 'channels') &&
    move.path.length > 2;
  const [ran, runs] = isChannel ? [ranBefore(situation), runsAfter(situation)] : sides(situation, member);
  const isSwitch = isMember(move.path.at(-1)!) && (move.path.at(-1) as { member: string }).member === 'active';
  if (isSwitch) return subject.before?.active === true || isOn(subject.after.active) ? 'always' : 'rests';
  if (runs || (ran && move.place.as === 'part')) return 'runs';
  return ran ? 'stopped' : 'rests';
}

/** Provisioning runs when a channel does, everything else when the connection is active. */
function sides({ subject }: Situation, member: string): [boolean, boolean] {
  const [before, after] = [factsOf(subject.before), factsOf(subject.after)];
  if (member !== 'outboundProvision') return [before.active, after.active];
  return [before.active && before.provisions, after.active && after.provisions];
}
