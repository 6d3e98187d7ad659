import { parsePath, type WrittenPath, type WrittenStep } from './parse-path.ts';
import { isMember, type Path, type Step } from './path.ts';

/**
 * Paths that something is said about: as in `ignoreChanges`, `*` stands for any step, and besides `**` for any number of
 * them, none included. Written down in code and in tables; `pathPattern` reads it.
 */
export type PathPattern = readonly (WrittenStep | '**')[];

/** `**.issuanceCriteria.**`, `outboundProvision.channels[*].active`. For patterns that stand in code; each is read once. */
export function pathPattern(text: string): PathPattern {
  const known = patterns.get(text);
  if (known) return known;
  const pattern = parsePath(text).steps.map((step) => (step.text === '**' ? '**' : step));
  patterns.set(text, pattern);
  return pattern;
}

const patterns = new Map<string, PathPattern>();

/** True for the value that the pattern names. */
export function isAt(path: Path, pattern: PathPattern): boolean {
  return matches(path, pattern, 0, 0, false);
}

/** True for the value that the pattern names and for everything in it. */
export function isWithin(path: Path, pattern: PathPattern): boolean {
  return matches(path, pattern, 0, 0, true);
}

function matches(path: Path, pattern: PathPattern, at: number, next: number, within: boolean): boolean {
  const wanted = pattern[next];
  if (wanted === undefined) return within || at === path.length;
  if (wanted === '**')
    return (
      matches(path, pattern, at, next + 1, within) || (at < path.length && matches(path, pattern, at + 1, next, within))
    );
  return at < path.length && fits(wanted, path[at] as Step) && matches(path, pattern, at + 1, next + 1, within);
}

/** True when `path` is the value that was written down, or in it. */
export function isWithinWritten(path: Path, written: WrittenPath): boolean {
  return written.length > 0 && written.length <= path.length && agree(path, written);
}

/** True when what was written down lies in `path`, deeper than it. */
export function leadsInto(path: Path, written: WrittenPath): boolean {
  return written.length > path.length && agree(path, written);
}

/** As far as both go. */
function agree(path: Path, written: WrittenPath): boolean {
  return path.slice(0, written.length).every((step, at) => fits(written[at] as WrittenStep, step));
}

function fits({ text, form }: WrittenStep, step: Step): boolean {
  if (text === '*' && form !== 'quoted') return true;
  if (isMember(step)) return step.member === text;
  return step.item === text || (form !== 'quoted' && /^\d+$/.test(text) && Number(text) === step.index);
}
