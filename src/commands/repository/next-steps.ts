import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What somebody does after a repository was made.
 *
 * @param folder as they named it; absent when it is the one they are in
 */
export function nextSteps(root: string, folder?: string): string[] {
  // One command a line: Windows PowerShell knows no `&&`.
  const commit = ['git add -A', 'git commit -m "First files"'];
  const git = existsSync(join(root, '.git')) ? commit : ['git init -b main', ...commit];
  return [
    'What is next:',
    ...(folder === undefined ? [] : [`  cd ${/\s/.test(folder) ? JSON.stringify(folder) : folder}`]),
    ...git.map((line) => `  ${line}`),
    '',
    'the story, without a server:               pfconn demo',
    'environments, variables, rules on GitHub:  pfconn setup github --server NAME=ADDRESS',
    'what the server has, as files:             pfconn import --environment production',
  ];
}
