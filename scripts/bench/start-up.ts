import { spawnSync } from 'node:child_process';
import { median, type Say } from './measure.ts';

/** Whole processes, in turn, so that the machine's mood cancels out of the ratio. */
export function benchStartUp({ cli, say }: { cli: string; say: Say }): void {
  const empty: number[] = [];
  const validate: number[] = [];
  for (let run = 0; run < 15; run++) {
    empty.push(timeOf(['-e', '0']));
    validate.push(timeOf([cli, 'validate', '--environment', 'production']));
  }
  say('node -e 0', `${median(empty).toFixed(0)} ms`);
  say('validate, the two examples', `${median(validate).toFixed(0)} ms`);
  say('  as a ratio', `${(median(validate) / median(empty)).toFixed(2)} x node -e 0`, '2.5 or less');
}

function timeOf(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - start;
}
