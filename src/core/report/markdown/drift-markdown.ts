import type { Connectors } from '../../connector/types.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { atStart, counted, wordOf } from '../../kind-words.ts';
import { effectiveChanges } from '../../plan/summary.ts';
import type { Change, Plan } from '../../plan/types.ts';
import { capital } from '../../wording.ts';
import { differenceBlocks } from '../difference-blocks.ts';
import { type Drifted, driftedIn, driftViews, type LastCommits, neverApplied, savedAt } from '../drift.ts';
import { shortNames } from '../names.ts';
import { tiers, worstOf } from '../tier.ts';
import { cutInside } from '../visible-text.ts';
import { type Block, block, fitSections, joinBlocks } from './blocks.ts';
import { boxesOf, boxesText } from './danger-boxes.ts';
import { commitLink, footer, summaryLink, versionWords } from './footer.ts';
import { type Links, shortSha } from './links.ts';
import { codeLink, codeSpan, escapeMarkdown, fenced, folded, markdownTable } from './markdown.ts';
import { sentenceMarkdown, timeWords, withDays } from './sentences.ts';
import { type MarkdownNameOf, namesOf, placeLink } from './where.ts';

export interface DriftMarkdownOptions extends DriftHistory {
  connectors?: Connectors | undefined;
  limit: number;
  all?: boolean | undefined;
  /** When this run looked: `2026-11-28T05:17:00.000Z`. */
  lookedAt: string;
  /** Certificates and keys that end soon. */
  expiring?: readonly Diagnostic[] | undefined;
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
  const applied = effectiveChanges(plan);
  if (applied.length === 0)
    return [
      block(`### Nothing differs from git on ${codeSpan(plan.environment)}`),
      block(expiringTable(options)),
      block(driftFooter(plan, options)),
    ];
  const changes = driftedIn(plan, new Date(options.lookedAt), options.connectors);
  const dangers = changes.flatMap(({ live, byApply }) => [...live, ...byApply]);
  return [
    block(driftHeadline(changes, plan.environment)),
    block(driftTable(changes, nameOf, options)),
    block(savedWords(applied, options)),
    block(boxesText(boxesOf(dangers, { links, nameOf: shortNames(plan.changes), alone: false, isDrift: true, all }))),
    block(options.isProposal ? '' : waysOut(applied, nameOf, options)),
    ...detailBlocks(
      changes.map(({ change }) => change),
      nameOf,
      options,
    ),
    block(expiringTable(options)),
    block(driftFooter(plan, options)),
  ];
}

function driftHeadline(changes: readonly Drifted[], environment: string): string {
  const { mark } = tiers[worstOf(changes.map(({ tier }) => tier))];
  const differ = changes.length === 1 ? 'differs' : 'differ';
  return `### ${mark === '' ? '' : `${mark} `}${counted(changes.map(({ change }) => change))} on ${codeSpan(environment)} ${differ} from git`;
}

const mostRows = 30;
const mostSettings = 3;

function driftTable(changes: readonly Drifted[], nameOf: MarkdownNameOf, options: DriftMarkdownOptions): string {
  const column = changedColumn(
    changes.map(({ change }) => change),
    options,
  );
  const shown = changes.slice(0, mostRows);
  const rows = shown.map(({ change, tier }) => {
    const [inGit, liveNow] = sidesOf(change, options.connectors);
    const cells = [tiers[tier].mark, `**${atStart(change, nameOf(change))}**`, inGit, liveNow];
    return column ? [...cells, column.cellOf(change)] : cells;
  });
  const all = changes.map(({ change }) => change);
  const head = ['', capital(wordOf(all)), 'In git', 'Live now'];
  const table = markdownTable(column ? [...head, column.heading] : head, rows);
  const more = all.slice(shown.length);
  return more.length > 0 ? `${table}\n\nAnd ${counted(more, 'more')}, in the job summary.` : table;
}

/** What each side says, setting by setting; the setting's name stands on the left. */
function sidesOf(change: Change, connectors: Connectors | undefined): [string, string] {
  if (change.action === 'create') return [`the whole ${wordOf([change])}`, '**isn’t there**'];
  if (change.action === 'delete') return [`no ${wordOf([change])}`, '**is still there**'];
  const views = driftViews(change, connectors);
  const shown = views.length > mostSettings + 1 ? views.slice(0, mostSettings) : views;
  const text = (value: string | undefined) =>
    value === undefined ? '–' : escapeMarkdown(withDays(cutInside(value, 60)));
  const more = views.length - shown.length;
  const left = shown.map(({ field, inGit }) => `${escapeMarkdown(field)}: ${text(inGit)}`);
  const right = shown.map(({ liveNow }) => `**${text(liveNow)}**`);
  return [[...left, ...(more > 0 ? [`and ${more} more`] : [])].join('<br>'), right.join('<br>')];
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
      return `**${atStart(change, nameOf(change))}**${place}\n\n${fenced(lines, 'diff')}`;
    });
  if (parts.length === 0) return [];
  const text = parts.join('\n\n');
  return [block(options.all && text.length < openDetails ? text : folded('Each difference in full', text), 4)];
}

