import type { Connectors } from '../../connector/types.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Change, Plan } from '../../plan/types.ts';
import { cutInside } from '../cut-text.ts';
import { type Danger, dangersOf } from '../dangers.ts';
import { differenceBlocks } from '../difference-blocks.ts';
import { driftViews, liveFindings, savedAt } from '../drift.ts';
import { planned } from '../entries.ts';
import { shortNames } from '../names.ts';
import { inNaturalOrder } from '../natural-order.ts';
import { rankOf, type Tier, tierOf, tiers, worstOf } from '../tier.ts';
import { plural } from '../visible-text.ts';
import { type Block, block, fitSections, joinBlocks } from './blocks.ts';
import { dangerBoxes } from './danger-boxes.ts';
import { commitLink, footer, summaryLink, versionWords } from './footer.ts';
import type { Links } from './links.ts';
import { codeSpan, escapeMarkdown, fenced, folded, markdownTable } from './markdown.ts';
import { planHeadline } from './plan-headline.ts';
import { sentenceMarkdown, timeWords, withDays } from './sentences.ts';
import { type MarkdownNameOf, namesOf, placeLink } from './where.ts';

export interface DriftMarkdownOptions {
  links?: Links | undefined;
  connectors?: Connectors | undefined;
  limit: number;
  all?: boolean | undefined;
  /** When this run looked: `2026-11-28T05:17:00.000Z`. */
  lookedAt?: string | undefined;
  /** Certificates and keys that end soon. */
  expiring?: readonly Diagnostic[] | undefined;
  /** The pull request that takes the live state over into the definitions. */
  adoption?: { number: string; url: string } | undefined;
  /** The report stands in the pull request that takes the live state over. */
  isProposal?: boolean | undefined;
  /** The issue is rewritten by each run. */
  isIssue?: boolean | undefined;
}

/** How a server differs from git: what is live now beside what git says, and both ways out. */
export function driftMarkdown(plan: Plan, options: DriftMarkdownOptions): string {
  return fitSections([joinBlocks(driftBlocks(plan, options))], options.limit)[0] ?? '';
}

function driftBlocks(plan: Plan, options: DriftMarkdownOptions): Block[] {
  const { links, all = false } = options;
  const nameOf = namesOf(plan.changes);
  const applied = planned(plan);
  if (applied.length === 0)
    return [block(planHeadline(plan, [], 'drift')), block(expiringTable(options)), block(driftFooter(plan, options))];
  const judged = applied.map((change) => judgedTwice(change, options));
  const changes = inNaturalOrder(judged, ({ change }) => change.name).sort((a, b) => rankOf(a.tier) - rankOf(b.tier));
  const dangers = changes.flatMap(({ live, byApply }) => [...live, ...byApply]);
  return [
    block(driftHeadline(changes, plan.environment)),
    block(driftTable(changes, nameOf, options)),
    block(savedWords(applied)),
    block(dangerBoxes(dangers, { links, nameOf: shortNames(plan.changes), alone: false, isDrift: true, all })),
    block(options.isProposal ? '' : waysOut(options)),
    ...detailBlocks(
      changes.map(({ change }) => change),
      nameOf,
      options,
    ),
    block(expiringTable(options)),
    block(driftFooter(plan, options)),
  ];
}

interface Drifted {
  change: Change;
  /** What is live now does this; what an apply would do about it. */
  live: Danger[];
  byApply: Danger[];
  tier: Tier;
}

/** For what is live now and for what an apply would take away; the worse of the two counts. */
function judgedTwice(change: Change, { lookedAt, connectors }: DriftMarkdownOptions): Drifted {
  const today = new Date(lookedAt ?? 0);
  const found = lookedAt === undefined ? [] : liveFindings(change, today, connectors);
  const live = found.map((finding) => ({
    tier: tierOf(finding),
    changes: [change],
    finding: said(finding, 'as it is live now'),
  }));
  const byApply = dangersOf([change]).map((danger) =>
    danger.finding ? { ...danger, finding: said(danger.finding, 'by an apply') } : danger,
  );
  const isGone = change.action === 'delete' || change.action === 'create';
  return { change, live, byApply, tier: isGone ? 'people' : worstOf([...live, ...byApply].map(({ tier }) => tier)) };
}

/** The sentence with the side that it is about before it. */
function said({ subject: _, ...finding }: Diagnostic, when: string): Diagnostic {
  return { ...finding, message: `${when}, ${finding.message.charAt(0).toLowerCase()}${finding.message.slice(1)}` };
}

function driftHeadline(changes: readonly Drifted[], environment: string): string {
  const { mark } = tiers[worstOf(changes.map(({ tier }) => tier))];
  const differ = changes.length === 1 ? 'differs' : 'differ';
  return `### ${mark === '' ? '' : `${mark} `}${plural(changes.length, 'connection')} on ${codeSpan(environment)} ${differ} from git`;
}

