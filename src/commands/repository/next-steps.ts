import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What somebody does after a repository was made.
 *
 * @param folder as they named it; absent when it is the one they are in
 */
export function nextSteps(root: string, folder?: string): string[] {
  const commit = 'git add -A && git commit -m "First files"';
  return [
    'What is next:',
    ...(folder === undefined ? [] : [`  cd ${/\s/.test(folder) ? JSON.stringify(folder) : folder}`]),
    `  ${existsSync(join(root, '.git')) ? commit : `git init -b main && ${commit}`}`,
    '',
    'the story, without a server:               pfconn demo',
    'environments, variables, rules on GitHub:  pfconn setup github --server NAME=ADDRESS',
    'what the server has, as files:             pfconn import --environment production',
  ];
}
