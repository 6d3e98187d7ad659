import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { startOf } from '../diagnostics/place.ts';
import { definable, kindNames, kinds } from '../kinds.ts';
import { naturally } from '../natural-order.ts';
import { type Identity, identitiesOf, identityText } from './identities.ts';
import { objectsOf, type ServerState } from './server-state.ts';
import type { InterimIdentity, UndigestedChange } from './types.ts';
import { Waiting } from './waiting.ts';

/**
 * The changes in the order in which they can be executed: who frees a name or an entity id comes before who takes it,
 * what is referred to is made before what refers to it, and what refers to something lets go of it before that goes.
 * Where nothing else decides, creates, updates and replaces go by kind and id, then deletes, then what needs nothing. A
 * circle of names (A takes B's and B takes A's) is opened by one of its members stepping aside first, see `via`; one of
 * references alone can't be, and is said with each of its changes.
 */
export function inOrder(changes: readonly UndigestedChange[], server: ServerState): UndigestedChange[] {
  const waiting = new Waiting([...changes].sort(byRank));
  const names = new Set(definable.flatMap((kind) => namesOn(server, kind)));
  const ordered: UndigestedChange[] = [];
  for (let next = waiting.next(); next !== undefined; next = waiting.next()) {
    if (next.is === 'ready') ordered.push(next.change);
    else if (next.is === 'circle') waiting.open(next.circle, circleFinding);
    else waiting.stepAside(next.change, interimFor(waiting.wantedFrom(next.change), next.change, names));
  }
  return ordered;
}

/** What a change in a circle of references says: who refers to whom, all around. */
function circleFinding(change: UndigestedChange, circle: readonly UndigestedChange[]): Diagnostic {
  const at = circle.indexOf(change);
  const around = [...circle.slice(at), ...circle.slice(0, at), change];
  const words = around.map(({ kind, name }) => `the ${kinds[kind].word} "${name}"`).join(' needs ');
  const message = `${words}: none of them can be ${change.action === 'delete' ? 'deleted' : 'made'} before the others`;
  const place =
    'desired' in change && change.desired ? change.desired.placeOf('') : startOf(change.file ?? 'connections');
  return finding('reference-circle', place, message, { key: change.key });
}

const ranks: Record<UndigestedChange['action'], number> = { create: 0, update: 0, replace: 0, delete: 1, 'no-op': 2 };

/** What is made goes by the registry of kinds, what goes the other way round; then by id. */
function byRank(a: UndigestedChange, b: UndigestedChange): number {
  const byKind = kindNames.indexOf(a.kind) - kindNames.indexOf(b.kind);
  return ranks[a.action] - ranks[b.action] || (a.action === 'delete' ? -byKind : byKind) || naturally(a.id, b.id);
}

const namesOn = (server: ServerState, kind: UndigestedChange['kind']) =>
  objectsOf(server, kind).flatMap((live) => identitiesOf(kind, live).map(identityText));

/** Names that nobody has, for what others of the circle wait for. */
function interimFor(
  wanted: readonly Identity[],
  { id }: UndigestedChange,
  names: ReadonlySet<string>,
): InterimIdentity {
  return Object.fromEntries(wanted.map((one) => [one.member, free({ ...one, value: `pfconn-interim-${id}` }, names)]));
}

function free(identity: Identity, names: ReadonlySet<string>): string {
  let { value } = identity;
  for (let n = 2; names.has(identityText({ ...identity, value })); n++) value = `${identity.value}-${n}`;
  return value;
}
