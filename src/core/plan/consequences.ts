import { differenceWithNames, documentWithNames } from '../connection/references/named-references.ts';
import type { Connector } from '../connector/types.ts';
import { consequencesOf } from '../consequences/findings.ts';
import { judgeChange } from '../consequences/judge-change.ts';
import type { Subject } from '../consequences/situation.ts';
import { judgeCreation } from '../consequences/whole.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Loss } from './acknowledge/loss.ts';
import { lossesAmong } from './acknowledge/losses.ts';
import { causeOf } from './cause.ts';
import type { PlanInput } from './input.ts';
import { factsAbout, questionsTo } from './server-facts.ts';
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
    before: live && documentWithNames(live, nameOf),
    after: documentWithNames(desired.document, nameOf),
    differences: differences.map((difference) => differenceWithNames(difference, nameOf)),
    connector,
    target: targetWords(connector),
    today: now,
    ...questionsTo(factsAbout(server.resources), nameOf),
  };
  const judgements = live ? judgeChange(subject) : judgeCreation(subject, desired.placeOf('/active'));
  const consequences = consequencesOf(judgements, desired.id);
  return {
    findings: consequences.map(({ effect, ...finding }) => ({
      ...finding,
      cause: effect.differences[0] && causeOf(effect.differences[0], desired),
    })),
    losses: lossesAmong(consequences, differences),
  };
}

/** The service that is provisioned, as people call it: `Zoom Provisioner` → Zoom. */
export function targetWords(connector: Connector | undefined): string {
  const name = connector?.entry?.displayName ?? connector?.descriptor.description ?? '';
  return name.replace(/\s+(Provisioner|Connector)$/, '') || 'the target';
}
