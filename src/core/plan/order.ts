import { definable, kindNames } from '../kinds.ts';
import { naturally } from '../natural-order.ts';
import { type Identity, identitiesOf, identityText } from './identity.ts';
import { objectsOf, type ServerState } from './server-state.ts';
import type { InterimIdentity, UndigestedChange } from './types.ts';

/**
 * The changes in the order in which they can be executed: who frees a name or an entity id comes before who takes it.
 * Where nothing else decides, creates, updates and replaces go by id, then deletes, then what needs nothing. A circle
 * (A takes B's name and B takes A's) is opened by one of its members stepping aside first, see `via`.
 */
export function inOrder(changes: readonly UndigestedChange[], server: ServerState): UndigestedChange[] {
  const waiting = new Waiting([...changes].sort(byRank));
  const names = new Set(definable.flatMap((kind) => namesOn(server, kind)));
  const ordered: UndigestedChange[] = [];
  for (let next = waiting.next(); next !== undefined; next = waiting.next()) {
    if (next.isReady) ordered.push(next.change);
    else waiting.stepAside(next.change, interimFor(waiting.wantedFrom(next.change), next.change, names));
  }
  return ordered;
}

const ranks: Record<UndigestedChange['action'], number> = { create: 0, update: 0, replace: 0, delete: 1, 'no-op': 2 };

/** What is made goes by the registry of kinds, what goes the other way round; then by id. */
function byRank(a: UndigestedChange, b: UndigestedChange): number {
  const byKind = kindNames.indexOf(a.kind) - kindNames.indexOf(b.kind);
  return ranks[a.action] - ranks[b.action] || (a.action === 'delete' ? -byKind : byKind) || naturally(a.id, b.id);
}

const namesOn = (server: ServerState, kind: UndigestedChange['kind']) =>
  objectsOf(server, kind).flatMap((live) => identitiesOf(kind, live).map(identityText));

/** What an object is called now and gives up in this plan, and its place when it goes. */
export function freedBy(change: UndigestedChange): string[] {
  if (change.action === 'create' || change.action === 'no-op') return [];
  const kept = new Set(change.action === 'delete' ? [] : takenBy(change));
  const freed = identitiesOf(change.kind, change.live).map(identityText);
  const place = change.action === 'delete' ? [`place ${change.key}`] : [];
  return [...freed.filter((identity) => !kept.has(identity)), ...place];
}

/** What an object is called when the plan is done, and whose place it takes. */
export function takenBy(change: UndigestedChange): string[] {
  if (change.action === 'delete' || change.action === 'no-op') return [];
  const place = change.action === 'create' && change.succeeds ? [`place ${change.succeeds}`] : [];
  return [...identitiesOf(change.kind, change.desired.document).map(identityText), ...place];
}

/** The changes that are left, by their place in the usual order, and who waits for whom. */
class Waiting {
  readonly #changes: (UndigestedChange | undefined)[];
  /** For each change, those that still have what it takes. */
  readonly #blockers: Set<number>[];
  readonly #holder = new Map<string, number>();
  readonly #taker = new Map<string, number>();
  /** Changes that nothing stands in the way of, the last one first. */
  readonly #ready: number[] = [];
  #first = 0;

  constructor(changes: readonly UndigestedChange[]) {
    this.#changes = [...changes];
    changes.forEach((change, index) => {
      for (const identity of freedBy(change)) this.#holder.set(identity, index);
      for (const identity of takenBy(change)) this.#taker.set(identity, index);
    });
    this.#blockers = changes.map((change, index) => {
      const holders = takenBy(change).map((identity) => this.#holder.get(identity));
      return new Set(holders.filter((holder) => holder !== undefined && holder !== index) as number[]);
    });
    for (let index = changes.length - 1; index >= 0; index--)
      if (this.#blockers[index]?.size === 0) this.#ready.push(index);
  }

  /** The next change that can be executed, taken out; else one of a circle, which stays. */
  next(): { change: UndigestedChange; isReady: boolean } | undefined {
    const index = this.#ready.pop();
    if (index !== undefined) {
      const change = this.#changes[index] as UndigestedChange;
      this.#changes[index] = undefined;
      this.#release(index, change);
      return { change, isReady: true };
    }
    while (this.#first < this.#changes.length && this.#changes[this.#first] === undefined) this.#first++;
    const change = this.#first < this.#changes.length ? this.#changes[this.#inCircleFrom(this.#first)] : undefined;
    return change && { change, isReady: false };
  }

  /** What of a change's own others wait for. */
  wantedFrom(change: UndigestedChange): Identity[] {
    const index = this.#changes.indexOf(change);
    const wanted = freedBy(change).filter((identity) => (this.#taker.get(identity) ?? index) !== index);
    const held = 'live' in change && change.live ? identitiesOf(change.kind, change.live) : [];
    return held.filter((identity) => wanted.includes(identityText(identity)));
  }

  /** Marks a change as one that gives way first; nobody waits for it any more. */
  stepAside(change: UndigestedChange, via: InterimIdentity): void {
    const index = this.#changes.indexOf(change);
    this.#changes[index] = { ...change, via } as UndigestedChange;
    this.#release(index, change);
  }

  #release(index: number, change: UndigestedChange): void {
    for (const identity of freedBy(change)) {
      const taker = this.#taker.get(identity);
      const blockers = taker === undefined ? undefined : this.#blockers[taker];
      if (taker === undefined || !blockers?.delete(index) || blockers.size > 0) continue;
      this.#makeReady(taker);
    }
  }

  #makeReady(index: number): void {
    const at = this.#ready.findIndex((other) => other < index);
    this.#ready.splice(at < 0 ? this.#ready.length : at, 0, index);
  }

  /** Following who waits for whom ends in a circle; its first member in the usual order gives way. */
  #inCircleFrom(start: number): number {
    const path: number[] = [];
    const seen = new Set<number>();
    let at = start;
    while (!seen.has(at)) {
      seen.add(at);
      path.push(at);
      at = this.#blockers[at]?.values().next().value ?? at;
    }
    return Math.min(...path.slice(path.indexOf(at)));
  }
}

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
