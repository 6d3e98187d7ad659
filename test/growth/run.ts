/**
 * Everything that reads a pull request's text takes time in proportion to it: each kind of text in two sizes, the second
 * four times the first. `node test/growth/run.ts [part of a case's name]` runs a selection.
 */
import { Worker } from 'node:worker_threads';
import { cases } from './cases.ts';
import type { Measured } from './measure.ts';

/** Four times the text may take eight times as long: sorting, memory and noise. Quadratic would be sixteen. */
const mostGrowth = 8;
/** Below these milliseconds nobody waits, whatever the ratio. */
const unnoticed = 400;
/** Milliseconds for one case in all. */
const patience = 20_000;

const wanted = process.argv[2] ?? '';
const began = performance.now();
const slow: string[] = [];
let ran = 0;
let worker = start();
for (const [index, { name }] of cases.entries()) {
  if (!name.includes(wanted)) continue;
  ran++;
  const measured = await measure(index);
  const problem = problemOf(measured);
  if (problem) slow.push(name);
  if (problem || wanted) console.log(`${problem ? 'SLOW ' : ''}${name}: ${wordsFor(measured)}`);
}
await worker.terminate();
console.log(`growth: ${ran} kinds of text, ${slow.length === 0 ? 'all read in proportion' : `${slow.length} are not`}`);
console.log(`${Math.round((performance.now() - began) / 1000)} s`);
process.exitCode = slow.length > 0 ? 1 : 0;

function start(): Worker {
  return new Worker(new URL('./measure.ts', import.meta.url));
}

async function measure(index: number): Promise<Measured | Error> {
  const answer = await new Promise<Measured | Error>((resolve) => {
    const timer = setTimeout(() => resolve(new Error(`no end after ${patience / 1000} s`)), patience);
    const done = (value: Measured | Error) => {
      clearTimeout(timer);
      worker.off('message', done).off('error', done);
      resolve(value);
    };
    worker.once('message', done);
    worker.once('error', done);
    worker.postMessage(index);
  });
  if (answer instanceof Error) {
    await worker.terminate();
    worker = start();
  }
  return answer;
}

function problemOf(measured: Measured | Error): boolean {
  if (measured instanceof Error) return true;
  const { small, large } = measured;
  return large > unnoticed && large > small * mostGrowth;
}

function wordsFor(measured: Measured | Error): string {
  if (measured instanceof Error) return measured.message;
  const { small, large, findings } = measured;
  return `${small.toFixed(0)} ms, four times as much ${large.toFixed(0)} ms (×${(large / small).toFixed(1)}); ${findings}`;
}
