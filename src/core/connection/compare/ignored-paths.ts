import type { Step } from './steps.ts';

/** A path of `lifecycle.ignoreChanges`, taken apart: each part names a member, an item's key or its number, or is `*`. */
export type IgnoredPath = readonly string[];

/**
 * `outboundProvision.channels[Corporate directory].active` → `['outboundProvision', 'channels', 'Corporate directory',
 * 'active']`. Names that hold dots or brackets stand in brackets, with quotes where they need them.
 */
export function parseIgnoredPath(text: string): IgnoredPath {
  const parts = text.trim().matchAll(/\[\s*"((?:[^"\\]|\\.)*)"\s*\]|\[\s*'([^']*)'\s*\]|\[([^\]]*)\]|([^.[\]]+)/g);
  return [...parts].map(([, double, single, bare, name]) =>
    (double?.replace(/\\(.)/g, '$1') ?? single ?? bare ?? name ?? '').trim(),
  );
}

/** True when the value at the end of `steps` is at or below one of the paths. */
export function isIgnored(steps: readonly Step[], paths: readonly IgnoredPath[]): boolean {
  return paths.some(
    (path) => path.length > 0 && path.length <= steps.length && path.every((part, n) => fits(part, steps[n])),
  );
}

function fits(part: string, step: Step | undefined): boolean {
  if (part === '*' || part === step) return true;
  if (step === undefined || typeof step === 'string') return false;
  if (step.label === part) return true;
  return /^\d+$/.test(part) && Number(part) === (step.desired ?? step.live);
}
