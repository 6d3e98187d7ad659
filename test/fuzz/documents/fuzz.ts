/**
 * Mutated definitions against parser, schema and rules: no crash, no hang, no finding without a place in its file.
 *
 *     node test/fuzz/documents/fuzz.ts --count 100000 --seed 1
 *
 * Prints what it did; ends with 1 and the text when one breaks a promise. `--index N` repeats that one document.
 */
import { parseArgs } from 'node:util';
import { checkDocument } from './check-document.ts';
import { mutate } from './mutate.ts';
import { readOriginals } from './originals.ts';
import { randomFrom } from './random.ts';

/** Milliseconds for one document of a few kilobytes; a hundred times what it takes. */
const limit = 1000;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    index: { type: 'string' },
  },
});
const seed = Number(values.seed);
const originals = readOriginals();
const first = values.index === undefined ? 0 : Number(values.index);
const last = values.index === undefined ? Number(values.count) : first + 1;

const codes = new Map<string, number>();
let slowest = { index: 0, duration: 0 };
let usable = 0;
let failures = 0;
const began = performance.now();
for (let index = first; index < last; index++) {
  const text = mutate(randomFrom(seed, index), originals);
  const start = performance.now();
  const { problem, diagnostics, isUsable } = checkDocument(text);
  const duration = performance.now() - start;
  if (duration > slowest.duration) slowest = { index, duration };
  if (isUsable) usable++;
  for (const { code } of diagnostics) codes.set(code, (codes.get(code) ?? 0) + 1);
  const found = problem ?? (duration > limit ? `took ${duration.toFixed(0)} ms` : undefined);
  if (found) {
    failures++;
    console.error(`--seed ${seed} --index ${index}: ${found}`);
    if (values.index !== undefined || failures === 1) console.error(text);
    if (failures >= 20) break;
  }
}

const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(`${last - first} documents from ${originals.length} originals in ${seconds} s, seed ${seed}`);
console.log(
  `${usable} of them still a definition; the slowest took ${slowest.duration.toFixed(0)} ms (index ${slowest.index})`,
);
console.log(
  [...codes]
    .sort((a, b) => b[1] - a[1])
    .map(([code, count]) => `${code} ${count}`)
    .join(', '),
);
console.log(`${failures} broken promises`);
process.exitCode = failures === 0 ? 0 : 1;
