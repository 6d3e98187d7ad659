/** When something of the API is known: from a version on, up to one, or up to one and again from another. */
export interface Known {
  since?: string;
  until?: string;
}

/** The newest version that the model describes. What a newer server knows beyond it can't be told. */
const newest = '13.1';

/** Whether a server of `version` is newer than the model. */
export function isNewerThanModel(version: string): boolean {
  return compared(version, newest) > 0;
}

/** `12.1.4.0` is at least `12.1`, and at least `12.1.4`. */
export function isAtLeast(version: string, mark: string): boolean {
  return compared(version, mark) >= 0;
}

/** `12.0.3.1` is at most `12.0`: a mark of two parts means all of its patches. */
export function isAtMost(version: string, mark: string): boolean {
  return compared(version, mark) <= 0;
}

/** Whether a server of `version` knows what bears these marks. `until` before `since`: gone in between. */
export function isKnown({ since, until }: Known, version: string): boolean {
  const begun = since === undefined || isAtLeast(version, since);
  const lasting = until === undefined || isAtMost(version, until);
  const gap = since !== undefined && until !== undefined && compared(until, since) < 0;
  return gap ? begun || lasting : begun && lasting;
}

/** Compares as far as the mark goes: patches of what it names are equal to it. */
function compared(version: string, mark: string): number {
  const parts = version.split('.').map(Number);
  for (const [at, wanted] of mark.split('.').map(Number).entries()) {
    const difference = (parts[at] ?? 0) - wanted;
    if (difference !== 0) return difference;
  }
  return 0;
}
