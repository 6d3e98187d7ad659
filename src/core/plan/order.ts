import type { LiveConnection } from '../connection/types.ts';
import { naturally } from '../natural-order.ts';
import type { InterimIdentity, UndigestedChange } from './types.ts';

/**
 * The changes in the order in which they can be executed: who frees a name or an entity id comes before who takes it.
 * Where nothing else decides, creates, updates and replaces go by id, then deletes, then what needs nothing. A circle
 * (A takes B's name and B takes A's) is opened by one of its members stepping aside first, see `via`.
 */
export function inOrder(drafts: readonly UndigestedChange[], live: readonly LiveConnection[]): UndigestedChange[] {
  const waiting = new Waiting([...drafts].sort(byRankAndId));
  const names = new Set(live.flatMap(({ name, entityId }) => [`name ${name}`, `entityId ${entityId}`]));
  const ordered: UndigestedChange[] = [];
  for (let next = waiting.next(); next !== undefined; next = waiting.next()) {
    if (next.isReady) ordered.push(next.draft);
    else waiting.stepAside(next.draft, interimFor(waiting.wantedFrom(next.draft), next.draft.id, names));
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
export function freedBy(draft: UndigestedChange): string[] {
  if (draft.action === 'create' || draft.action === 'no-op') return [];
  const { live } = draft;
  const freed = members.filter((member) => draft.action === 'delete' || live[member] !== draft[member]);
  const place = draft.action === 'delete' ? [`place ${draft.id}`] : [];
  return [...freed.map((member) => `${member} ${live[member]}`), ...place];
}

/** The name and entity id that a connection has when the plan is done, and whose place it takes. */
export function takenBy(draft: UndigestedChange): string[] {
  if (draft.action === 'delete' || draft.action === 'no-op') return [];
  const place = draft.action === 'create' && draft.succeeds ? [`place ${draft.succeeds}`] : [];
  return [...members.map((member) => `${member} ${draft[member]}`), ...place];
}

/** The changes that are left, by their place in the usual order, and who waits for whom. */
class Waiting {
  readonly #drafts: (UndigestedChange | undefined)[];
  /** For each change, those that still have what it takes. */
  readonly #blockers: Set<number>[];
  readonly #holder = new Map<string, number>();
  readonly #taker = new Map<string, number>();
  /** Changes that nothing stands in the way of, the last one first. */
  readonly #ready: number[] = [];
  #first = 0;

  constructor(drafts: readonly UndigestedChange[]) {
    this.#drafts = [...drafts];
    drafts.forEach((draft, index) => {
      for (const identity of freedBy(draft)) this.#holder.set(identity, index);
      for (const identity of takenBy(draft)) this.#taker.set(identity, index);
    });
    this.#blockers = drafts.map((draft, index) => {
      const holders = takenBy(draft).map((identity) => this.#holder.get(identity));
      return new Set(holders.filter((holder) => holder !== undefined && holder !== index) as number[]);
    });
    for (let index = drafts.length - 1; index >= 0; index--)
      if (this.#blockers[index]?.size === 0) this.#ready.push(index);
  }

  /** The next change that can be executed, taken out; else one of a circle, which stays. */
  next(): { draft: UndigestedChange; isReady: boolean } | undefined {
    const index = this.#ready.pop();
    if (index !== undefined) {
      const draft = this.#drafts[index] as UndigestedChange;
      this.#drafts[index] = undefined;
      this.#release(index, draft);
      return { draft, isReady: true };
    }
    while (this.#first < this.#drafts.length && this.#drafts[this.#first] === undefined) this.#first++;
    const draft = this.#first < this.#drafts.length ? this.#drafts[this.#inCircleFrom(this.#first)] : undefined;
    return draft && { draft, isReady: false };
  }

  /** What of a change's own others wait for. */
  wantedFrom(draft: UndigestedChange): Member[] {
    const index = this.#drafts.indexOf(draft);
    const wanted = freedBy(draft).filter((identity) => (this.#taker.get(identity) ?? index) !== index);
    return members.filter((member) => wanted.some((identity) => identity.startsWith(`${member} `)));
  }

  /** Marks a change as one that gives way first; nobody waits for it any more. */
  stepAside(draft: UndigestedChange, via: InterimIdentity): void {
    const index = this.#drafts.indexOf(draft);
    this.#drafts[index] = { ...draft, via } as UndigestedChange;
    this.#release(index, draft);
  }

  #release(index: number, draft: UndigestedChange): void {
    for (const identity of freedBy(draft)) {
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
