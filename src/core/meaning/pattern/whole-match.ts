import { type Pattern, readPattern, type Takes, Unread } from './read-pattern.ts';

/** A state of the machine: what it takes to come to the next one, or where it goes without taking anything. */
type State = { takes: Takes; next: number } | { ways: number[] };

/** Larger machines aren't made, and longer values aren't judged: time is bounded by their product. */
const mostStates = 1000;
const longestValue = 1000;
/** What was worked out once is kept, up to so many sets of states. */
const mostSets = 500;

/**
 * A test for whole values by a connector's pattern, or `undefined` where it has something that isn't read here. The
 * pattern is somebody else's, and there are tens of thousands of values: it is matched without going back, in time that
 * grows with the value's length, so that `(a+)+$` costs what `a+` costs.
 */
export function wholeMatch(text: string): ((value: string) => boolean) | undefined {
  const states = statesOf(text);
  if (!states) return undefined;
  const machine = new Machine(states);
  return (value) => value.length > longestValue || machine.takes(value);
}

function statesOf(text: string): State[] | undefined {
  try {
    const states: State[] = [{ ways: [] }];
    // State 0 is the end; what is made last is the beginning.
    const first = add(readPattern(text), 0, states);
    states.push({ ways: [first] });
    return states;
  } catch (error) {
    if (error instanceof Unread) return undefined;
    throw error;
  }
}

/** Adds the states of a pattern in front of `next`; returns where it begins. */
function add(pattern: Pattern, next: number, states: State[]): number {
  switch (pattern.kind) {
    case 'one':
      return push({ takes: pattern.takes, next }, states);
    case 'sequence':
      return pattern.parts.reduceRight((behind, part) => add(part, behind, states), next);
    case 'either':
      return push({ ways: pattern.parts.map((part) => add(part, next, states)) }, states);
    default:
      return addRepeat(pattern, next, states);
  }
}

function addRepeat({ part, least, most }: Pattern & { kind: 'repeat' }, next: number, states: State[]): number {
  let first = next;
  if (most === Number.POSITIVE_INFINITY) {
    const loop = { ways: [next] };
    first = push(loop, states);
    loop.ways.push(add(part, first, states));
  } else {
    for (let count = least; count < most; count++) first = push({ ways: [next, add(part, first, states)] }, states);
  }
  for (let count = 0; count < least; count++) first = add(part, first, states);
  return first;
}

function push(state: State, states: State[]): number {
  if (states.length >= mostStates) throw new Unread();
  return states.push(state) - 1;
}

/** Several states at once, and where each character leads from there. */
interface Standing {
  states: number[];
  isEnd: boolean;
  next: Map<number, Standing>;
}

/** Goes through a value with all states at once. */
class Machine {
  private readonly states: readonly State[];
  private readonly known = new Map<string, Standing>();

  constructor(states: readonly State[]) {
    this.states = states;
  }

  takes(value: string): boolean {
    let standing = this.standing([this.states.length - 1]);
    for (const sign of value) standing = this.step(standing, sign.codePointAt(0)!);
    return standing.isEnd;
  }

  private step(standing: Standing, code: number): Standing {
    const known = standing.next.get(code);
    if (known) return known;
    const reached: number[] = [];
    for (const index of standing.states) {
      const state = this.states[index]!;
      if ('takes' in state && state.takes(code)) reached.push(state.next);
    }
    const next = this.standing(reached);
    if (standing.next.size < mostSets) standing.next.set(code, next);
    return next;
  }

  private standing(from: readonly number[]): Standing {
    const states = this.reach(from);
    const key = states.join();
    const found = this.known.get(key);
    if (found) return found;
    const made: Standing = { states, isEnd: states.includes(0), next: new Map() };
    if (this.known.size >= mostSets) this.known.clear();
    this.known.set(key, made);
    return made;
  }

  /** Every state that can be reached without taking anything. */
  private reach(from: readonly number[]): number[] {
    const reached = new Set<number>();
    const open = [...from];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (reached.has(index)) continue;
      reached.add(index);
      const state = this.states[index]!;
      if ('ways' in state) open.push(...state.ways);
    }
    return [...reached].sort((a, b) => a - b);
  }
}
