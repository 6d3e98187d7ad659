import type { Difference } from '../../connection/types.ts';
import { type Consequence, causeOf } from '../../consequences/findings.ts';
import { isMember, type Path, pathText } from '../../document/path.ts';
import type { UndigestedChange } from '../types.ts';
import type { Loss } from './loss.ts';

/**
 * What of the consequences of a change can't be undone, or stops people: one loss for each kind, so that what two
 * differences do together needs one yes.
 */
export function lossesAmong(consequences: readonly Consequence[], differences: readonly Difference[]): Loss[] {
  const losses = new Map<string, Loss>();
  for (const { effect, message: why, place } of consequences) {
    const { severity, word: kind } = effect;
    if (severity !== 'irreversible' && severity !== 'stops') continue;
    const leading = union(
      [],
      effect.differences.flatMap((cause) => leadingTo(cause, differences)),
    );
    const known = losses.get(`${severity} ${kind}`);
    if (known) losses.set(`${severity} ${kind}`, { ...known, differences: union(known.differences, leading) });
    else losses.set(`${severity} ${kind}`, { kind, severity, differences: leading, why, place });
  }
  return [...losses.values()];
}

const union = (a: readonly Difference[], b: readonly Difference[]) => [...new Set([...a, ...b])];

/**
 * The differences that decide how bad one of them is. Of a channel: who is in its scope, and what the target's settings
 * do with those who leave it; elsewhere it stands alone. A changed secret has no part in it: it shows only where the
 * secrets are, and a plan must make the same token without them.
 */
function leadingTo(cause: Difference, differences: readonly Difference[]): Difference[] {
  const decides = ({ path, secret }: Difference) => secret !== true && decidesWith(path, cause.path);
  const sentenceOf = (path: Path) => causeOf(path) ?? pathText(path);
  const own = differences.filter(({ path }) => sentenceOf(path) === sentenceOf(cause.path));
  return union(own.length > 0 ? own : [cause], differences.filter(decides));
}

function decidesWith(path: Path, cause: Path): boolean {
  if (!isIn(path, ['outboundProvision']) || !isIn(cause, ['outboundProvision'])) return false;
  if (!isIn(path, ['outboundProvision', 'channels'])) return true;
  const isOfChannel = isIn(cause, ['outboundProvision', 'channels']);
  const isSame = !isOfChannel || pathText(path.slice(0, 3)) === pathText(cause.slice(0, 3));
  return isSame && !isUnrelated(path[3]);
}

/** Of a channel only its source and its switch say who is in scope. */
function isUnrelated(step: Path[number] | undefined): boolean {
  return step !== undefined && !(isMember(step) && (step.member === 'channelSource' || step.member === 'active'));
}

function isIn(path: Path, members: readonly string[]): boolean {
  return members.every((member, index) => {
    const step = path[index];
    return step !== undefined && isMember(step) && step.member === member;
  });
}

/** What of a change can't be undone, whatever else it does: a deletion that nobody wrote down, a replacement. */
export function lossesOf(change: UndigestedChange): Loss[] {
  if (change.action === 'delete') return deletionLosses(change);
  return change.action === 'replace' ? [replacement(change)] : [];
}

/** `state: absent` says yes to the deletion; not to what becomes of those whom the connection provisioned. */
function deletionLosses({ id, reason, findings }: Extract<UndigestedChange, { action: 'delete' }>): Loss[] {
  const told = { severity: 'irreversible', differences: [] } as const;
  const pruned = findings.filter(({ code }) => reason === 'prune' && code === 'prune-connection');
  const stranding = findings.filter(({ code }) => code === 'delete-strands-people');
  const anew = findings.filter(({ code, tier }) => code === 'made-anew' && tier === 1);
  return [
    ...pruned.map(({ place }) => ({ ...told, kind: 'delete', why: gone(id), place })),
    ...anew.map(({ place, message: why }) => ({ ...told, kind: 'replace', why, place })),
    ...stranding.map(({ place, message: why }) => ({ ...told, kind: 'leave-accounts', why, place })),
  ];
}

const gone = (id: string) => `"${id}" is deleted, and no definition says that it may go`;

/** The whole connection is made anew, so that everything that differs counts. */
function replacement({ id, reason, differences, desired }: Extract<UndigestedChange, { action: 'replace' }>): Loss {
  return {
    kind: 'replace',
    severity: 'irreversible',
    why: `"${id}" is deleted and created again (${reason}), and the record of whom it provisioned is lost`,
    place: desired.placeOf('/outboundProvision', 'key'),
    differences: differences.filter(({ secret }) => secret !== true),
  };
}
