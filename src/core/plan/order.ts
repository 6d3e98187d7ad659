import type { Live } from '../connection/types.ts';
import { naturally } from '../natural-order.ts';
import type { InterimIdentity, UndigestedChange } from './types.ts';

/**
 * The changes in the order in which they can be executed: who frees a name or an entity id comes before who takes it.
 * Where nothing else decides, creates, updates and replaces go by id, then deletes, then what needs nothing. A circle
 * (A takes B's name and B takes A's) is opened by one of its members stepping aside first, see `via`.
 */
export function inOrder(changes: readonly UndigestedChange[], live: readonly Live[]): UndigestedChange[] {
  const waiting = new Waiting([...changes].sort(byRankAndId));
  const names = new Set(live.flatMap(({ name, entityId }) => [`name ${name}`, `entityId ${entityId}`]));
  const ordered: UndigestedChange[] = [];
  for (let next = waiting.next(); next !== undefined; next = waiting.next()) {
    if (next.isReady) ordered.push(next.change);
    else waiting.stepAside(next.change, interimFor(waiting.wantedFrom(next.change), next.change.id, names));
  }
  return ordered;
}

const ranks: Record<UndigestedChange['action'], number> = { create: 0, update: 0, replace: 0, delete: 1, 'no-op': 2 };

function byRankAndId(a: UndigestedChange, b: UndigestedChange): number {
  return ranks[a.action] - ranks[b.action] || naturally(a.id, b.id);
}

const members = ['name', 'entityId'] as const;
type Member = (typeof members)[number];

/** The name and entity id that a connection has now and gives up in this plan; of one that goes, its place, too. */
export function freedBy(change: UndigestedChange): string[] {
  if (change.action === 'create' || change.action === 'no-op') return [];
  const { live } = change;
  const freed = members.filter((member) => change.action === 'delete' || live[member] !== change[member]);
  const place = change.action === 'delete' ? [`place ${change.id}`] : [];
  return [...freed.map((member) => `${member} ${live[member]}`), ...place];
}

/** The name and entity id that a connection has when the plan is done, and whose place it takes. */
export function takenBy(change: UndigestedChange): string[] {
  if (change.action === 'delete' || change.action === 'no-op') return [];
  const place = change.action === 'create' && change.succeeds ? [`place ${change.succeeds}`] : [];
  return [...members.map((member) => `${member} ${change[member]}`), ...place];
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
  wantedFrom(change: UndigestedChange): Member[] {
    const index = this.#changes.indexOf(change);
    const wanted = freedBy(change).filter((identity) => (this.#taker.get(identity) ?? index) !== index);
    return members.filter((member) => wanted.some((identity) => identity.startsWith(`${member} `)));
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
function interimFor(wanted: readonly Member[], id: string, names: ReadonlySet<string>): InterimIdentity {
  return Object.fromEntries(wanted.map((member) => [member, free(member, `pfconn-interim-${id}`, names)]));
}

function free(member: Member, name: string, names: ReadonlySet<string>): string {
  let candidate = name;
  for (let n = 2; names.has(`${member} ${candidate}`); n++) candidate = `${name}-${n}`;
  return candidate;
}
