import { hashOf } from './hash.ts';
import type { ChannelEffect } from './types.ts';
import type { Value } from './values.ts';

/** How many people have each of the values that the target knows people by; a value is kept as a number made of it. */
export class SharedNames {
  private readonly afterwards = new Map<number, number>();
  private readonly today = new Map<number, number>();

  /**
   * One person's value afterwards; and of somebody who stays, the value of today.
   *
   * @param old the same object where the field is filled in the same way
   */
  add(value: Value | undefined, old: Value | undefined): void {
    const hash = hashOfName(value);
    count(this.afterwards, hash);
    if (old) count(this.today, old === value ? hash : hashOfName(old));
  }

  duplicates(): ChannelEffect['duplicates'] {
    const now = sharing(this.afterwards);
    return { ...now, new: Math.max(0, now.people - sharing(this.today).people) };
  }
}

/** Capitals don't tell two people apart at any target. */
const hashOfName = (value: Value | undefined): number | undefined =>
  value?.state === 'value' ? hashOf(value.values[0]!.toLowerCase()) : undefined;

function count(counts: Map<number, number>, hash: number | undefined): void {
  if (hash !== undefined) counts.set(hash, (counts.get(hash) ?? 0) + 1);
}

function sharing(counts: ReadonlyMap<number, number>): { people: number; values: number } {
  let [people, values] = [0, 0];
  for (const count of counts.values()) {
    if (count < 2) continue;
    people += count;
    values++;
  }
  return { people, values };
}
