import { overviewDays } from '../../metadata/expiry.ts';
import { plural } from '../../wording.ts';
import { day, html, name } from './html-text.ts';
import { type CertificateView, daysUntil, type InventoryView } from './view.ts';

interface Month {
  /** `2027-03`; of the two ends of the line `ended` and `later`. */
  key: string;
  label: string;
  year: string;
  count: number;
}

/** When certificates and keys end: the next two years month by month, and below each one by its date. */
export function timeLineHtml({ certificates, made }: InventoryView): string {
  if (certificates.length === 0) return '';
  const months = monthsFrom(made, certificates);
  // What lies outside the two years must not make its months small.
  const most = Math.max(1, ...months.slice(1, -1).map(({ count }) => count));
  return `<section aria-labelledby="ends">
<h2 id="ends">Certificates and keys, by their end</h2>
<ol class="line">${months.map((month) => column(month, most)).join('')}</ol>
<details class="ends"${certificates.length <= 12 ? ' open' : ''}><summary>${certificates.length === 1 ? '1 certificate or key' : `${certificates.length} certificates and keys`}, the first to end on top</summary>
<div class="scroll" tabindex="0" role="region" aria-labelledby="ends"><table><thead><tr><th>Ends<th>In<th>Certificate or key<th>What for<th>Connections<tbody>
${certificates.map(row).join('\n')}
</table></div></details>
</section>`;
}

/** The month of an end, `ended` of one that has passed, `''` of one that isn’t known. */
export function monthOf(ends: string, made: string): string {
  return ends !== '' && daysUntil(ends, made) < 0 ? 'ended' : ends.slice(0, 7);
}

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function monthsFrom(made: string, certificates: readonly CertificateView[]): Month[] {
  const [year, month] = [Number(made.slice(0, 4)), Number(made.slice(5, 7)) - 1];
  const keys = Array.from({ length: 25 }, (_, index) => {
    const at = year * 12 + month + index;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
  const last = keys.at(-1)!;
  const counts = new Map<string, number>();
  for (const { ends } of certificates) {
    const own = monthOf(ends, made);
    const key = own !== 'ended' && own > last ? 'later' : own;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return ['ended', ...keys, 'later'].map((key) => ({
    key,
    label: names[Number(key.slice(5, 7)) - 1] ?? key,
    year: key.slice(0, 4),
    count: counts.get(key) ?? 0,
  }));
}

function column({ key, label, year, count }: Month, most: number): string {
  const isEnd = key === 'ended' || key === 'later';
  const said = isEnd ? `${key}: ${count}` : `${label} ${year}: ${count}`;
  const height = count === 0 ? 0 : Math.min(10, Math.max(1, Math.round((count / most) * 10)));
  const mark = isEnd || label === 'Jan' || label === 'Jul' ? `<small>${isEnd ? key : `${label} ${year}`}</small>` : '';
  const kind = count === 0 ? '' : key === 'ended' ? ' bad' : '';
  return `<li class="h${height}${kind}"><button type="button" data-m="${key}" aria-pressed="false" title="${said}" aria-label="${said} to end"${count === 0 ? ' disabled' : ''}>${count || ''}</button>${mark}`;
}

const shownConnections = 8;

function row({ ends, daysLeft, name: called, uses, connections }: CertificateView): string {
  const kind =
    daysLeft === undefined ? '' : daysLeft < 0 ? ' class="bad"' : daysLeft < overviewDays ? ' class="warn"' : '';
  const more = connections.length - shownConnections;
  const used = connections.slice(0, shownConnections).map(name).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return `<tr${kind}><td>${day(ends, 'unknown')}<td>${leftWords(daysLeft)}<td>${name(called)}<td>${html(uses.join('; '))}<td>${used}`;
}

function leftWords(daysLeft: number | undefined): string {
  if (daysLeft === undefined) return '';
  return daysLeft < 0 ? 'ended' : plural(daysLeft, 'day');
}
