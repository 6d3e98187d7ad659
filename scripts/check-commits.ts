/**
 * Holds that `dist/` changes only in commits of its own, called "Build dist/": a reviewer then reads sources in one
 * commit, and need not read the other, because CI compares it with a fresh build. Looks at the commits since the one that
 * brought this file, as far as the clone goes back; a shallow clone begins at its oldest commit, whose changes nobody
 * can know.
 *
 * And that a subject, since this rule came, is a line of the changelog: 72 characters at most, and more than a word.
 */
import { execFileSync } from 'node:child_process';

const title = 'Build dist/';
const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });

const first = git('log', '--format=%H', '--diff-filter=A', '--', 'scripts/check-commits.ts').trim().split('\n').at(-1);
const commits = first
  ? git('log', '--no-merges', '--name-only', '--format=%x00%h %s', `${first}..HEAD`).split('\0').slice(1).map(read)
  : [];
const [ruled = ''] = git('log', '-1', '--format=%H', '--', 'scripts/check-commits.ts').split('\n');
const since = new Set(git('log', '--no-merges', '--format=%h', `${ruled}..HEAD`).split('\n'));
const broken = commits.flatMap((commit) => [...faultOf(commit), ...(since.has(commit.id) ? wordsOf(commit) : [])]);
for (const fault of broken) console.error(fault);
console.log(
  `${commits.length} commits: ${broken.length === 0 ? 'dist/ changes only in commits of its own, and subjects are short' : 'see above'}`,
);
process.exitCode = broken.length === 0 ? 0 : 1;

interface Commit {
  id: string;
  subject: string;
  files: string[];
}

function read(text: string): Commit {
  const [head = '', ...files] = text.split('\n').filter((line) => line !== '');
  const [, id = '', subject = ''] = /^(\S+) ?(.*)$/.exec(head) ?? [];
  return { id, subject, files };
}

function wordsOf({ id, subject }: Commit): string[] {
  const { length } = [...subject];
  if (length > 72)
    return [`${id} ${subject}: ${length} characters; a subject has 72 at most, and the why goes into a body`];
  return /\S \S/.test(subject) ? [] : [`${id} ${subject}: say what changes, as the changelog would`];
}

function faultOf({ id, subject, files }: Commit): string[] {
  // git puts names that aren't plain into quotes.
  const built = files.filter((file) => /^"?dist\//.test(file));
  const isBuild = subject === title;
  if (built.length === 0 && !isBuild) return [];
  if (isBuild && built.length > 0 && built.length === files.length) return [];
  const what = isBuild ? 'changes more than dist/' : `changes dist/, but isn't called "${title}"`;
  return [
    `${id} ${subject}: ${what}; put dist/ into a commit of its own: npm run build && git add dist && git commit -m "${title}" dist`,
  ];
}
