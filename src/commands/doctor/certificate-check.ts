import { overviewDays } from '../../core/metadata/expiry.ts';
import type { CertificateView } from '../../core/report/inventory/view.ts';
import { type Check, fine, look } from './check.ts';

/**
 * When the certificates and keys end that the server's connections use: people can’t sign on with one that
 * has ended, and a plan speaks only of those that its definitions hold.
 *
 * @param certificates as the inventory lists them, the first to end on top
 */
export function checkCertificates(certificates: readonly CertificateView[]): Check[] {
  const dated = certificates.filter(({ daysLeft }) => daysLeft !== undefined);
  const [first] = dated;
  if (!first) return [];
  const ended = dated.filter(({ daysLeft = 0 }) => daysLeft < 0);
  const soon = dated.filter(({ daysLeft = 0 }) => daysLeft >= 0 && daysLeft <= overviewDays);
  if (ended.length + soon.length === 0)
    return [fine('certificates', `${dated.length} in use; the first to end is ${inWords(first)}`)];
  const counted = (some: readonly CertificateView[], one: string, many: string) =>
    some.length === 0 ? [] : [`${some.length} of ${dated.length} in use ${some.length === 1 ? one : many}`];
  const counts = [
    ...counted(ended, 'has ended', 'have ended'),
    ...counted(soon, `ends within ${overviewDays} days`, `end within ${overviewDays} days`),
  ];
  const says = `${counts.join(', ')}; the first is ${inWords(first)}`;
  return [look('certificates', says, 'agree on new ones with the partners; pfconn inventory lists all by their end')];
}

function inWords({ name, ends, connections }: CertificateView): string {
  const [one, ...more] = connections;
  return `${name} on ${ends} (${one}${more.length > 0 ? ` and ${more.length} more` : ''})`;
}
