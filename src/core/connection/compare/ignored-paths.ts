import { parsePath, type WrittenPath } from '../../document/parse-path.ts';
import { isWithinWritten, leadsInto } from '../../document/path-pattern.ts';
import type { DesiredConnection } from '../types.ts';
import { pathOf, type WalkStep } from './walk.ts';

/** The paths that are left to the server, by the definition's wish or because the server decides them by itself. */
export function ignoredPaths({ lifecycle }: DesiredConnection, loggingOverride?: string): WrittenPath[] {
  const paths = lifecycle.ignoreChanges.map((path) => parsePath(path.trim()).steps);
  const isOverridden = loggingOverride !== undefined && loggingOverride !== 'DONT_OVERRIDE';
  return isOverridden ? [...paths, parsePath('loggingMode').steps] : paths;
}

/** True when the value at the end of `steps` is at or below one of the paths. */
export function isIgnored(steps: readonly WalkStep[], paths: readonly WrittenPath[]): boolean {
  return anyOf(steps, paths, isWithinWritten);
}

/** True when one of the paths leads to something within the value at the end of `steps`. */
export function holdsIgnored(steps: readonly WalkStep[], paths: readonly WrittenPath[]): boolean {
  return anyOf(steps, paths, leadsInto);
}

function anyOf(steps: readonly WalkStep[], paths: readonly WrittenPath[], holds: typeof leadsInto): boolean {
  if (paths.length === 0) return false;
  const path = pathOf(steps);
  return paths.some((one) => holds(path, one));
}
