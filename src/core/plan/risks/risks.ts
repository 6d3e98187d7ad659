import { unknownMembers } from '../../connection/fields/unknown-members.ts';
import { type Diagnostic, finding } from '../../diagnostics/diagnostic.ts';
import type { Judged } from '../change-for.ts';
import { endpointRisks } from './endpoint-risks.ts';
import { signOnRisks } from './sign-on-risks.ts';
import { trustRisks } from './trust-risks.ts';

const risks = [...signOnRisks, ...trustRisks, ...endpointRisks];

/** What a change of an existing connection would do to people, as far as it isn't about provisioning. */
export function risksOf(judged: Judged): Diagnostic[] {
  if (!judged.live) return [];
  return [...risks.flatMap((risk) => risk(judged)), ...keptMembers(judged)];
}

function keptMembers({ desired, live }: Judged): Diagnostic[] {
  const unknown = live ? unknownMembers(live) : [];
  if (unknown.length === 0) return [];
  const message = `the server's ${unknown.join(', ')} ${unknown.length === 1 ? 'is' : 'are'} new to this tool and kept as ${unknown.length === 1 ? 'it is' : 'they are'}`;
  return [finding('unknown-members-kept', desired.placeOf(''), message, { connection: desired.id })];
}
