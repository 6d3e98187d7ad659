import type { Connector } from '../connector/types.ts';
import { consequencesOf } from '../consequences/findings.ts';
import { judgeChange } from '../consequences/judge-change.ts';
import type { Subject } from '../consequences/situation.ts';
import { judgeCreation } from '../consequences/whole.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { PlanInput } from './input.ts';
import type { Judged } from './types.ts';

/** What a change, or a new connection, does to people: a finding for each cause, the worst first. */
export function consequencesFor(judged: Judged, input: PlanInput): Diagnostic[] {
  const { desired, live, differences, connector } = judged;
  const stores = input.resources?.dataStores ?? [];
  const subject: Subject = {
    name: desired.name,
    before: live,
    after: desired.document,
    differences,
    connector,
    target: targetWords(connector),
    isActiveDirectory: (id) => stores.some((store) => store.id === id && store.ldapType === 'ACTIVE_DIRECTORY'),
    today: input.now,
  };
  const judgements = live ? judgeChange(subject) : judgeCreation(subject, desired.placeOf('/active'));
  return consequencesOf(judgements, desired.id);
}

/** The service that is provisioned, as people call it: `Zoom Provisioner` → Zoom. */
export function targetWords(connector: Connector | undefined): string {
  const name = connector?.entry?.displayName ?? connector?.descriptor.description ?? '';
  return name.replace(/\s+(Provisioner|Connector)$/, '') || 'the target';
}
