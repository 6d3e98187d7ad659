import type { Connectors } from '../../connector/types.ts';
import { isObject } from '../../document/json.ts';
import { objectsIn, textOf } from '../../document/readers.ts';
import { atStart, calledAs, counted, wordOf } from '../../kind-words.ts';
import type { Key } from '../../kinds.ts';
import { inNaturalOrder } from '../../natural-order.ts';
import type { ChangeOutcome, Outcome } from '../../plan/outcome.ts';
import { effectiveChanges } from '../../plan/summary.ts';
import type { Change, Plan } from '../../plan/types.ts';
import { secretNamesIn } from '../../secret.ts';
import { capital } from '../../wording.ts';
import { tierOfChange } from '../change-facts.ts';
import { namesFor } from '../change-view.ts';
import { outcomeWord, replicatedWords, seconds, statusWords } from '../outcome-words.ts';
import { tiers, worstOf } from '../tier.ts';
import { verbOf, verbOfAction, verbWords } from '../verbs.ts';
import { shortDigest } from '../visible-text.ts';
import { type Block, block, fitSections, joinBlocks } from './blocks.ts';
import { commitLink, footer, summaryLink, versionWords } from './footer.ts';
import type { Links } from './links.ts';
import { escapeMarkdown, folded, markdownTable } from './markdown.ts';
import { failureBox, type OutcomeMarkdownOptions, outcomeHeadline } from './outcome-head.ts';
import { type PlanMarkdownOptions, planInFold } from './plan-markdown.ts';
import { sentenceMarkdown, timeWords } from './sentences.ts';
import { namesOf } from './where.ts';

/** What an apply did, in the place of the plan it carried out. */
export function outcomeMarkdown(outcome: Outcome, options: OutcomeMarkdownOptions): string {
  return fitSections([joinBlocks(outcomeBlocks(outcome, options))], options.limit)[0] ?? '';
}

/** The same as blocks: result, what failed, what to do, and folded what was changed or reviewed. */
function outcomeBlocks(outcome: Outcome, options: OutcomeMarkdownOptions): Block[] {
  const changes = effectiveChanges(outcome);
  const failed = changes.filter(({ status }) => !statusWords[status].ok);
  return [
    block(outcomeHeadline(outcome, changes, options)),
    block(options.leftAlone ?? ''),
    block(failureBox(failed, options)),
    block(confirmation(outcome, changes, failed)),
    block(options.runs ?? ''),
    block(options.all ? resultTable(changes) : doneList(changes, failed, options)),
    block(whatToDo(failed, outcome, options.links)),
    block(stillOpen(changes, options)),
    block(options.before ?? '', 3),
    block(reviewedFold(changes, failed, options), 3),
    block(outcomeFooter(outcome, options)),
  ];
}

const mostInList = 5;

/** A few that went well stand open; many are in the fold below. */
function doneList(
  changes: readonly ChangeOutcome[],
  failed: readonly ChangeOutcome[],
  options: OutcomeMarkdownOptions,
): string {
  if (failed.length > 0 || changes.length === 0 || changes.length > mostInList) return '';
  const nameOf = namesOf(changes);
  const lines = inNaturalOrder(changes, ({ name }) => name).map((change) => {
    const starts = change.action === 'create' ? activity(change.key, options.plan) : '';
    return `- **${atStart(change, nameOf(change))}** · ${verbWords[verbOfAction[change.action]].done}${starts}`;
  });
  return lines.join('\n');
}

function activity(key: Key, plan: Plan | undefined): string {
  const change = plan?.changes.find((one) => one.key === key);
  const document = change && 'desired' in change ? change.desired?.document : undefined;
  if (!document) return '';
  return document.active === true ? ', active' : ', inactive';
}

function whatToDo(failed: readonly ChangeOutcome[], outcome: Outcome, links: Links | undefined): string {
  if (failed.length === 0) return '';
  const refused = failed.some(
    ({ status }) => status === 'failed' || status === 'conflict' || status === 'saved-inactive',
  );
  const again = links ? `[re-run the failed job](${links.run})` : 're-run the failed job';
  const first = refused && !outcome.cancelled ? 'solve what stands above, then ' : '';
  return `**What to do:** ${first}${again}. It goes on from what is live.`;
}

/** What only the target can say: PingFederate tells it to nothing but its own log. */
function stillOpen(changes: readonly ChangeOutcome[], { plan, connectors }: OutcomeMarkdownOptions): string {
  const done = new Set(changes.filter(({ status }) => status === 'done').map(({ key }) => key));
  const open = (plan?.changes ?? []).flatMap((change) => (done.has(change.key) ? untried(change, connectors) : []));
  const unique = [...new Map(open.map((one) => [JSON.stringify(one), one])).values()].slice(0, mostInList);
  return unique
    .map(
      ({ target, secret }) =>
        `**Still open: whether ${escapeMarkdown(target)} takes the ${escapeMarkdown(secret)}.** PingFederate tries it with the first synchronization and tells only its own log. Look there (\`provisioner.log\`), or at the target for the first new person.`,
    )
    .join('\n\n');
}