const sideWords = { '-': '    (in git)', '+': '    (live now)', ' ': '', '!': '' } as const;

function expiringTable({ expiring = [], links }: DriftMarkdownOptions): string {
  if (expiring.length === 0) return '';
  const unique = [...new Map(expiring.map((finding) => [`${finding.message} ${finding.key}`, finding])).values()];
  const lines = unique.slice(0, 50).map((finding) => {
    const place = placeLink(finding.place, links);
    return `- ${sentenceMarkdown(finding.message)}${finding.hint ? ` ${sentenceMarkdown(finding.hint)}` : ''}${place === '' ? '' : ` ${place}`}`;
  });
  return ['**Expires soon**', '', ...lines].join('\n');
}

function driftFooter(plan: Plan, { links, lookedAt, isIssue }: DriftMarkdownOptions): string {
  const same = plan.changes.filter((change) => change.action === 'no-op' && !change.draft);
  return footer([
    `Looked on ${timeWords(lookedAt)}`,
    commitLink(links),
    versionWords(plan.server.version),
    `${counted(same)} ${same.length === 1 ? 'is' : 'are'} as git says`,
    isIssue ? 'each scheduled run rewrites this issue and closes it when nothing differs' : '',
    summaryLink(links),
  ]);
}

/** What is known of who moved: the server, or git. */
interface DriftHistory {
  links?: Links | undefined;
  /** The last commits of the definitions, where GitHub was asked for them. */
  commits?: LastCommits | undefined;
  /** The pull request that takes the live state over into the definitions. */
  adoption?: { number: string; url: string } | undefined;
}

/** When each was changed last, and on which side; `undefined` where the server doesn't say. */
function changedColumn(changes: readonly Change[], history: DriftHistory) {
  if (!changes.some((change) => savedAt(change) !== undefined)) return undefined;
  const isMixed = changes.some((change) => neverApplied(change, history.commits));
  return {
    heading: isMixed ? 'Changed' : 'Saved (UTC)',
    cellOf: (change: Change) => changed(change, isMixed, history),
  };
}

function changed(change: Change, isMixed: boolean, { commits, links }: DriftHistory): string {
  const commit = neverApplied(change, commits);
  if (commit) return `in git on ${withDays(commit.at.slice(0, 10))} (${commitCode(commit.sha, links)}), never applied`;
  const saved = savedAt(change);
  if (saved === undefined) return '';
  return isMixed ? `on the server on ${timeWords(saved)}` : timeWords(saved).replace(' UTC', '');
}

function commitCode(sha: string, links: Links | undefined): string {
  const url = links?.commit?.url.replace(/[^/]*$/, sha);
  return codeLink(shortSha(sha), url);
}

/** Only of what was changed on the server. */
function savedWords(changes: readonly Change[], { commits }: DriftHistory): string {
  const isSaved = changes.some((change) => savedAt(change) !== undefined && !neverApplied(change, commits));
  return isSaved
    ? 'The admin API doesn’t say who saved them; the server’s `admin.log` (console) and `admin-api.log` do.'
    : '';
}

/** Both ways out; where git is the newer side only one of them leads forward. */
function waysOut(changes: readonly Change[], nameOf: MarkdownNameOf, history: DriftHistory): string {
  const late = changes.filter((change) => neverApplied(change, history.commits));
  if (late.length === changes.length)
    return `**What to do:** run the apply workflow again; its last run on ${late.length === 1 ? 'this definition' : 'these definitions'} didn’t come to its end, or left ${late.length === 1 ? 'it' : 'them'} alone. Taking it over into git would undo what was merged.`;
  return `**What to do**\n\n${[...bothWays(history), ...lateWay(late, nameOf)].join('\n')}`;
}

function bothWays({ adoption }: DriftHistory): string[] {
  const take = adoption
    ? `merge [#${adoption.number}](${adoption.url}); it writes it into the definitions. Take out of it what you don’t want.`
    : 'take it over into the definitions, with `open-pull-request: true` in the drift workflow or with `pfconn import`.';
  const back = 'run the apply workflow. The next merge does that as well, whatever it is about.';
  return [`- **Keep what is live:** ${take}`, `- **Go back to git:** ${back}`];
}

function lateWay(late: readonly Change[], nameOf: MarkdownNameOf): string[] {
  if (late.length === 0) return [];
  const who = late.length > 3 ? counted(late) : late.map((change) => nameOf(change)).join(', ');
  return [`- **Never applied (${who}):** run the apply workflow. Taking it over into git would undo what was merged.`];
}
