import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Judged } from '../types.ts';
import { endpointRisks } from './endpoint-risks.ts';
import { signOnRisks } from './sign-on-risks.ts';
import { trustRisks } from './trust-risks.ts';

const risks = [...signOnRisks, ...trustRisks, ...endpointRisks];

/** What a change of an existing connection would do to people, as far as it isn't about provisioning. */
export function risksOf(judged: Judged): Diagnostic[] {
  if (!judged.live) return [];
  return risks.flatMap((risk) => risk(judged));
}
