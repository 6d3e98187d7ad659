import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isObject } from '../document/json.ts';
import { objectsIn } from '../document/readers.ts';
import type { Change } from '../plan/types.ts';
import { type Tier, tierOf, worstOf } from './tier.ts';
import { visible } from './visible-text.ts';

/** Whether people are provisioned by the connection as the server has it. */
export function provisions(change: Change): boolean {
  return 'live' in change && objectsIn(change.live?.outboundProvision, 'channels').length > 0;
}

/** Whether people sign on, or ask for tokens, by it. */
export function signsOn(change: Change): boolean {
  const live = 'live' in change ? change.live : undefined;
  return [live?.spBrowserSso, live?.wsTrust, live?.oauthTokenExchangeSettings].some(isObject);
}

export function isActive(change: Change): boolean {
  return 'live' in change && change.live?.active === true;
}

/** True for a connection that is switched off; nothing else can be. */
export function rests(change: Change): boolean {
  return change.kind === 'SpConnection' && !isActive(change);
}

/** What a deletion does is a sentence of its own where nobody uses the connection, or another takes its place. */
export function saysItself({ findings }: Change): boolean {
  return findings.some(({ code }) => code === 'delete-idle' || code === 'made-anew');
}

/** Equal for findings that say the same of several connections. */
export function dangerKey(finding: Diagnostic, change: Change): string {
  const without = (text: string | undefined) => (text ?? '').replaceAll(change.name, '…').replaceAll(change.id, '…');
  return JSON.stringify([finding.code, without(finding.message), without(finding.hint)]);
}

/** Deleting and replacing can't be undone, unless a sentence of its own says what a deletion means. */
export function tierOfChange(change: Change): Tier {
  const isGone = change.action === 'delete' && !saysItself(change);
  if (isGone || change.action === 'replace') return 'irreversible';
  return worstOf(change.findings.filter(({ severity }) => severity !== 'error').map(tierOf));
}

/** The tokens that a change waits for. */
export const tokensOf = ({ waits = [] }: Change) => waits.map(({ token }) => token).join(', ');

/** What whoever says yes adds: to the definition, or as one of its own where there is none. */
export function linesToAccept(change: Change): string[] {
  const lines = ['lifecycle:', `  accept: [${tokensOf(change)}]`];
  if (change.waits?.[0]?.paste) return lines;
  const [lifecycle = '', accept = ''] = lines;
  return [`kind: ${change.kind}`, `id: ${visible(change.id)}`, lifecycle, '  state: absent', accept];
}
