import { expect, test } from 'vitest';
import { stepsInLog } from '../../../src/commands/apply/run-apply.ts';
import { outcomeOf } from '../../core/report/samples.ts';

/** What a log says of a run of so many changes, each of which takes a second; the third one fails. */
function logOf(total: number): string[] {
  const said: string[] = [];
  let now = 0;
  const step = stepsInLog(
    (line) => said.push(line),
    () => now,
  );
  for (let position = 1; position <= total; position++) {
    const [outcome] = outcomeOf([{ id: `p${position}`, status: position === 3 ? 'failed' : 'done' }]).changes;
    step({ position, total, change: outcome! });
    now += 1000;
    step({ position, total, change: outcome!, outcome: outcome! });
  }
  return said;
}

test('a few changes have a line each', () => {
  expect(logOf(3)).toEqual(['[1/3] p1 changed 0.4 s', '[2/3] p2 changed 0.4 s', '[3/3] p3 failed 0.4 s']);
});

test('of many only what failed, and every ten seconds how far the run is', () => {
  expect(logOf(35)).toEqual([
    '[ 3/35] p3 failed 0.4 s',
    '13 of 35 done, 13 s, some 22 s left',
    '23 of 35 done, 23 s, some 12 s left',
    '33 of 35 done, 33 s, some 2.0 s left',
  ]);
});
