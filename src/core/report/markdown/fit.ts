/** A part of a report that can be said in several lengths, longest first; the last one may be empty. */
export interface Sized {
  sizes: readonly string[];
}

/**
 * The text of every part, so that all together stay within `budget` characters: each is shown in full as long as there
 * is room, then the largest are shortened first, step by step. What can't be shortened any more stays.
 */
export function fitted(parts: readonly Sized[], budget: number): { texts: string[]; shortened: number } {
  const chosen = parts.map(() => 0);
  let total = parts.reduce((sum, part) => sum + (part.sizes[0]?.length ?? 0) + 2, 0);
  const steps = Math.max(0, ...parts.map((part) => part.sizes.length - 1));
  for (let step = 1; step <= steps && total > budget; step += 1) {
    for (const index of largestFirst(parts, step - 1)) {
      if (total <= budget) break;
      const sizes = parts[index]?.sizes ?? [];
      const next = Math.min(step, sizes.length - 1);
      total -= (sizes[chosen[index] ?? 0]?.length ?? 0) - (sizes[next]?.length ?? 0);
      chosen[index] = next;
    }
  }
  const texts = parts.map((part, index) => part.sizes[chosen[index] ?? 0] ?? '');
  return { texts, shortened: chosen.filter((size) => size > 0).length };
}

function largestFirst(parts: readonly Sized[], step: number): number[] {
  const length = (index: number) => parts[index]?.sizes[step]?.length ?? 0;
  return parts.map((_, index) => index).sort((a, b) => length(b) - length(a));
}