function untried(change: Change, connectors: Connectors | undefined): { target: string; secret: string }[] {
  const document = change.action === 'create' ? change.desired.document : undefined;
  const provision =
    document?.active === true && isObject(document.outboundProvision) ? document.outboundProvision : undefined;
  if (!provision || !objectsIn(provision, 'channels').some(({ active }) => active === true)) return [];
  const { labelOf, target } = namesFor(change, connectors);
  const secrets = objectsIn(provision, 'targetSettings').filter(({ value }) => secretNamesIn(textOf(value)).length > 0);
  return secrets.map(({ name }) => ({
    target: target ?? 'the target',
    secret: labelOf('setting', textOf(name)) ?? textOf(name),
  }));
}

/** What was changed, when not all went well; what was reviewed, when it did. */
function reviewedFold(
  changes: readonly ChangeOutcome[],
  failed: readonly ChangeOutcome[],
  options: OutcomeMarkdownOptions,
): string {
  const { plan, links, connectors, all } = options;
  if (!plan || changes.length === 0) return '';
  const done = new Set(
    changes.filter(({ status }) => failed.length === 0 || statusWords[status].ok).map(({ key }) => key),
  );
  const shown = effectiveChanges(plan).filter(({ key }) => done.has(key));
  if (shown.length === 0) return '';
  const { mark } = tiers[worstOf(shown.map(tierOfChange))];
  const words =
    shown.length === 1
      ? `${calledAs(shown[0] as Change, escapeMarkdown)} ${verbWords[verbOf(shown[0] as Change)].done}`
      : counted(shown);
  const title =
    failed.length > 0
      ? `The ${shown.length} that went well`
      : `What was ${options.reviewed ? 'reviewed' : 'planned'}: ${mark === '' ? '' : `${mark} `}${words}`;
  const inside: PlanMarkdownOptions = { links, connectors, limit: options.limit, all };
  return folded(title, planInFold(shown, inside));
}

function outcomeFooter(outcome: Outcome, { links, reviewed }: OutcomeMarkdownOptions): string {
  return footer([
    `${timeWords(outcome.startedAt)}, ${seconds(outcome.durationMs)}`,
    commitLink(links),
    versionWords(outcome.server.version),
    `plan ${shortDigest(outcome.digest)}${reviewed ? ', as reviewed' : ''}`,
    summaryLink(links),
  ]);
}

/** How long each took; neighbours of a kind with the same result on one row. */
function resultTable(changes: readonly ChangeOutcome[]): string {
  if (changes.length === 0) return '';
  const cells = inRows(changes).map((of) => {
    const [first, last] = [of[0], of.at(-1)] as [ChangeOutcome, ChangeOutcome];
    const name = `**${atStart(first, calledAs(first, escapeMarkdown))}**`;
    const names = of.length === 1 ? name : `${name} to **${escapeMarkdown(last.name)}**, ${counted(of)}`;
    const took = of.reduce((sum, { durationMs }) => sum + durationMs, 0);
    const sign = statusWords[first.status].ok ? '✅' : '❌';
    return [names, `${sign} ${resultWords(first)}`, first.status === 'skipped' ? '' : seconds(took)];
  });
  return markdownTable([capital(wordOf(changes)), 'Result', 'Took'], cells);
}

function inRows(changes: readonly ChangeOutcome[]): ChangeOutcome[][] {
  const rows: ChangeOutcome[][] = [];
  for (const change of changes) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && isSameResult(last, change)) row.push(change);
    else rows.push([change]);
  }
  return rows;
}

const isSameResult = (a: ChangeOutcome, b: ChangeOutcome) =>
  a.kind === b.kind && a.status === b.status && a.action === b.action && statusWords[a.status].ok;

const resultWords = (change: ChangeOutcome) =>
  change.status === 'done' ? `${verbWords[verbOfAction[change.action]].done}, read back` : outcomeWord(change);

/** Said once for all: what was read back, and whether the engines have it. */
function confirmation(outcome: Outcome, changes: readonly ChangeOutcome[], failed: readonly ChangeOutcome[]): string {
  const good = changes.length - failed.length;
  if (good === 0) return replicationWords(outcome);
  const which =
    failed.length === 0
      ? 'Read back and as planned'
      : `The other ${good} ${good === 1 ? 'was read back and is as planned' : 'were read back and are as planned'}`;
  const words = replicationWords(outcome);
  const replicated = replicatedWords(outcome);
  if (replicated !== '') return `${which}${replicated}.`;
  return `${which}.${words === '' ? '' : ` ${words}`}${outcome.unseen ? ` ${sentenceMarkdown(outcome.unseen)}` : ''}`;
}

function replicationWords({ replication }: Outcome): string {
  const { status, message, nodes } = replication;
  if (status === 'not-clustered' || status === 'not-needed') return '';
  const told =
    status === 'replicated' || status === 'on-save'
      ? []
      : nodes.map((node) => `${escapeMarkdown(node.address)} ${escapeMarkdown(node.status)}`);
  return `Replication: ${sentenceMarkdown(message)}${told.length > 0 ? ` (${told.join(', ')})` : ''}`;
}
