import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../document/document.ts';
import { parseDocument } from '../document/parse-document.ts';
import { type ActionSource, vendorFolder } from './action-source.ts';
import { conflictIn, type Merged, mergeLines } from './merge-lines.ts';
import type { RepositoryRecord } from './record.ts';
import { compareReleases } from './versions.ts';

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
  made: readonly SourceFile[];
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

function stepFor({ path, text: theirs }: SourceFile, input: UpgradeInput): UpgradeStep | undefined {
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

/** `uses: OWNER/NAME@COMMIT # vVERSION`: an action pinned by commit, as Dependabot reads and writes it. */
interface Pin {
  name: string;
  commit: string;
  /** Without its `v`; empty when none is written behind the pin. */
  version: string;
}

/** A line whose comment is something else than a version is somebody's own, and no pin for this purpose. */
const pinned =
  /^([ \t]*(?:-[ \t]+)?uses:[ \t]+)([\w.-]+\/[\w./-]+)@([0-9a-f]{40})(?:[ \t]+#[ \t]*v?(\d[\w.-]*)([^\n]*))?[ \t]*$/gm;

/** Every pin of a workflow, in order. */
function pinsIn(text: string): Pin[] {
  return [...text.matchAll(pinned)].map(([, , name = '', commit = '', version = '']) => ({ name, commit, version }));
}

function withPins(text: string, chosen: ReadonlyMap<string, Pin>): string {
  return text.replace(pinned, (line, start: string, name: string, ...[, , rest = '']: string[]) => {
    const pin = chosen.get(name);
    return pin ? `${start}${pin.name}@${pin.commit} # v${pin.version}${rest}` : line;
  });
}

interface Sides {
  base: string;
  ours: string;
  theirs: string;
}

/**
 * The three sides of a merge with the same pins, so that a moved pin is nobody's change: Dependabot moves them. This
 * action gets the next version's pin, under each name that it went by. Of another action the newer pin is taken when
 * somebody went beyond what was written, and theirs when they stayed behind on purpose, as on a server without it.
 *
 * @param own this action's names so far, and what it is pinned to from now on
 */
function withSamePins(sides: Sides, own: { names: readonly string[]; pin: Pin | undefined }): Sides {
  const chosen = new Map<string, Pin>();
  for (const name of new Set(pinsIn(sides.theirs).map((pin) => pin.name))) {
    const pin = chosenPin(name, sides);
    if (pin) chosen.set(name, pin);
  }
  if (own.pin) for (const name of [...own.names, own.pin.name]) chosen.set(name, own.pin);
  return {
    base: withPins(sides.base, chosen),
    ours: withPins(sides.ours, chosen),
    theirs: withPins(sides.theirs, chosen),
  };
}

/** Where a text pins an action in several ways, nobody can say which is meant, and the lines are merged as they are. */
function chosenPin(name: string, { base, ours, theirs }: Sides): Pin | undefined {
  const [before, mine, next] = [onlyPin(base, name), onlyPin(ours, name), onlyPin(theirs, name)];
  if (!next) return undefined;
  if (!mine || !before || mine.commit === before.commit) return mine && !before ? newer(mine, next) : next;
  return compareReleases(mine.version, before.version) > 0 ? newer(mine, next) : mine.version === '' ? undefined : mine;
}

function onlyPin(text: string, name: string): Pin | undefined {
  const pins = pinsIn(text).filter((pin) => pin.name === name);
  return pins.every(({ commit }) => commit === pins[0]?.commit) ? pins[0] : undefined;
}

const newer = (one: Pin, other: Pin) => (compareReleases(one.version, other.version) > 0 ? one : other);

/** What an upgrade does to a file, for people. */
function stepWords({ what, line }: Pick<UpgradeStep, 'what' | 'line'>): string {
  switch (what) {
    case 'new':
      return 'new';
    case 'renewed':
      return 'renewed; nobody had changed it';
    case 'joined':
      return 'joined with your changes';
    case 'conflict':
      return `joined with your changes; CONFLICT, both changed the same lines: look for <<<<<<< from line ${line} on`;
    case 'unreadable':
      return `joined with your changes; CONFLICT, it is no valid YAML any more: look at line ${line}`;
    case 'pinned':
      return 'your own; it uses the newer action';
    case 'removed':
      return 'removed';
  }
}

/** True for a file that somebody has to look at before it works again. */
export function needsAHand({ what }: UpgradeStep): boolean {
  return what === 'conflict' || what === 'unreadable';
}

/** A line for each file, and one for all files of a copied action. */
export function stepLines(steps: readonly UpgradeStep[]): string[] {
  const isCopy = ({ path }: UpgradeStep) => path.startsWith(`${vendorFolder}/`);
  const copies = steps.filter(isCopy);
  return [
    ...steps.filter((step) => !isCopy(step)).map((step) => `  ${step.path}: ${stepWords(step)}`),
    ...(copies.length > 0 ? [`  ${vendorFolder}/: the action itself, ${copies.length} files`] : []),
  ];
}
