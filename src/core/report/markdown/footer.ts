import { counted } from '../../kind-words.ts';
import type { Plan } from '../../plan/types.ts';
import { shortDigest, shortVersion } from '../visible-text.ts';
import { type Links, shortSha } from './links.ts';
import { escapeMarkdown } from './markdown.ts';
import type { PlanFooter } from './plan-parts.ts';

/** Small, on one line; what is empty is left out. */
export function footer(parts: readonly string[]): string {
  return `<sub>${parts.filter((part) => part !== '').join(' · ')}</sub>`;
}

/** `12.2.2.0` → `PingFederate 12.2.2`: the build is in the job summary. */
export function versionWords(version: string): string {
  return `PingFederate ${escapeMarkdown(shortVersion(version))}`;
}

export function commitLink(links: Links | undefined): string {
  return links?.commit ? `[\`${shortSha(links.commit.sha)}\`](${links.commit.url})` : '';
}

export function summaryLink(links: { run?: string | undefined } | undefined): string {
  return links?.run === undefined ? '' : `[job summary](${links.run})`;
}

/** How much a plan leaves as it is: its own, and connections in no definition. */
function othersWords(plan: Plan): string {
  const kept = plan.changes.filter((change) => change.action === 'no-op' && !change.draft);
  const others = [...kept, ...plan.unmanaged.map(() => ({}))];
  if (others.length === 0) return '';
  return `${counted(others, 'other')} ${others.length === 1 ? 'stays as it is' : 'stay as they are'}`;
}

export function planFooter(plan: Plan, links: Links | undefined): PlanFooter {
  return {
    commit: commitLink(links),
    version: versionWords(plan.server.version),
    others: othersWords(plan),
    plan: shortDigest(plan.digest),
    run: links?.run,
  };
}

export function planFooterText({ commit, version, others, plan, run }: PlanFooter): string {
  return footer([commit, version, others, `plan ${plan}`, summaryLink({ run })]);
}
