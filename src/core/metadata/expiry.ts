/** How many days before its end a certificate or key is worth a word. */
export const soonDays = 60;

/** From `now` to `end` in days, with fractions; negative when it has passed. */
export function daysLeft(end: Date, now: Date): number {
  return (end.getTime() - now.getTime()) / (24 * 60 * 60 * 1000);
}

/** `2026-11-24`. */
export function dateOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
