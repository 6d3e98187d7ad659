/**
 * Every connection document at hand, on a server of every version that the sandbox plays. `node test/documents/run.ts
 * [--version 13.1] [--rounds N]` tries one version, or more leaves. Ends with 1 when a promise was broken.
 */
import { parseArgs } from 'node:util';
import { sweep } from './sweep.ts';

/** The last one is nobody's: a server newer than all that is known, with members and values that nobody has seen. */
const versions = ['11.3', '12.0', '12.1', '12.2', '12.3', '13.0', '13.1', '14.0'];

const { values } = parseArgs({
  options: { version: { type: 'string' }, rounds: { type: 'string', default: '4' } },
});
const count = Number(values.rounds);
const chosen = values.version === undefined ? versions : [values.version];
const began = performance.now();
let broken = 0;
for (const [index, version] of chosen.entries()) {
  // Each version goes on where the one before stopped, so that together they try more than each alone.
  const swept = await sweep(`${version}.0.1`, { from: index * count, count });
  const { documents, leaves, tried, restored } = swept;
  console.log(`${version}: ${documents} documents, ${tried} of ${leaves} leaves changed, ${restored} restored`);
  for (const promise of new Set(swept.broken)) console.log(`  BROKEN ${promise}`);
  broken += swept.broken.length;
}
const seconds = Math.round((performance.now() - began) / 1000);
const result = broken === 0 ? 'every promise kept' : `${broken} promises broken`;
console.log(`documents: ${chosen.length} versions, ${result}, ${seconds} s`);
process.exitCode = broken === 0 ? 0 : 1;
