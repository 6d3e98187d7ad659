/** What was compared, and what wasn't equal. */
export class Checks {
  #held = 0;
  failed = 0;

  /** `found` has to be `expected`; both are printed when it isn't. */
  equal(what: string, found: unknown, expected: unknown): void {
    if (JSON.stringify(found) === JSON.stringify(expected)) {
      this.#held++;
      return;
    }
    this.failed++;
    console.log(`✗ ${what}: ${shortened(found)}, expected ${shortened(expected)}`);
  }

  summary(what: string): string {
    return `${what}: ${this.#held} passed, ${this.failed} failed`;
  }
}

const shortened = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 300);
