import { parsePath, type WrittenPath, type WrittenStep } from './parse-path.ts';
import { isMember, type Path, type Step } from './path.ts';

/**
 * Paths that something is said about: as in `ignoreChanges`, `*` stands for any step, and besides `**` for any number of
 * them, none included. Written down in code and in tables; `pathPattern` reads it.
 */
export type PathPattern = readonly (WrittenStep | '**')[];

/** `**.issuanceCriteria.**`, `outboundProvision.channels[*].active`. For patterns that stand in code. */
export function pathPattern(text: string): PathPattern {
  return parsePath(text).steps.map((step) => (step.text === '**' ? '**' : step));
}

/** An item or member by its name, whatever signs are in it. */
export function named(text: string): WrittenStep {
  return { text, form: 'quoted' };
}

/** True for the value that the pattern names. */
export function isAt(path: Path, pattern: PathPattern, from = 0): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return from === path.length;
  if (first === '**') return isAt(path, rest, from) || (from < path.length && isAt(path, pattern, from + 1));
  return from < path.length && fits(first, path[from] as Step) && isAt(path, rest, from + 1);
}

/** True for the value that the pattern names and for everything in it. */
export function isWithin(path: Path, pattern: PathPattern): boolean {
  return isAt(path, [...pattern, '**']);
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
