/** PingFederate's versions, as far as they matter here. */
export const knownVersions = {
  /** Of older ones nothing is known. */
  earliest: '10.2',
  /** From here on what a connection can hold, and its defaults, are known. */
  oldest: '11.3',
  /** The oldest that Ping Identity still supports. */
  supported: '12.2',
  newest: '13.1',
};

/** `12.2.2.0` → `[12, 2, 2, 0]`; what isn't a number counts as 0. */
function partsOf(version: string): number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0);
}

/** Negative when `a` is older than `b`: `12.2.2.0` and `12.2` are compared as far as both go. */
export function compareVersions(a: string, b: string): number {
  const right = partsOf(b);
  for (const [index, left] of partsOf(a).entries()) {
    const other = right[index];
    if (other === undefined) return 0;
    if (left !== other) return left - other;
  }
  return 0;
}

/** True when a member with these bounds exists in `version`. */
export function isKnownTo(
  version: string,
  bounds: { since?: string | undefined; until?: string | undefined },
): boolean {
  if (bounds.since !== undefined && compareVersions(version, bounds.since) < 0) return false;
  return bounds.until === undefined || compareVersions(version, bounds.until) <= 0;
}
