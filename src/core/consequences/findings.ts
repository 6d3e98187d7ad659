import type { Difference } from '../connection/types.ts';
import type { AboutPeople, Diagnostic } from '../diagnostics/diagnostic.ts';
import { isMember, type Path, pathText } from '../document/path.ts';
import { isWithin, pathPattern } from '../document/path-pattern.ts';
import { fieldCode } from './conditions-of-channel.ts';
import { type Judgement, type Said, type Timing, timingOf } from './judge.ts';
import { channelOn } from './meeting-channels.ts';
import { creates, fateOfLeavers } from './of-target.ts';
import type { Severity } from './row.ts';
import { inOneScope, saysWhoIsIn, withItsFate } from './scope.ts';
import { sentenceOf, settingWords } from './sentence.ts';
import type { Situation } from './situation.ts';
import { codeOf, type Weight, weightOf } from './topics.ts';
/** A judgement as a finding, with where it ranks: tier 1 can't be undone … 6 a note. */
export type Consequence = Diagnostic & Weight & { subject: string; tier: number; effect: Effect };

/** What a finding does, for whoever has to say yes to it. */
interface Effect {
  severity: Severity;
  /** A word or two for it: `delete-accounts`. */
  word: string;
  /** It would be more than a note, if what it is about weren’t switched off in the same change. */
  waiting?: boolean;
  /** What leads to it: of one sentence that several differences lead to, all of them. */
  differences: Difference[];
}

/** What a change of a connection does to people, a finding each; the worst first, and each sentence once. */
export function consequencesOf(judgements: readonly Judgement[], connection: string): Consequence[] {
  const all = onePerCause(withItsFate(inOneScope(judgements)), (one) => consequence(one, connection));
  const said = withWhatWaits(all);
  const unique = new Map<string, Consequence>();
  for (const one of said) unique.set(one.message, together(unique.get(one.message), one));
  return [...unique.values()].sort(byWeight);
}

/** Whoever switches a connection off hides what else changes: it comes true when it is switched on again. */
function withWhatWaits(said: readonly Consequence[]): Consequence[] {
  const hidden = said.filter(({ effect }) => effect.waiting).length;
  if (hidden === 0) return [...said];
  const words = `; when it is switched on again, ${hidden === 1 ? 'another change counts' : `${hidden} other changes count`}, too`;
  return said.map((one) =>
    one.effect.severity === 'stops' && switches.has(one.code) ? { ...one, message: one.message + words } : one,
  );
}

const switches = new Set<string>(['connection-switched', 'channel-switched']);

const byWeight = (a: Consequence, b: Consequence) =>
  a.tier - b.tier || Number(b.certain) - Number(a.certain) || a.order - b.order;

function together(known: Consequence | undefined, one: Consequence): Consequence {
  if (!known) return one;
  return {
    ...known,
    effect: { ...known.effect, differences: [...known.effect.differences, ...one.effect.differences] },
  };
}

/** Of several changes of one attribute, field or criterion, the worst; where they are alike, the one with both values. */
function onePerCause(judgements: readonly Judgement[], say: (judgement: Judgement) => Consequence[]): Consequence[] {
  const causes = new Map<string, Consequence[]>();
  for (const [index, one] of judgements.entries()) {
    const cause = causeOf(one.situation.move.path) ?? String(index);
    const isTold = told.has(memberAt(one.situation.move.path, -1));
    const said = say(one);
    const before = causes.get(cause) ?? [];
    causes.set(cause, cause === String(index) ? said : worst(before, said, isTold));
  }
  return [...causes.values()].flat();
}

/** The members of a cause whose sentence holds what people compare. */
const told = new Set(['value', 'attributeNames', 'defaultValue']);

function worst(before: Consequence[], now: Consequence[], isTold: boolean): Consequence[] {
  const [old, next] = [before[0]?.tier ?? 7, now[0]?.tier ?? 7];
  return next < old || (next === old && isTold) ? now : before;
}

const causes = ['attributeContractFulfillment', 'conditionalCriteria', 'attributeMapping'];

/** The attribute, criterion or field that a path leads into; `undefined` for any other path. */
export function causeOf(path: Path): string | undefined {
  const at = path.findLastIndex((step) => isMember(step) && causes.includes(step.member));
  return at < 0 || path.length < at + 3 ? undefined : pathText(path.slice(0, at + 2));
}

