import { createHash } from 'node:crypto';
import type { SourceFile } from '../document/document.ts';
import type { RepositoryRecord } from './record.ts';
import type { UpgradeStep } from './upgrade-steps.ts';

/**
 * Brings a copied action to this version. Its files are nobody's to edit, and can't be joined; one that somebody edited
 * all the same is named, so that it isn't replaced unasked.
 *
 * @param made the action's files at their places in the repository
 * @param present what stands there and where the former version's files stood, by path
 */
export function copySteps(
  record: RepositoryRecord,
  made: readonly SourceFile[],
  present: ReadonlyMap<string, string>,
): { steps: UpgradeStep[]; changedByHand: string[] } {
  const kept = new Set(made.map(({ path }) => path));
  const gone = Object.keys(record.copies).filter((path) => !kept.has(path) && present.has(path));
  const steps: UpgradeStep[] = [
    ...made.flatMap(({ path, text }) => stepFor(path, text, present.get(path)) ?? []),
    ...gone.map((path): UpgradeStep => ({ path, what: 'removed' })),
  ];
  const isChanged = ({ path }: UpgradeStep) => {
    const text = present.get(path);
    return text !== undefined && digestOf(text) !== record.copies[path];
  };
  return { steps, changedByHand: steps.filter(isChanged).map(({ path }) => path) };
}

function stepFor(path: string, text: string, present: string | undefined): UpgradeStep | undefined {
  if (present === undefined) return { path, what: 'new', text };
  return digestOf(present) === digestOf(text) ? undefined : { path, what: 'renewed', text };
}

/** The digest of each file, for the record. */
export function digestsOf(files: readonly SourceFile[]): Record<string, string> {
  return Object.fromEntries(files.map(({ path, text }) => [path, digestOf(text)]));
}

/** Equal on a machine that checks files out with other line ends; short, because it guards against accidents. */
function digestOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex').slice(0, 16);
}
