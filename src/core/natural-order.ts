/** Partner 2 before Partner 10, whatever the case; of names that only differ in it the same order each time. */
export function naturally(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** A copy in natural order. */
export function inNaturalOrder<One>(list: readonly One[], nameOf: (one: One) => string): One[] {
  return [...list].sort((a, b) => naturally(nameOf(a), nameOf(b)));
}
