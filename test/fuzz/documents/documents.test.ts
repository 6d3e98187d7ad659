import { expect, test } from 'vitest';
import { checkDocument } from './check-document.ts';
import { mutate } from './mutate.ts';
import { readOriginals } from './originals.ts';
import { randomFrom } from './random.ts';

test('the first hundred of the fuzzer’s documents keep their promises', () => {
  const originals = readOriginals();
  expect(originals.length).toBeGreaterThan(1);
  for (let index = 0; index < 100; index++) {
    const text = mutate(randomFrom(1, index), originals);
    expect(checkDocument(text).problem, text).toBeUndefined();
  }
});

test('the originals are definitions', () => {
  for (const original of readOriginals()) {
    const { problem, diagnostics } = checkDocument(original);
    expect(problem).toBeUndefined();
    // Files and variables are the repository's; there are none here.
    const own = diagnostics.filter(({ code }) => code !== 'attachment-missing' && code !== 'unknown-variable');
    expect(own).toEqual([]);
  }
});
