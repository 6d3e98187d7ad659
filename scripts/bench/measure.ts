import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Prints one line of the table: what was measured, the figure, what is aimed at. */
export type Say = (what: string, figure: string, aim?: string) => void;

/** What one process took. */
export interface Taken {
  ms: number;
  /** Processor time, which other work on the machine disturbs least: what ratios are made of. */
  cpuMs: number;
  peakMiB: number;
  stdout: string;
}

/**
 * Runs Node to its end and measures the whole process.
 *
 * @param folder where the process may leave its report on what it used
 * @throws Error when it ends with another code than 0
 */
export function runNode(
  args: readonly string[],
  { folder, cwd, variables = {} }: { folder: string; cwd?: string; variables?: Record<string, string> },
): Taken {
  const report = join(folder, 'usage.json');
  const reporter = join(folder, 'usage.cjs');
  writeFileSync(reporter, usageReporter(report));
  const start = performance.now();
  const run = spawnSync(process.execPath, ['--require', reporter, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, ...variables, NO_COLOR: '1' },
  });
  const ms = performance.now() - start;
  if (run.status !== 0) {
    throw new Error(`${args.join(' ')} ended with ${run.status}: ${run.stdout.slice(-3000)}${run.stderr.slice(-3000)}`);
  }
  const usage = JSON.parse(readFileSync(report, 'utf8')) as NodeJS.ResourceUsage;
  const cpuMs = (usage.userCPUTime + usage.systemCPUTime) / 1000;
  return { ms, cpuMs, peakMiB: usage.maxRSS / 1024, stdout: run.stdout };
}

function usageReporter(path: string): string {
  const write = `require('fs').writeFileSync(${JSON.stringify(path)},JSON.stringify(process.resourceUsage()))`;
  return `process.on('exit',()=>${write})`;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

export function inSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

export function inMiB(size: number): string {
  return `${size.toFixed(0)} MiB`;
}

/** How much longer ten times as much takes; ten is linear. */
export function growth(small: number, large: number): string {
  return `${(large / small).toFixed(1)} x`;
}
