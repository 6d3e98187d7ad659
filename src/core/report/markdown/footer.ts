import { countsOf } from '../../plan/summary.ts';
import type { Plan } from '../../plan/types.ts';
import { plural } from '../visible-text.ts';
import { type Links, shortSha } from './links.ts';
import { escapeMarkdown } from './markdown.ts';

/** Small, on one line; what is empty is left out. */
export function footer(parts: readonly string[]): string {
  return `<sub>${parts.filter((part) => part !== '').join(' · ')}</sub>`;
}

/** `12.2.2.0` → `PingFederate 12.2.2`: the build is in the job summary. */
export function versionWords(version: string): string {
  return `PingFederate ${escapeMarkdown(/^\d+\.\d+\.\d+/.exec(version)?.[0] ?? version)}`;
}

export function commitLink(links: Links | undefined): string {
  return links?.commit ? `[\`${shortSha(links.commit.sha)}\`](${links.commit.url})` : '';
}

export function summaryLink(links: Links | undefined): string {
  return links ? `[job summary](${links.run})` : '';
}

/** Seven digits, as people name a commit. */
export function planWord(digest: string): string {
  return `plan ${digest.replace(/^sha256:/, '').slice(0, 7)}`;
}

/** How many connections a plan leaves as they are, its own and others. */
function othersWords(plan: Plan): string {
  const others = countsOf(plan)['no-op'] + plan.unmanaged.length;
  return others === 0
    ? ''
    : `${plural(others, 'other connection')} ${others === 1 ? 'stays as it is' : 'stay as they are'}`;
}

export function planFooter(plan: Plan, links: Links | undefined): string {
  return footer([
    commitLink(links),
    versionWords(plan.server.version),
    othersWords(plan),
    planWord(plan.digest),
    summaryLink(links),
  ]);
}
