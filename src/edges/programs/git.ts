import { createHash } from 'node:crypto';
import type { ProcessVariables } from '../../core/process-variables.ts';
import { runProgram } from './run-program.ts';

/** The commit that a repository began with: git's name for each file's content by path, and the texts. */
export interface FirstCommit {
  files: ReadonlyMap<string, string>;
  textOf(path: string): string | undefined;
}

/** Why there is no such commit to go by. */
export type NoFirstCommit = 'no-git' | 'no-history' | 'shallow';

/** The first commit of the repository in a folder. With several, or a history that was cut, nobody can tell. */
export function firstCommit(folder: string, variables: ProcessVariables): FirstCommit | NoFirstCommit {
  const git = (...words: string[]) => runProgram('git', ['-C', folder, ...words], { variables });
  const shallow = git('rev-parse', '--is-shallow-repository');
  if (shallow === undefined) return 'no-git';
  if (shallow.code !== 0) return 'no-history';
  if (shallow.out.trim() === 'true') return 'shallow';
  const [first, ...more] = linesOf(git('rev-list', '--max-parents=0', 'HEAD')?.out ?? '');
  if (first === undefined || more.length > 0) return 'no-history';
  const tree = git('ls-tree', '-r', '-z', first)?.out ?? '';
  return {
    files: new Map(tree.split('\0').flatMap((entry) => (entry === '' ? [] : [entryOf(entry)]))),
    textOf: (path) => textOf(git('show', `${first}:${path}`)),
  };
}

const textOf = (ran: ReturnType<typeof runProgram>) => (ran?.code === 0 ? ran.out : undefined);

const linesOf = (text: string) => text.split('\n').filter(Boolean);

/** `100644 blob 3b18e5…\tconnections/zoom.yaml`. */
function entryOf(entry: string): [path: string, blob: string] {
  const [facts = '', path = ''] = entry.split('\t');
  return [path, facts.split(' ')[2] ?? ''];
}

/** Git's name for a file's content: equal when the content is. Git stores LF where `.gitattributes` says so. */
export function isBlob(bytes: Buffer, blob: string | undefined): boolean {
  const nameOf = (content: Buffer) =>
    createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
  if (blob === undefined) return false;
  return (
    nameOf(bytes) === blob || nameOf(Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')) === blob
  );
}
