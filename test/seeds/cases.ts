/** How many cases a property is tried with: a quarter of them in the suite, all in a round of `npm run test:seeds`. */
export function cases(all: number): number {
  return process.env.TEST_SEED === undefined ? Math.ceil(all / 4) : all;
}
