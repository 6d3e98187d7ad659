import type { Connectors } from '../../connector/types.ts';
import { atStart, countedAll } from '../../kind-words.ts';
import type { Key } from '../../kinds.ts';
import { isRefused } from '../../plan/summary.ts';
import type { Change, Plan } from '../../plan/types.ts';
import type { Danger } from '../dangers.ts';
import { type DifferenceView, grouped } from '../difference-blocks.ts';
import { type Drifted, driftedIn, driftViews, savedAt } from '../drift.ts';
import { rankOf } from '../tier.ts';
import { visible } from '../visible-text.ts';
import { columnsOf, padded } from './columns.ts';
import { countsLines, versionWords, whereAtStart } from './counts-lines.ts';
import { dangerLines, findingLines } from './danger-lines.ts';
import { differenceLines } from './difference-lines.ts';
import { namesOf } from './names.ts';
import { flowed, indented, keptBlank, type Look, type Page, pageFor, textWith, titleLines } from './page.ts';
import { entrySign, tierSign } from './palette.ts';
import { refusalLines } from './refusal-lines.ts';
import { labelColumns, settingLines } from './setting-lines.ts';
import { unmanagedLines } from './unmanaged-lines.ts';
import { isLong, worstLines } from './worst-lines.ts';

interface DriftTextOptions extends Look {
  connectors?: Connectors | undefined;
  full?: boolean | undefined;
  /** Also list what is on the server and in no definition. */
  showUnmanaged?: boolean | undefined;
  /** When this run looked: what is live now is judged by that day. */
  today: Date;
  /** The commands of both ways out; absent where nobody types one. */
  ways?: { keep: (keys: readonly Key[]) => string; goBack: string } | undefined;
}

/** How a server differs from git: what is live now beside what git says, what that does to people, both ways out. */
export function renderDrift(plan: Plan, options: DriftTextOptions): string {
  const page = pageFor(options);
  const drifted = driftedIn(plan, options.today, options.connectors);
  const unmanaged = options.showUnmanaged ? unmanagedLines(plan, page) : [];
  if (drifted.length === 0) {
    const parts = [findingLines(plan, page), unmanaged, countsLines(plan, page)].filter((lines) => lines.length > 0);
    return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  }
  const nameOf = namesOf(drifted.map(({ change }) => change));
  const entries = entriesOf(drifted, options);
  return textWith(entries, [
    findingLines(plan, page),
    unmanaged,
    isLong(entries) ? worstLines(drifted.flatMap(dangersOf), nameOf, page) : [],
    [...closing(plan, drifted.length, page), ...waysOut(drifted, page, options)],
    isRefused(plan) ? refusalLines(plan, page) : [],
  ]);
}

/** Only what differs, an entry each, the worst first. */
export function driftEntries(plan: Plan, options: DriftTextOptions): string[][] {
  return entriesOf(driftedIn(plan, options.today, options.connectors), options);
}

function entriesOf(drifted: readonly Drifted[], options: DriftTextOptions): string[][] {
  const nameOf = namesOf(drifted.map(({ change }) => change));
  return drifted.map((one) => entryLines(one, atStart(one.change, nameOf(one.change)), pageFor(options), options));
}

/** Of what is missing, or shouldn't be there, that is all there is to say. */
function dangersOf({ change, live, byApply }: Drifted): Danger[] {
  const isWhole = change.action === 'delete' || change.action === 'create';
  return isWhole ? [] : [...live, ...byApply].sort((a, b) => rankOf(a.tier) - rankOf(b.tier));
}

function entryLines(drifted: Drifted, name: string, page: Page, options: DriftTextOptions): string[] {
  const { change, tier } = drifted;
  const { palette, width } = page;
  const views = driftViews(change, options.connectors);
  const [line] = views.map(({ place }) => (place.file === change.file ? `:${place.line}` : ''));
  const place =
    change.file === undefined ? '' : palette.cyan(`${visible(change.file)}${views.length === 1 ? line : ''}`);
  const sign = tier === 'routine' ? entrySign(tier, 'change', palette) : tierSign(tier, palette);
  const saved = savedAt(change);
  return [
    ...titleLines(sign, [[name, palette.bold]], place, width),
    ...dangersOf(drifted).flatMap((danger) => dangerLines(danger, page)),
    ...indented(flowed([[wholeWords(change)]], width - 3), 3).filter((text) => text.trim() !== ''),
    ...sideLines(views, change, page, options),
    ...(saved && change.action !== 'create'
      ? flowed([[`saved on the server ${timeWords(saved)}; by whom: admin.log, admin-api.log`]], width - 3).map(
          (text) => `   ${text}`,
        )
      : []),
  ];
}

const timeWords = (at: string) => `${at.slice(0, 16).replace('T', ' ')} UTC`;

function wholeWords({ action }: Change): string {
  if (action === 'create') return 'It is in git and not on the server.';
  return action === 'delete' ? 'It is on the server, and git says that it is to go.' : '';
}

function sideLines(
  views: readonly ReturnType<typeof driftViews>[number][],
  change: Change,
  page: Page,
  { full }: DriftTextOptions,
): string[] {
  if (change.action === 'create' || change.action === 'delete') return [];
  const columns = labelColumns(grouped(views).flatMap((group) => group.views.map(({ field }) => field)));
  return grouped(views).flatMap(({ tab, views: own }) => [
    ...(views.length > 1 && tab.includes('›') ? indented(flowed([[tab]], page.width - 5), 5) : []),
    ...own.flatMap((view) => {
      if (view.lines) return differenceLines([{ ...view, tabs: [] }], { page, file: change.file, full: full === true });
      return settingLines({ label: view.field, columns, values: (width) => sides(view, width, page) }, page);
    }),
  ]);
}

/** `in git Disable   live now Delete`, below each other where they don't fit beside each other. */
function sides({ before, after }: DifferenceView, width: number, { palette }: Page) {
  const [inGit, live] = [before ?? 'nothing', after ?? 'nothing'];
  const beside = `in git ${padded(inGit, 10)}  live now ${live}`;
  if (columnsOf(beside) <= width) return [{ text: `in git ${padded(inGit, 10)}  live now ${palette.bold(live)}` }];
  return [
    ...flowed([['in git'], [` \u00a0 ${inGit}`]], width),
    ...flowed([['live now '], [live, palette.bold]], width),
  ].map((text) => ({ text }));
}

function closing(plan: Plan, count: number, page: Page): string[] {
  const words = `: ${count} of ${countedAll(plan.changes)} ${count === 1 ? 'differs' : 'differ'} from git${keptBlank} `;
  return flowed(
    [
      [whereAtStart(plan.environment), page.palette.bold],
      [words],
      [versionWords(plan.server.version), page.palette.dim],
    ],
    page.width,
  );
}

function waysOut(drifted: readonly Drifted[], page: Page, { ways }: DriftTextOptions): string[] {
  if (!ways) return [];
  const { bold } = page.palette;
  const held = drifted.filter(({ change }) => change.action === 'update' || change.action === 'replace');
  return [
    ...(held.length > 0 ? [`${bold('Keep what is live:')}  ${ways.keep(held.map(({ change }) => change.key))}`] : []),
    `${bold('Go back to git:')}     ${ways.goBack}`,
  ];
}
