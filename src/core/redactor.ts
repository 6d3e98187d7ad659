import { redact } from './redact.ts';
import type { Secret } from './secret.ts';

/** Takes every secret that a run learns of out of everything it prints or writes. */
export class Redactor {
  readonly #secrets: Secret[] = [];

  learn(secret: Secret): void {
    this.#secrets.push(secret);
  }

  redact(text: string): string {
    return this.#secrets.length === 0 ? text : redact(text, this.#secrets);
  }
}
