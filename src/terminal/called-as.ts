import { basename, isAbsolute, relative } from 'node:path';
import type { ProcessVariables } from '../core/process-variables.ts';
import { commandNames } from '../options.ts';

/** How this process was started, as far as it shows. */
interface Started {
  /** The script that Node runs. */
  script: string | undefined;
  folder: string;
  variables: ProcessVariables;
}

/** What a person types to start this again: `npx pfconn`, `node dist/cli.js`, `pfconn`. */
export function calledAs({ script, folder, variables }: Started): string {
  if (script === undefined || basename(script) === 'pfconn') {
    return variables.npm_command === 'exec' ? 'npx pfconn' : 'pfconn';
  }
  if (variables.npm_lifecycle_event === 'pfconn') return 'npm run -s pfconn --';
  const near = relative(folder, script);
  const path = near.startsWith('..') || isAbsolute(near) ? script : near;
  return `node ${/\s/.test(path) ? JSON.stringify(path) : path}`;
}

const ownCommand = new RegExp(`(?<![\\w./-])pfconn (?=(?:${[...commandNames, 'COMMAND'].join('|')})\\b)`, 'g');

/** Text in which each command of ours is written as this one was called; what is quoted from a file stays. */
export function inOwnWords(text: string, called: string): string {
  if (called === 'pfconn') return text;
  const lines = text.split('\n');
  return lines.map((line) => (/^ *\d* │/.test(line) ? line : line.replace(ownCommand, () => `${called} `))).join('\n');
}
