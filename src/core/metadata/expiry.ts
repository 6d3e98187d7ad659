/** So many days before a certificate or key ends a plan warns of it, whatever else it is about. */
export const warningDays = 60;

/** An overview (the inventory, `doctor`) looks further ahead: an exchange is agreed on with partners in time. */
export const overviewDays = 90;

/** From `now` to `end` in days, with fractions; negative when it has passed. */
export function daysLeft(end: Date, now: Date): number {
  return (end.getTime() - now.getTime()) / (24 * 60 * 60 * 1000);
}

/** `2026-11-24`. */
export function dateOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