const mostRows = 30;
const mostSettings = 3;

function driftTable(changes: readonly Drifted[], nameOf: MarkdownNameOf, options: DriftMarkdownOptions): string {
  const hasSaved = changes.some(({ change }) => savedAt(change) !== undefined);
  const shown = changes.slice(0, mostRows);
  const rows = shown.map(({ change, tier }) => {
    const [inGit, liveNow] = sidesOf(change, options.connectors);
    const saved = savedAt(change);
    return [
      tiers[tier].mark,
      `**${nameOf(change)}**`,
      inGit,
      liveNow,
      ...(hasSaved ? [saved ? timeWords(saved).replace(' UTC', '') : ''] : []),
    ];
  });
  const table = markdownTable(['', 'Connection', 'In git', 'Live now', ...(hasSaved ? ['Saved (UTC)'] : [])], rows);
  const more = changes.length - shown.length;
  return more > 0 ? `${table}\n\nAnd ${plural(more, 'more connection')}, in the job summary.` : table;
}

/** What each side says, setting by setting; the setting's name stands on the left. */
function sidesOf(change: Change, connectors: Connectors | undefined): [string, string] {
  if (change.action === 'create') return ['the whole connection', '**isn’t there**'];
  if (change.action === 'delete') return ['no connection', '**is still there**'];
  const views = driftViews(change, connectors);
  const shown = views.length > mostSettings + 1 ? views.slice(0, mostSettings) : views;
  const text = (value: string | undefined) =>
    value === undefined ? '–' : escapeMarkdown(withDays(cutInside(value, 60)));
  const more = views.length - shown.length;
  const left = shown.map(({ field, inGit }) => `${escapeMarkdown(field)}: ${text(inGit)}`);
  const right = shown.map(({ liveNow }) => `**${text(liveNow)}**`);
  return [[...left, ...(more > 0 ? [`and ${more} more`] : [])].join('<br>'), right.join('<br>')];
}

function savedWords(changes: readonly Change[]): string {
  if (!changes.some((change) => savedAt(change) !== undefined)) return '';
  return 'The admin API doesn’t say who saved them; the server’s `admin.log` (console) and `admin-api.log` do.';
}

function waysOut({ adoption }: DriftMarkdownOptions): string {
  const take = adoption
    ? `merge [#${adoption.number}](${adoption.url}); it writes it into the definitions. Take out of it what you don’t want.`
    : 'take it over into the definitions, with `open-pull-request: true` in the drift workflow or with `pfconn import`.';
  const back = 'run the apply workflow. The next merge does that as well, whatever it is about.';
  return `**What to do**\n\n- **Keep what is live:** ${take}\n- **Go back to git:** ${back}`;
}

const openDetails = 12_000;

function detailBlocks(changes: readonly Change[], nameOf: MarkdownNameOf, options: DriftMarkdownOptions): Block[] {
  const parts = changes
    .filter(({ action }) => action === 'update' || action === 'replace')
    .map((change) => {
      const lines = differenceBlocks(driftViews(change, options.connectors)).flatMap(({ heading, lines: own }) => [
        `@@ ${heading} @@`,
        ...own.map(({ sign, text }) => withDays(`${sign} ${text}${sideWords[sign]}`)),
      ]);
      const place = change.file ? ` · ${placeLink({ file: change.file, line: 1 }, options.links)}` : '';
      return `**${nameOf(change)}**${place}\n\n${fenced(lines, 'diff')}`;
    });
  if (parts.length === 0) return [];
  const text = parts.join('\n\n');
  return [block(options.all && text.length < openDetails ? text : folded('Each difference in full', text), 4)];
}

const sideWords = { '-': '    (in git)', '+': '    (live now)', ' ': '', '!': '' } as const;

function expiringTable({ expiring = [], links }: DriftMarkdownOptions): string {
  if (expiring.length === 0) return '';
  const unique = [
    ...new Map(expiring.map((finding) => [`${finding.message} ${finding.connection}`, finding])).values(),
  ];
  const lines = unique.slice(0, 50).map((finding) => {
    const place = placeLink(finding.place, links);
    return `- ${sentenceMarkdown(finding.message)}${finding.hint ? ` ${sentenceMarkdown(finding.hint)}` : ''}${place === '' ? '' : ` ${place}`}`;
  });
  return ['**Expires soon**', '', ...lines].join('\n');
}

function driftFooter(plan: Plan, { links, lookedAt, isIssue }: DriftMarkdownOptions): string {
  const same = plan.changes.filter(({ action }) => action === 'no-op').length;
  return footer([
    lookedAt ? `Looked on ${timeWords(lookedAt)}` : '',
    commitLink(links),
    versionWords(plan.server.version),
    `${plural(same, 'connection')} ${same === 1 ? 'is' : 'are'} as git says`,
    isIssue ? 'each scheduled run rewrites this issue and closes it when nothing differs' : '',
    summaryLink(links),
  ]);
}
