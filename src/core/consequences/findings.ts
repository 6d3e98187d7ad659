import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Judgement, type Said, type Timing, timingOf } from './judge.ts';
import { creates, fateOfLeavers } from './of-target.ts';
import type { Severity } from './row.ts';
import { inOneScope } from './scope.ts';
import { sentenceOf } from './sentence.ts';
import type { Situation } from './situation.ts';
import { codeOf } from './topics.ts';

/** A judgement as a finding, with where it ranks (ranking.md): 1 can't be undone … 6 a note. */
export type Consequence = Diagnostic & { subject: string; tier: number };

/** What a change of a connection does to people, a finding each; the worst first, and each sentence once. */
export function consequencesOf(judgements: readonly Judgement[], connection: string): Consequence[] {
  const said = inOneScope(judgements).flatMap((one) => consequence(one, connection));
  const unique = said.filter((one, index) => said.findIndex((other) => other.message === one.message) === index);
  return unique.sort((a, b) => a.tier - b.tier);
}

function consequence(judgement: Judgement, connection: string): Consequence[] {
  if (judgement.verdict === 'nobody') return [];
  const { situation } = judgement;
  const said = judgement.verdict === 'effect' ? judgement.said : unknownToUs;
  const timing = timingOf(situation);
  const severity = severityOf(said, situation, timing);
  if (severity === undefined) return [];
  const { subject, sentence } = sentenceOf(said, situation);
  const later = timing === 'stopped' || timing === 'rests' ? ` (once ${switchOf(situation)} is switched on)` : '';
  return [
    {
      code: judgement.verdict === 'effect' && severity !== 'unknown' ? codeOf(situation.move) : 'not-judged',
      severity: severity === 'note' ? 'info' : 'warning',
      message: `${severity === 'unknown' ? 'not judged: ' : ''}${sentence}${later}`,
      ...(said.hint ? { hint: said.hint } : {}),
      place: situation.move.difference.place,
      connection,
      subject,
      tier: tierOf(severity, said),
    },
  ];
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

function switchOf({ subject, move }: Situation): string {
  return move.path.length > 3 && subject.after.active === true ? 'the channel' : 'the connection';
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
