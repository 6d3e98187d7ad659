import { hasErrors } from '../diagnostics/diagnostic.ts';
import { parseDocument } from '../document/parse-document.ts';
import type { ActionSource } from './action-source.ts';
import { conflictIn, type Merged, mergeLines } from './merge-lines.ts';
import { type Pin, pinsIn, withSamePins } from './pins.ts';
import type { RepositoryRecord } from './record.ts';
import type { RepositoryFile } from './repository-files.ts';

/** What an upgrade does to one file. */
export interface UpgradeStep {
  path: string;
  /**
   * - `new`: this version has it, and the former one hadn't
   * - `renewed`: nobody had changed it
   * - `joined`: with what people changed
   * - `conflict`: both sides changed the same lines; they stand in the text between marks
   * - `unreadable`: joined, and then no valid YAML any more
   * - `pinned`: a workflow of somebody's own, which gets the newer action
   * - `removed`: a part of the copied action that this version doesn't have
   */
  what: 'new' | 'renewed' | 'joined' | 'conflict' | 'unreadable' | 'pinned' | 'removed';
  /** Absent when the file is removed. */
  text?: string;
  /** Where to look, for a conflict. */
  line?: number | undefined;
}

export interface UpgradeInput {
  record: RepositoryRecord;
  /** What the workflows use from now on. */
  action: ActionSource;
  /** The kept-up files as this version writes them. */
  made: readonly RepositoryFile[];
  /** The repository's own workflows, by path, as they are. */
  present: ReadonlyMap<string, string>;
}

/**
 * What brings a repository's workflows to this version. What a person wrote is never lost: it is joined, or kept beside
 * ours in a conflict. A workflow that somebody removed stays away; one of the same name that isn't ours is left alone.
 */
export function workflowSteps(input: UpgradeInput): UpgradeStep[] {
  const ours = input.made.flatMap((file) => stepFor(file, input) ?? []);
  const known = new Set([...input.made.map(({ path }) => path)]);
  const others = [...input.present].flatMap(([path, text]) =>
    known.has(path) ? [] : (repinned(path, text, input) ?? []),
  );
  return [...ours, ...others];
}

/** Workflows that this version has too, and that were somebody's before: nothing is done to them. */
export function leftToTheirOwners({ made, record, present }: UpgradeInput): string[] {
  return made.flatMap(({ path, text }) => {
    const current = present.get(path);
    return current !== undefined && current !== text && record.files[path] === undefined ? [path] : [];
  });
}

function stepFor({ path, text: theirs }: RepositoryFile, input: UpgradeInput): UpgradeStep | undefined {
  const base = input.record.files[path];
  const written = input.present.get(path);
  if (written === undefined) return base === undefined ? { path, what: 'new', text: theirs } : undefined;
  if (base === undefined) return undefined;
  const current = written.replaceAll('\r\n', '\n');
  const sides = withSamePins({ base, ours: current, theirs }, ownPins(input));
  if (sides.theirs === current) return undefined;
  const merged = mergeLines(sides, { ours: 'yours', theirs: `pfconn ${input.action.version}` });
  if (merged.text === current) return undefined;
  const step = { path, ...judged(path, current, merged, sides) };
  return written === current ? step : { ...step, text: merged.text.replaceAll('\n', '\r\n') };
}

function judged(
  path: string,
  current: string,
  { text, conflicts }: Merged,
  sides: { base: string; ours: string },
): Pick<UpgradeStep, 'what' | 'text' | 'line'> {
  if (conflicts > 0) return { what: 'conflict', text, line: conflictIn(text) };
  if (sides.ours === sides.base) return { what: 'renewed', text };
  const mistakes = parseDocument({ path, text }).diagnostics.filter((one) => hasErrors([one]));
  const [first] = hasErrors(parseDocument({ path, text: current }).diagnostics) ? [] : mistakes;
  return first ? { what: 'unreadable', text, line: first.place.line } : { what: 'joined', text };
}

/** A workflow that is nobody's but theirs, and uses the action: it moves along, as Dependabot would move it. */
function repinned(path: string, text: string, input: UpgradeInput): UpgradeStep | undefined {
  const own = ownPins(input);
  if (!own.pin) return undefined;
  const { ours } = withSamePins({ base: text, ours: text, theirs: '' }, own);
  return ours === text ? undefined : { path, what: 'pinned', text: ours };
}

function ownPins({ record, action }: UpgradeInput): { names: string[]; pin: Pin | undefined } {
  if (action.kind !== 'published') return { names: [], pin: undefined };
  const { repository: name, commit, version } = action;
  return { names: [record.action], pin: { name, commit, version } };
}

/** The newest version of the action that the workflows are pinned to: Dependabot may have gone beyond a pfconn. */
export function pinnedVersions(present: ReadonlyMap<string, string>, action: string): string[] {
  return [...present.values()].flatMap((text) =>
    pinsIn(text).flatMap(({ name, version }) => (name === action && version !== '' ? [version] : [])),
  );
}
