import { differenceWithNames, documentWithNames } from '../connection/references/named-references.ts';
import type { Desired, Difference } from '../connection/types.ts';
import { consequencesOf } from '../consequences/findings.ts';
import { judgeChange, judgeCreation } from '../consequences/judge-change.ts';
import { targetWords } from '../consequences/of-target.ts';
import type { Subject } from '../consequences/situation.ts';
import type { Cause, Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Loss } from './acknowledge/loss.ts';
import { lossesAmong } from './acknowledge/losses.ts';
import type { PlanInput } from './input.ts';
import { factsAbout, questionsTo } from './server-state.ts';
import type { Judged } from './types.ts';

/** What a change, or a new connection, does to people: a finding for each cause, the worst first. */
export function consequencesFor(
  judged: Judged,
  { server, now }: PlanInput,
): { findings: Diagnostic[]; losses: Loss[] } {
  const { desired, live, differences, connector } = judged;
  const { nameOf } = desired;
  const subject: Subject = {
    name: desired.name,
    before: live && documentWithNames(desired.kind, live, nameOf),
    after: documentWithNames(desired.kind, desired.document, nameOf),
    differences: differences.map((difference) => differenceWithNames(difference, nameOf)),
    connector,
    target: targetWords(connector),
    today: now,
    ...questionsTo(factsAbout(server.resources), nameOf),
  };
  const judgements = live ? judgeChange(subject) : judgeCreation(subject, desired.placeOf('/active'));
  const consequences = consequencesOf(judgements, desired.key);
  return {
    findings: consequences.map(({ effect, ...finding }) => ({
      ...finding,
      cause: effect.differences[0] && causeOf(effect.differences[0], desired),
    })),
    losses: lossesAmong(consequences, differences),
  };
}

/**
 * The one place outside of the definition that a difference comes from: a variable, a file, the partner's metadata. A
 * variable counts only where everything around it is as it was, so that nothing else can have changed the value.
 */
function causeOf({ live, pointer, kind }: Difference, desired: Desired): Cause | undefined {
  const origin = desired.originOf?.(pointer);
  if (origin?.from === 'metadata') return { words: origin.file, was: '' };
  const source = desired.broughtIn?.(pointer);
  if (!source || kind !== 'changed' || typeof live !== 'string') return undefined;
  const { words, place, before, after } = source;
  const isOnlyThat = live.startsWith(before) && live.endsWith(after) && live.length >= before.length + after.length;
  if (!isOnlyThat) return undefined;
  return { words, place, was: live.slice(before.length, live.length - after.length) };
}
