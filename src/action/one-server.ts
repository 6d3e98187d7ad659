import { Refusal } from '../commands/refusal.ts';
import type { Subject } from '../core/report/subject.ts';

/** The other environments that are known to reach this run's server, by name. */
export function sharingWith({ environment, server }: Subject, known: readonly Subject[]): string[] {
  if (server === undefined) return [];
  const names = known.filter((one) => one.environment !== environment && one.server === server);
  return [...new Set(names.map((one) => one.environment))].sort();
}

/**
 * Two environments on one server undo each other: what one holds last is what people get.
 *
 * @throws Refusal that names both
 */
export function requireOwnServer(subject: Subject, known: readonly Subject[]): void {
  const others = sharingWith(subject, known);
  if (others.length > 0) throw new Refusal('invalid-inputs', sharedWords(subject, others), sharedHint);
}

/** `production reaches the same server as staging`. */
export function sharedWords({ environment }: Subject, others: readonly string[]): string {
  return `${environment} reaches the same server as ${others.join(' and ')}`;
}

export const sharedHint = 'give each environment a server of its own: its variable PF_ADMIN_URL, or input admin-url';

/** What an apply couldn't check, for people; `undefined` when it could, or when there is nothing to check. */
export function uncheckedWords(
  subject: Subject,
  known: readonly Subject[],
  environments: readonly string[],
): string | undefined {
  const seen = new Set(known.filter(({ server }) => server !== undefined).map(({ environment }) => environment));
  const others = environments.filter((name) => name !== subject.environment && !seen.has(name));
  if (others.length === 0) return undefined;
  return `Whether ${subject.environment} reaches the same server as ${others.join(' or ')} couldn’t be checked: the pull request’s comment knows no address of the other, and the connections carry no marker (pfconn setup marker).`;
}
