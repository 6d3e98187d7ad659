import picomatch from 'picomatch';
import type { Environment } from './types.ts';

type Matcher = (path: string) => boolean;
const matchers = new Map<string, Matcher>();

/** Whether a definition's file belongs to the environment: included (everything is, without `include`), not excluded. */
export function isChosen(file: string, { include, exclude }: Pick<Environment, 'include' | 'exclude'>): boolean {
  if (include.length > 0 && !include.some((pattern) => matches(pattern, file))) return false;
  return !exclude.some((pattern) => matches(pattern, file));
}

/**
 * `pattern` matches `file`, or the end of it from some folder on: `partners/**` and `zoom.yaml` needn't name the folder
 * that all definitions are in. One that begins with `/` starts at the repository's top.
 */
export function matches(pattern: string, file: string): boolean {
  if (pattern.length > longestPattern) return false;
  const matcher = matcherFor(pattern.replace(/^\.?\//, ''));
  if (matcher(file)) return true;
  if (pattern.startsWith('/')) return false;
  for (let at = file.indexOf('/'); at >= 0; at = file.indexOf('/', at + 1))
    if (matcher(file.slice(at + 1))) return true;
  return false;
}

/** What is longer is no path, and takes a matcher long. */
const longestPattern = 1000;

/** Kept, because a pattern is asked about every file. */
function matcherFor(pattern: string): Matcher {
  const known = matchers.get(pattern);
  if (known) return known;
  const matcher = picomatch(pattern, { dot: true, nonegate: true });
  matchers.set(pattern, matcher);
  return matcher;
}
