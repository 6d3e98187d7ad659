import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const home = resolve(import.meta.dirname, '../..');
const sources = readdirSync(join(home, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(home, 'src', path), 'utf8'))
  .join('\n');

/** The first cell of each row is a message as the code says it. */
const messages = [...readFileSync(join(home, 'docs/troubleshooting.md'), 'utf8').matchAll(/^\| `([^`]+)`/gm)].map(
  ([, message]) => message ?? '',
);

test('there are messages to explain', () => expect(messages.length).toBeGreaterThan(20));

test.each(messages)('%s is still said', (message) => {
  // Parts that the code fills in stand between the words that it says.
  const words = message.replace(/ \(\d+\)$/, '');
  expect(sources).toContain(words);
});
