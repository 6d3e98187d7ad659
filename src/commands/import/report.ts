import { createTwoFilesPatch } from 'diff';
import type { Proposal } from '../../core/import/variables.ts';
import { counted } from '../../core/kind-words.ts';
import { keyOf } from '../../core/kinds.ts';
import { showValue } from '../../core/report/values.ts';
import type { Imported } from './judge.ts';

const words: Record<Imported['status'], string> = {
  written: 'written',
  unchanged: 'unchanged',
  kept: 'kept',
  overwritten: 'overwritten',
  unfaithful: 'not written',
};

/** What an import did, for people. */
export function importText(
  imported: readonly Imported[],
  { from, version }: { from: string; version?: string },
  environment: string | undefined,
): string {
  const server = version ? `${from} (PingFederate ${version})` : from;
  return [
    `${counted(imported)} read from ${server}: ${countWords(imported)}.`,
    '',
    ...table(imported),
    ...imported.filter(({ status }) => status === 'kept').flatMap((each) => ['', patch(each)]),
    ...proposalLines(imported, environment),
    ...secretLines(imported),
    ...closing(imported),
  ].join('\n');
}

function countWords(imported: readonly Imported[]): string {
  return Object.entries(words)
    .map(([status, word]) => [imported.filter((each) => each.status === status).length, word] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}

/** Long lists of what went well are cut: who imports a thousand connections reads the folder. */
const longest = 60;

function table(imported: readonly Imported[]): string[] {
  const width = Math.max(...imported.map(({ path }) => path.length), 0);
  const rows = imported.map(({ status, path, name, files }) => {
    const more =
      files.length > 1 ? ` (and ${files.length - 1} ${files.length === 2 ? 'file' : 'files'} beside it)` : '';
    return `  ${words[status].padEnd(11)}  ${path.padEnd(width)}  ${name}${more}`.trimEnd();
  });
  return rows.length <= longest ? rows : [...rows.slice(0, longest), `  … and ${rows.length - longest} more`];
}

function patch({ path, before, files }: Imported): string {
  const after = files.find((file) => file.path === path)?.text ?? '';
  return createTwoFilesPatch(path, path, before ?? '', after, 'in the repository', 'as on the server', { context: 2 })
    .replace(/^Index: .*\n=+\n/, '')
    .replaceAll('\t', '  ')
    .trimEnd();
}

/** How a definition could serve this environment beside the others; nothing of it is written. */
function proposalLines(imported: readonly Imported[], environment: string | undefined): string[] {
  const proposed = imported.filter(({ proposals = [] }) => proposals.length > 0);
  if (environment === undefined || proposed.length === 0) return [];
  const file = `environments/${environment}.yaml`;
  return [
    '',
    `What could stand in ${file} instead, so that one definition serves every environment (nothing of it was written):`,
    ...proposed.flatMap(({ kind, id, path, proposals = [] }) => [
      `  ${keyOf({ kind, id })}, ${path}`,
      ...proposals.map((proposal) => `    ${proposalWords(proposal)}`),
    ]),
  ];
}

function proposalWords({ path, written, held, variable, isThere }: Proposal): string {
  const [here, now] = [showValue(held), showValue(written)];
  if (isThere) return `${path} is ${here} here: variables, ${variable}: ${here}`;
  if (variable === undefined) return `${path} is ${here} here, ${now} in the definition: an override`;
  return `${path}: write \${var:${variable}}; here ${variable}: ${here}, in the other environments ${variable}: ${now}`;
}

function secretLines(imported: readonly Imported[]): string[] {
  const rows = imported.flatMap(({ secretNames, path, status }) =>
    status === 'written' || status === 'overwritten' ? secretNames.map((name) => [name, path] as const) : [],
  );
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    '',
    `${rows.length === 1 ? 'One secret' : `${rows.length} secrets`} to set, each as an environment variable or a GitHub secret:`,
    ...rows.map(([name, path]) => `  ${name.padEnd(width)}  ${path}`),
    'The server keeps the secrets it holds until they are set.',
  ];
}

function closing(imported: readonly Imported[]): string[] {
  const kept = imported.some(({ status }) => status === 'kept');
  const written = imported.some(({ status }) => status === 'written' || status === 'overwritten');
  return [
    ...(kept ? ['', 'Nothing that was there already was changed; --force takes the changes shown above.'] : []),
    ...(written
      ? ['', 'Next: pfconn plan. It shows no change for what was imported: that was checked before writing.']
      : []),
  ];
}

/** The same as data. */
export function importData(imported: readonly Imported[], from: string, version: string | undefined): unknown {
  const connections = imported.filter(({ kind }) => kind === 'SpConnection');
  const others = imported.filter(({ kind }) => kind !== 'SpConnection');
  return {
    from,
    version,
    connections: connections.map(dataOf),
    others: others.length === 0 ? undefined : others.map((one) => ({ kind: one.kind, ...dataOf(one) })),
  };
}

function dataOf({ id, name, path, status, files, secretNames, proposals }: Imported) {
  return { id, name, path, status, files: files.map((file) => file.path), secrets: secretNames, proposals };
}
