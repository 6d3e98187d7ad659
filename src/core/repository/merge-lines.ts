import { diffArrays } from 'diff';

/** What became of three texts that were joined. */
export interface Merged {
  text: string;
  /** How many places both sides changed, each in its own way; they stand in the text between marks. */
  conflicts: number;
}

/** How the two sides are called in a conflict. */
interface SideNames {
  ours: string;
  theirs: string;
}

/**
 * Joins two texts that were both made from a third, line by line, as git joins branches: what one side changed is
 * taken, what both changed alike is taken once, and what each changed in its own way is kept of both, between marks.
 * No line that a side added is ever dropped.
 */
export function mergeLines(texts: { base: string; ours: string; theirs: string }, names: SideNames): Merged {
  const [base, ours, theirs] = [linesOf(texts.base), linesOf(texts.ours), linesOf(texts.theirs)];
  const [inOurs, inTheirs] = [matches(base, ours), matches(base, theirs)];
  const merged: string[] = [];
  let conflicts = 0;
  for (let at: Position = { base: 0, ours: 0, theirs: 0 }; ; ) {
    const meet = nextMeeting(at, inOurs, inTheirs) ?? {
      base: base.length,
      ours: ours.length,
      theirs: theirs.length,
    };
    const part = joined(
      base.slice(at.base, meet.base),
      ours.slice(at.ours, meet.ours),
      theirs.slice(at.theirs, meet.theirs),
    );
    if (part.isConflict) conflicts += 1;
    merged.push(...(part.isConflict ? marked(part, names) : part.lines));
    if (meet.base === base.length) return { text: merged.join('\n'), conflicts };
    merged.push(base[meet.base] as string);
    at = { base: meet.base + 1, ours: meet.ours + 1, theirs: meet.theirs + 1 };
  }
}

interface Position {
  base: number;
  ours: number;
  theirs: number;
}

/** A last line without its end counts as one with it. */
const linesOf = (text: string) => text.split('\n');

/** For each line of `from`, which line of `to` it is; what isn't there any more has none. */
function matches(from: readonly string[], to: readonly string[]): Map<number, number> {
  const found = new Map<number, number>();
  let [here, there] = [0, 0];
  for (const { added, removed, value } of diffArrays([...from], [...to])) {
    if (added) there += value.length;
    else if (removed) here += value.length;
    else for (const _ of value) found.set(here++, there++);
  }
  return found;
}

/** The next line that all three have. */
function nextMeeting(
  at: Position,
  inOurs: ReadonlyMap<number, number>,
  inTheirs: ReadonlyMap<number, number>,
): Position | undefined {
  const last = Math.max(-1, ...inOurs.keys());
  for (let base = at.base; base <= last; base += 1) {
    const [ours, theirs] = [inOurs.get(base), inTheirs.get(base)];
    if (ours !== undefined && theirs !== undefined) return { base, ours, theirs };
  }
  return undefined;
}

type Part = { isConflict: false; lines: string[] } | ({ isConflict: true } & Apart);

interface Apart {
  before: string[];
  ours: string[];
  theirs: string[];
  after: string[];
}

function joined(base: string[], ours: string[], theirs: string[]): Part {
  if (isSame(ours, theirs) || isSame(theirs, base)) return { isConflict: false, lines: ours };
  if (isSame(ours, base)) return { isConflict: false, lines: theirs };
  const byLine = joinedByLine(base, ours, theirs);
  if (byLine) return { isConflict: false, lines: byLine };
  return { isConflict: true, ...apart(ours, theirs) };
}

/**
 * Neighbouring lines, each changed by one side at most: in YAML, a setting each. `undefined` where lines came or went, so
 * that nobody can say which became which.
 */
function joinedByLine(base: string[], ours: string[], theirs: string[]): string[] | undefined {
  if (ours.length !== base.length || theirs.length !== base.length) return undefined;
  const lines = base.map((line, index) => {
    const [mine, other] = [ours[index], theirs[index]];
    return mine === line ? other : other === line || other === mine ? mine : undefined;
  });
  return lines.every((line) => line !== undefined) ? lines : undefined;
}

/** What both sides begin and end with alike isn't part of the conflict. */
function apart(ours: string[], theirs: string[]): Apart {
  const shorter = Math.min(ours.length, theirs.length);
  let start = 0;
  while (start < shorter && ours[start] === theirs[start]) start += 1;
  let end = 0;
  while (end < shorter - start && ours.at(-1 - end) === theirs.at(-1 - end)) end += 1;
  return {
    before: ours.slice(0, start),
    ours: ours.slice(start, ours.length - end),
    theirs: theirs.slice(start, theirs.length - end),
    after: ours.slice(ours.length - end),
  };
}

function marked({ before, ours, theirs, after }: Apart, names: SideNames): string[] {
  return [...before, `<<<<<<< ${names.ours}`, ...ours, '=======', ...theirs, `>>>>>>> ${names.theirs}`, ...after];
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((line, index) => line === other[index]);

/** The line of the first mark that a conflict left in a text; `undefined` when there is none. */
export function conflictIn(text: string): number | undefined {
  const index = linesOf(text).findIndex((line) => /^(<{7}|>{7})( |\r?$)/.test(line));
  return index < 0 ? undefined : index + 1;
}
