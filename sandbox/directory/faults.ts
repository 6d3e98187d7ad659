import type { Occasion, OrderedFault } from './options.ts';

interface Waiting {
  order: OrderedFault;
  seen: number;
  used: number;
}

/** The faults that wait for their turn. */
export class Faults {
  #waiting: Waiting[] = [];

  add(...orders: readonly OrderedFault[]): void {
    this.#waiting.push(...orders.map((order) => ({ order, seen: 0, used: 0 })));
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault of this request, if one was ordered; every fault that waits for its kind counts it. */
  take(occasion: Occasion): OrderedFault | undefined {
    let taken: OrderedFault | undefined;
    for (const waiting of this.#waiting) {
      if ((waiting.order.on ?? 'search') !== occasion) continue;
      waiting.seen += 1;
      if (taken || waiting.seen < (waiting.order.nth ?? 1)) continue;
      waiting.used += 1;
      taken = waiting.order;
    }
    this.#waiting = this.#waiting.filter(({ order, used }) => order.times === 0 || used < (order.times ?? 1));
    return taken;
  }
}
