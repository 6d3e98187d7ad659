import { channelsIn } from '../connection/channels.ts';
import type { Desired, Live } from '../connection/types.ts';
import { connectorOf } from '../connector/connectors.ts';
import type { Connectors } from '../connector/types.ts';
import { factsOf } from '../consequences/of-connection.ts';
import { targetWords } from '../consequences/of-target.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { type Place, startOf } from '../diagnostics/place.ts';
import { textOf } from '../document/readers.ts';
import { quotedId } from '../kind-words.ts';
import type { PlanInput } from './input.ts';
import { type Marker, type MarkerOptions, markerOf } from './marker.ts';
import type { Successions } from './successions.ts';
import type { UndigestedChange } from './types.ts';

interface Said {
  code: DiagnosticCode;
  tier: number;
  subject: string;
  says: string;
  hint?: string;
}

const anyone = 'Everyone who signs on or asks for a token here';
const provisioned = 'Everyone provisioned so far';
const provisionedOnce = 'Everyone whom it provisioned before it was switched off';

/** What a deletion does to people; of one whose place another takes, what the exchange does. Never nothing. */
export function deletionFindings(
  live: Live,
  place: Place,
  connectors: Connectors,
  successor: Desired | undefined,
): Diagnostic[] {
  const target = targetWords(connectorOf(live, connectors));
  const said = successor ? exchanged(live, target, successor) : gone(live, target);
  return said.map(({ code, tier, subject, says, hint }) => ({
    ...finding(code, place, `${subject} ${says}`, { hint, key: live.id }),
    subject,
    tier,
  }));
}

/** What is protected isn't deleted. */
export function protectedFromDeletion(desired: Desired, place: Place): Diagnostic {
  const hint = 'remove lifecycle.protect in a commit of its own first';
  return finding('protected-connection', place, `${quotedId(desired)} is protected and would be deleted`, {
    hint,
    key: desired.key,
  });
}

const runs = (live: Live) => factsOf(live).active && factsOf(live).provisions;
const hasChannels = (live: Live) => channelsIn(live).length > 0;

function gone(live: Live, target: string): Said[] {
  const { active, signsOn } = factsOf(live);
  const stays = `stays at ${target} with nobody looking after the accounts`;
  const said: Said[] = [];
  if (active && signsOn)
    said.push({
      code: 'delete-active',
      tier: 1,
      subject: anyone,
      says: 'is refused from the apply on: the connection is deleted',
    });
  if (hasChannels(live))
    said.push({
      code: 'delete-strands-people',
      tier: 1,
      subject: runs(live) ? provisioned : provisionedOnce,
      says: runs(live) ? `${stays}: who leaves keeps access, and the record of them is gone` : stays,
    });
  if (said.length > 0) return said;
  const why = active ? 'neither signs anybody on nor provisions' : 'is inactive';
  return [
    {
      code: 'delete-idle',
      tier: 3,
      subject: 'Nobody',
      says: `uses the connection, which ${why}: it is deleted, and its settings on the server are gone`,
    },
  ];
}

/** One connection goes and another takes its place: PingFederate takes that for two strangers. */
function exchanged(live: Live, target: string, { name }: Desired): Said[] {
  const { active, signsOn } = factsOf(live);
  const stops = active && signsOn;
  const hint = 'to rename a connection, keep its id';
  if (hasChannels(live)) {
    const also = stops ? ', and sign-on is interrupted meanwhile' : '';
    const says = `is new to "${name}", which takes the place of this connection: who is no longer in scope by then keeps the account at ${target} for good, as the record of them is gone${also}`;
    return [{ code: 'made-anew', tier: 1, subject: runs(live) ? provisioned : provisionedOnce, says, hint }];
  }
  const says = stops
    ? `is refused until "${name}" has taken the place of this connection, which is deleted first`
    : `uses the connection, which is deleted and made anew as "${name}"`;
  return [{ code: 'made-anew', tier: stops ? 2 : 6, subject: stops ? anyone : 'Nobody', says, hint }];
}

/** A connection that is this repository's, and the definition's file that is gone. */
interface Orphan {
  live: Live;
  file: string;
}

/**
 * Connections that carry this repository's marker and have no definition any more, when pruning is asked for. What
 * carries no marker, or another repository's, is never touched.
 */
export function orphansAmong({ server, marker, options }: PlanInput, owned: ReadonlySet<string>): Orphan[] {
  if (!options.prune || !marker) return [];
  return server.connections.flatMap((live) => {
    const mark = owned.has(live.id) ? undefined : markerOf(live, marker.property);
    const isOurs = mark?.repository === marker.repository && !isElsewheres(mark, marker);
    return isOurs ? [{ live, file: mark.file }] : [];
  });
}

/** The deletion of one of them. */
export function deletionOf({ live, file }: Orphan, connectors: Connectors, { after }: Successions): UndigestedChange {
  const place = startOf(file);
  const { id, name, entityId } = live;
  const pruned = finding('prune-connection', place, `"${id}" is managed by this repository and ${file} is gone`, {
    key: id,
  });
  return {
    action: 'delete',
    kind: 'SpConnection',
    id,
    key: id,
    name: textOf(name ?? id),
    entityId: textOf(entityId),
    live,
    reason: 'prune',
    findings: [
      pruned,
      ...deletionFindings(live, place, connectors, after.get(id)).filter(({ code }) => code !== 'delete-idle'),
    ],
  };
}

/** Written for another environment: what that one defines isn't known here. */
function isElsewheres(mark: Marker, { environment }: MarkerOptions): boolean {
  return mark.environment !== undefined && mark.environment !== environment;
}
