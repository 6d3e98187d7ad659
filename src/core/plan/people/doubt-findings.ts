import { type Diagnostic, finding } from '../../diagnostics/diagnostic.ts';
import type { Doubt } from '../../people/types.ts';
import type { Told } from './scope-findings.ts';

/** Why the numbers of a channel may be wrong, each as a finding. */
export function doubtFindings({ effect, where, connection, place }: Told): Diagnostic[] {
  return effect.doubts.map((doubt) => {
    const said = finding(doubt.code, place, `${doubt.message}${where}`, { key: connection, hint: hintOf(doubt) });
    const severity = isMistake(doubt) ? 'error' : 'warning';
    return { ...said, severity, tier: severity === 'error' ? undefined : 3 };
  });
}

/** What the definition says isn't in the directory: nobody would be found. A field that stays empty is a warning. */
const isMistake = ({ code, closes }: Doubt) =>
  closes && (code === 'attribute-not-in-directory' || code === 'group-not-in-directory');

function hintOf({ code, closes }: Doubt): string | undefined {
  if (code === 'guid-shared')
    return 'name the attribute that is different for every entry, such as objectGUID or entryUUID; limits count this as not counted';
  if (code !== 'directory-sees-less') return undefined;
  return `give the account the rights that PingFederate’s own has${closes ? '; limits count this as not counted' : ''}`;
}
