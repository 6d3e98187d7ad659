/** What goes wrong with a request. A number is the status to answer with. */
export type Fault =
  | 'refuse-connection'
  | 'reset-before'
  | 'reset-after-store'
  | 'timeout'
  | 'truncated-json'
  | 'html'
  /** A good status without a body. */
  | 'empty'
  /** A good status with `{}`. */
  | 'unexpected'
  /** The request is delivered twice, and the second answer comes. */
  | 'twice'
  /** No answer; the request is carried out after `delayMs`. */
  | 'late'
  | 'delay'
  /** `meanwhile` runs right before the request is carried out, which then goes well. */
  | 'meanwhile'
  | number;

/** An ordered fault: "the third PUT is cut after it was stored". */
export interface OrderedFault {
  match?: {
    method?: string;
    /** The path below the API's base path; `*` stands for anything. */
    path?: string;
    /** Which matching request, from 1. Default: the next one. */
    nth?: number;
  };
  fault: Fault;
  /** How many matching requests from there on. Default 1; 0 is for ever. */
  times?: number;
  /** Seconds for the `Retry-After` of 429 and 503. */
  retryAfter?: number;
  /** What somebody else does, for `meanwhile`; only in the same process. */
  meanwhile?: () => void;
  /** How long `delay` and `late` wait, and how long the port stays closed after `refuse-connection`. */
  delayMs?: number;
  /** Whether a status, a timeout or another body comes before the request is carried out (default), or after it was stored. */
  stage?: 'before' | 'after';
}

interface Waiting {
  order: OrderedFault;
  seen: number;
  used: number;
}

/** The faults that wait for their request. */
export class Faults {
  #waiting: Waiting[] = [];

  add(...orders: OrderedFault[]): void {
    this.#waiting.push(...orders.map((order) => ({ order, seen: 0, used: 0 })));
  }

  clear(): void {
    this.#waiting = [];
  }

  /** What still waits. */
  get pending(): OrderedFault[] {
    return this.#waiting.map(({ order }) => order);
  }

  /** The fault of this request, if one was ordered; every waiting fault counts the request. */
  take(method: string, path: string): OrderedFault | undefined {
    let taken: OrderedFault | undefined;
    for (const waiting of this.#waiting) {
      if (!matches(waiting.order, method, path)) continue;
      waiting.seen += 1;
      if (taken || waiting.seen < (waiting.order.match?.nth ?? 1)) continue;
      waiting.used += 1;
      taken = waiting.order;
    }
    this.#waiting = this.#waiting.filter(({ order, used }) => order.times === 0 || used < (order.times ?? 1));
    return taken;
  }
}

function matches({ match }: OrderedFault, method: string, path: string): boolean {
  if (match?.method && match.method.toUpperCase() !== method) return false;
  if (match?.path === undefined) return true;
  const pattern = match.path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`).test(path);
}
