/** Partner 2 before Partner 10, whatever the case; of names that only differ in it the same order each time. */
export function naturally(a: string, b: string): number {
  collator ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Made when it is needed: most runs of a command sort nothing. */
let collator: Intl.Collator | undefined;

/** A copy in natural order. */
export function inNaturalOrder<One>(list: readonly One[], nameOf: (one: One) => string): One[] {
  return [...list].sort((a, b) => naturally(nameOf(a), nameOf(b)));
}
