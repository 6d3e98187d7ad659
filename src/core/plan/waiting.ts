import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { needsOf } from './dependencies.ts';
import { freedBy, type Identity, identitiesOf, identityText, takenBy } from './identities.ts';
import type { InterimIdentity, UndigestedChange } from './types.ts';

/**
 * `ready`: it can be executed, and was taken out. `aside`: it is in a circle that opens when it gives up its name for a
 * moment. `circle`: these need each other, and no name is in it.
 */
type Next =
  | { is: 'ready'; change: UndigestedChange }
  | { is: 'aside'; change: UndigestedChange }
  | { is: 'circle'; circle: readonly UndigestedChange[] };

/** The changes that are left, by their place in the usual order, and who waits for whom. */
export class Waiting {
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
  open(
    circle: readonly UndigestedChange[],
    say: (change: UndigestedChange, circle: readonly UndigestedChange[]) => Diagnostic,
  ): void {
    const places = circle.map((change) => this.#changes.indexOf(change));
    const found = circle.findIndex((change, at) => isLoose(change, circle[(at + 1) % circle.length]!));
    if (found < 0)
      circle.forEach((change, at) => {
        this.#changes[places[at]!] = { ...change, findings: [...change.findings, say(change, circle)] };
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
