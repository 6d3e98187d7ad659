/** Below zero when `one` is older than `other`: `0.9.0` < `0.10.0`, `1.0.0-rc.1` < `1.0.0`. What is no version is oldest. */
export function compareReleases(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (a.numbers[index] ?? -1) - (b.numbers[index] ?? -1);
    if (difference !== 0) return difference;
  }
  if (a.early === b.early) return 0;
  if (a.early === '' || b.early === '') return a.early === '' ? 1 : -1;
  return a.early.localeCompare(b.early, 'en', { numeric: true });
}

function partsOf(text: string): { numbers: number[]; early: string } {
  const [, version = '', early = ''] = /^v?(\d+(?:\.\d+){0,2})(?:-([\w.-]+))?$/.exec(text.trim()) ?? [];
  return { numbers: version === '' ? [] : version.split('.').map(Number), early };
}
