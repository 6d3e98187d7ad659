import { isMember } from '../document/path.ts';
import type { Said } from './judge.ts';
import { optionRole } from './of-target.ts';
import type { Severity } from './row.ts';
import type { Situation } from './situation.ts';

/** Where a finding stands inside its tier (ranking.md, section 2). */
export interface Weight {
  /** False where the sentence depends on something that the plan can't see. */
  certain: boolean;
  /** More people before fewer, losses before gains, sooner before later: less comes first. */
  order: number;
}

/** The weight of what a row says about a situation. */
export function weightOf(said: Said, severity: Severity, situation: Situation): Weight {
  const certain = said.evidence === 'sure' && severity !== 'unknown' && !isBound(said, situation);
  const gains = severity === 'grants' ? 1 : 0;
  return { certain, order: reachOf(situation) * 100 + gains * 10 + delayOf(situation) };
}

/** Said with an "if", or of values that can't be compared. */
const isBound = ({ says }: Said, { move }: Situation) =>
  move.word === 'unknown' || /\b(if|unless|may|perhaps|can’t tell)\b/.test(says);

const ofOneValue = new Set(['attributeContractFulfillment', 'attributeMapping', 'extendedAttributes']);
const ofSome = new Set([
  'channels',
  'adapterMappings',
  'authenticationPolicyContractAssertionMappings',
  'tokenProcessorMappings',
  'processorPolicyMappings',
]);

/** Everyone of the connection, one channel or mapping, one attribute. */
function reachOf({ move }: Situation): number {
  const members = move.path.flatMap((step) => (isMember(step) ? [step.member] : []));
  if (members.some((member) => ofOneValue.has(member))) return 2;
  return members.some((member) => ofSome.has(member)) ? 1 : 0;
}

/** At once, with the next synchronisation, or when somebody leaves some day. */
function delayOf({ move, subject }: Situation): number {
  const [first] = move.path;
  if (!first || !isMember(first) || first.member !== 'outboundProvision') return 0;
  return optionRole(subject.connector, move.item)?.startsWith('remove') ? 2 : 1;
}
