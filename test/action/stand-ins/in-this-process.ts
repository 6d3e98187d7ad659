import { summary } from '@actions/core';
import { runAction } from '../../../src/action/run-action.ts';

export interface Started {
  /** The folder that it is started in. */
  cwd: string;
  variables: Record<string, string>;
  /** Takes what it prints. */
  write(text: string): void;
}

/** What is left of the steps that came before: there is one working directory for all of them. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Runs the action's sources as its entry does in a process of its own, one step after the other: starting a process is
 * most of what a step costs.
 */
export function runHere(started: Started): Promise<number> {
  const run = before.then(() => inItsPlace(started));
  before = run.catch(() => {});
  return run;
}

async function inItsPlace({ cwd, variables, write }: Started): Promise<number> {
  const place = { cwd: process.cwd(), env: process.env, write: process.stdout.write };
  process.chdir(cwd);
  process.env = { ...variables };
  process.stdout.write = (text: string | Uint8Array) => {
    write(String(text));
    return true;
  };
  // GitHub's toolkit looks its file up once in a process.
  Object.assign(summary, { _filePath: undefined });
  try {
    return await runAction({ variables, onInterrupt() {} });
  } finally {
    process.chdir(place.cwd);
    process.env = place.env;
    process.stdout.write = place.write;
  }
}
