import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { startOf } from '../diagnostics/place.ts';
import { definable, kindNames, kinds } from '../kinds.ts';
import { naturally } from '../natural-order.ts';
import { needsOf } from './dependencies.ts';
import { freedBy, type Identity, identitiesOf, identityText, takenBy } from './identities.ts';
import { objectsOf, type ServerState } from './server-state.ts';
import type { InterimIdentity, UndigestedChange } from './types.ts';

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
    else if (next.is === 'circle') waiting.open(next.circle);
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

/**
 * `ready`: it can be executed, and was taken out. `aside`: it is in a circle that opens when it gives up its name for a
 * moment. `circle`: these need each other, and no name is in it.
 */
type Next =
  | { is: 'ready'; change: UndigestedChange }
  | { is: 'aside'; change: UndigestedChange }
  | { is: 'circle'; circle: readonly UndigestedChange[] };

/** The changes that are left, by their place in the usual order, and who waits for whom. */
class Waiting {
  readonly #changes: (UndigestedChange | undefined)[];
  /** For each change, those that still have what it takes. */
  readonly #holders: Set<number>[];
  /** For each change, those that have to be done before it because of references. */
  readonly #needs: Set<number>[];
  /** The same the other way round. */
  readonly #neededBy = new Map<number, number[]>();
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
    this.#holders = changes.map((change, index) => {
      const holders = takenBy(change).map((identity) => this.#holder.get(identity));
      return new Set(holders.filter((holder) => holder !== undefined && holder !== index) as number[]);
    });
    this.#needs = needsAmong(changes);
    this.#needs.forEach((needed, index) => {
      for (const one of needed) this.#neededBy.set(one, [...(this.#neededBy.get(one) ?? []), index]);
    });
    for (let index = changes.length - 1; index >= 0; index--) if (this.#isFree(index)) this.#ready.push(index);
  }

  /** The next change that can be executed, taken out; else what of a circle opens it, which stays. */
  next(): Next | undefined {
    const index = this.#ready.pop();
    if (index !== undefined) {
      const change = this.#changes[index] as UndigestedChange;
      this.#changes[index] = undefined;
      this.#release(index, change);
      for (const other of this.#neededBy.get(index) ?? []) this.#letGo(other, index);
      return { is: 'ready', change };
    }
    while (this.#first < this.#changes.length && this.#changes[this.#first] === undefined) this.#first++;
    return this.#first < this.#changes.length ? this.#opening(this.#circleFrom(this.#first)) : undefined;
  }

  /** What of a change's own others wait for. */
  wantedFrom(change: UndigestedChange): Identity[] {
    const index = this.#changes.indexOf(change);
    const wanted = freedBy(change).filter((identity) => (this.#taker.get(identity) ?? index) !== index);
    const held = 'live' in change && change.live ? identitiesOf(change.kind, change.live) : [];
    return held.filter((identity) => wanted.includes(identityText(identity)));
  }

  /** Marks a change as one that gives way first; nobody waits for its name any more. */
  stepAside(change: UndigestedChange, via: InterimIdentity): void {
    const index = this.#changes.indexOf(change);
    this.#changes[index] = { ...change, via } as UndigestedChange;
    this.#release(index, change);
  }

  /**
   * Opens a circle of references. Where one of them is of something that is on the server already, nothing is wrong with
   * it; else each of its changes says so.
   */
  open(circle: readonly UndigestedChange[]): void {
    const places = circle.map((change) => this.#changes.indexOf(change));
    const found = circle.findIndex((change, at) => isLoose(change, circle[(at + 1) % circle.length]!));
    if (found < 0)
      circle.forEach((change, at) => {
        this.#changes[places[at]!] = { ...change, findings: [...change.findings, circleFinding(change, circle)] };
      });
    const at = Math.max(found, 0);
    this.#letGo(places[at]!, places[(at + 1) % circle.length]!);
  }

  #release(index: number, change: UndigestedChange): void {
    for (const identity of freedBy(change)) {
      const taker = this.#taker.get(identity);
      if (taker === undefined || !this.#holders[taker]?.delete(index)) continue;
      if (this.#isFree(taker)) this.#makeReady(taker);
    }
  }

  #letGo(index: number, needed: number): void {
    if (this.#needs[index]?.delete(needed) && this.#isFree(index)) this.#makeReady(index);
  }

  #isFree(index: number): boolean {
    return this.#holders[index]?.size === 0 && this.#needs[index]?.size === 0;
  }

  #makeReady(index: number): void {
    const at = this.#ready.findIndex((other) => other < index);
    this.#ready.splice(at < 0 ? this.#ready.length : at, 0, index);
  }

  /** Following who waits for whom ends in a circle. */
  #circleFrom(start: number): number[] {
    const path: number[] = [];
    let at = start;
    for (; !path.includes(at); at = this.#awaitedBy(at)) path.push(at);
    return path.slice(path.indexOf(at));
  }

  /** One that it waits for. */
  #awaitedBy(index: number): number {
    return [...(this.#holders[index] ?? []), ...(this.#needs[index] ?? [])][0] ?? index;
  }

  /** Of those that a member of the circle waits for because of a name, the first in the usual order gives way. */
  #opening(circle: readonly number[]): Next {
    const holders = circle.filter((one, at) => this.#holders[circle.at(at - 1)!]?.has(one));
    const changeAt = (index: number) => this.#changes[index] as UndigestedChange;
    if (holders.length > 0) return { is: 'aside', change: changeAt(Math.min(...holders)) };
    return { is: 'circle', circle: circle.map(changeAt) };
  }
}

function needsAmong(changes: readonly UndigestedChange[]): Set<number>[] {
  const needs = needsOf(changes);
  const places = new Map(changes.map(({ key }, index) => [key, index]));
  return changes.map(({ key }) => new Set([...(needs.get(key) ?? [])].map((needed) => places.get(needed)!)));
}

/** What is there already can be referred to before it is changed. */
function isLoose(change: UndigestedChange, needed: UndigestedChange): boolean {
  return change.action !== 'delete' && needed.action !== 'create';
}
