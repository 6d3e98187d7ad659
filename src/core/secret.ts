/**
 * A value that must never be seen. It prints as `(secret)` however it is turned into text;
 * only the code that sends it to PingFederate calls `reveal()`.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '(secret)';
  }

  toJSON(): string {
    return '(secret)';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '(secret)';
  }
}

const reference = /\$\{secret:([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** True for a text with at least one `${secret:NAME}` in it. Such a text stays as it is until the request is built. */
export function isSecretReference(value: unknown): value is string {
  return typeof value === 'string' && value.search(reference) >= 0;
}

/** True for a text that is one reference and nothing else. */
export function isOneReference(text: string): boolean {
  return text.replace(reference, '') === '' && secretNamesIn(text).length === 1;
}

/** A text with `(secret)` in the place of each reference: what stands around them may be read. */
export function withoutReferences(text: string): string {
  return text.replace(reference, '(secret)');
}

/** The names in a text's `${secret:NAME}` references, each once: `a${secret:X}b` → `['X']`. */
export function secretNamesIn(text: string): string[] {
  return [...new Set([...text.matchAll(reference)].map((match) => match[1] as string))];
}

/** The text with each `${secret:NAME}` replaced; `undefined` when one of them isn't known or is empty. */
export function fillInSecrets(text: string, secrets: ReadonlyMap<string, Secret>): Secret | undefined {
  const values = secretNamesIn(text).map((name) => secrets.get(name)?.reveal());
  if (values.some((value) => !value)) return undefined;
  return new Secret(text.replaceAll(reference, (_, name: string) => secrets.get(name)?.reveal() ?? ''));
}