function memberAt(path: Path, at: number): string {
  const step = path.at(at);
  return step && isMember(step) ? step.member : '';
}

function consequence(judgement: Judgement, connection: string): Consequence[] {
  if (judgement.verdict === 'nobody') return [];
  const { situation } = judgement;
  const said = judgement.verdict === 'effect' ? judgement.said : unknownToUs;
  const timing = timingOf(situation);
  const parts = judgement.verdict === 'effect' ? (judgement.also ?? []) : [];
  const severity = worstOf([
    severityOf(said, situation, timing),
    ...parts.map((one) => severityOf(one.said, one.situation, timing)),
  ]);
  if (severity === undefined) return [];
  const { subject, sentence } = sentenceOf(said, situation);
  const tails = parts.map((one) => `; ${settingWords(one.situation, said.leavers === true)}`);
  const later = timing === 'stopped' || timing === 'rests' ? ` (once ${switchOf(situation)} is switched on)` : '';
  return [
    {
      code: judgement.verdict === 'effect' && severity !== 'unknown' ? codeOf(situation.move) : 'not-judged',
      severity: severity === 'note' ? 'info' : 'warning',
      message: `${severity === 'unknown' ? 'not judged: ' : ''}${sentence}${tails.join('')}${later}`,
      hint: said.hint,
      place: situation.move.difference.place,
      key: connection,
      subject,
      tier: tierOf(severity, said),
      about: aboutPeople(situation, tails.join('')),
      ...weightOf(said, severity, situation),
      effect: {
        severity,
        word: wordOf(said, situation),
        waiting: timing === 'stopped' && said.severity !== 'note' && said.severity !== 'load',
        differences: [situation, ...parts.map((one) => one.situation)].map(({ move }) => move.difference),
      },
    },
  ];
}

const field = pathPattern('outboundProvision.channels[*].attributeMapping[*]');

/** Which channel, and which field of it, a sentence is about. */
function aboutPeople(situation: Situation, also: string): AboutPeople | undefined {
  const { path } = situation.move;
  const channel = channelOn(path);
  if (channel === undefined) return undefined;
  if (isWithin(path, field)) return { channel, field: fieldCode(situation), also };
  return saysWhoIsIn(path) ? { channel, also } : undefined;
}

const unknownToUs: Said = {
  severity: 'unknown',
  who: 'Nobody can tell',
  says: 'whom this touches: the setting is newer than this tool',
  hint: 'look it up in PingFederate’s documentation',
  evidence: 'sure',
};

/** As the row says; worse where leavers are deleted, a note where nothing runs. */
function severityOf(said: Said, { subject, move }: Situation, timing: Timing): Severity | undefined {
  if (timing === 'rests' || timing === 'stopped') return 'note';
  if (said.leavers) {
    const fate = fateOfLeavers(subject.after, subject.connector);
    if (fate === 'deleted') return 'irreversible';
    if (fate === 'kept') return 'check';
  }
  const grants = said.severity === 'grants' && /\{joined\}/.test(said.says);
  if (grants && !creates(subject.after, subject.connector)) return 'note';
  return move.word === 'same' ? undefined : said.severity;
}

/** Of a row that has no word of its own, what it is about: `change-recognition`. */
function wordOf({ word, leavers }: Said, { move }: Situation): string {
  return word ?? (leavers ? 'delete-accounts' : codeOf(move).replace(/^(.*)-changed$/, 'change-$1'));
}

function switchOf({ subject, move }: Situation): string {
  return move.path.length > 3 && subject.after.active === true ? 'the channel' : 'the connection';
}

function worstOf(severities: readonly (Severity | undefined)[]): Severity | undefined {
  const order: readonly Severity[] = ['irreversible', 'stops', 'grants', 'check', 'weakens', 'unknown', 'load', 'note'];
  return order.find((one) => severities.includes(one));
}

function tierOf(severity: Severity, { partner }: Said): number {
  const tiers: Record<Severity, number> = {
    irreversible: 1,
    stops: partner ? 3 : 2,
    grants: 2,
    check: 3,
    weakens: 4,
    unknown: 4,
    load: 5,
    note: 6,
  };
  return tiers[severity];
}
