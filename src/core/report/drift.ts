import type { Difference } from '../connection/types.ts';
import { connectorOf } from '../connector/connectors.ts';
import type { Connectors } from '../connector/types.ts';
import { consequencesOf } from '../consequences/findings.ts';
import { judgeChange } from '../consequences/judge-change.ts';
import { targetWords } from '../consequences/of-target.ts';
import { nobody } from '../consequences/users.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { inNaturalOrder } from '../natural-order.ts';
import { questionsTo } from '../plan/server-state.ts';
import { effectiveChanges } from '../plan/summary.ts';
import type { Change, Plan } from '../plan/types.ts';
import { uncapital } from '../wording.ts';
import { differencesOf, differenceViews } from './change-view.ts';
import { judgedMessage } from './danger-words.ts';
import { type Danger, dangersOf } from './dangers.ts';
import type { DifferenceView } from './difference-blocks.ts';
import { rankOf, type Tier, tierOf, worstOf } from './tier.ts';

/** A difference between git and the server, one side each. */
interface DriftView extends DifferenceView {
  inGit: string | undefined;
  liveNow: string | undefined;
}

/** A change's differences as drift: what an apply would write is what git says, what it would take away is live. */
export function driftViews(change: Change, connectors: Connectors | undefined): DriftView[] {
  return differenceViews(change, connectors).map(asDrift);
}

const turned = { '+': '-', '-': '+', '~': '~' } as const;

function asDrift(view: DifferenceView): DriftView {
  const { before, after, lines, sign } = view;
  const isResent = sign === '~' && before === undefined;
  const [inGit, liveNow] = isResent ? [after, after] : [after, before];
  const sides = lines && { before: lines.after, after: lines.before };
  const turnedView: DriftView = { ...view, sign: turned[sign], inGit, liveNow };
  if (inGit === undefined) delete turnedView.before;
  else turnedView.before = inGit;
  if (liveNow === undefined) delete turnedView.after;
  else turnedView.after = liveNow;
  if (sides) turnedView.lines = sides;
  return turnedView;
}

/** When the connection was saved last, as PingFederate 11 and later say: `2026-11-26T16:41:00.000Z`. */
export function savedAt(change: Change): string | undefined {
  const live = 'live' in change ? change.live : undefined;
  const at = live?.modificationDate ?? live?.creationDate;
  return typeof at === 'string' && /^\d{4}-\d\d-\d\dT/.test(at) ? at : undefined;
}

/** An object that differs from git. */
export interface Drifted {
  change: Change;
  /** What its live state does to people, and what an apply would do about it. */
  live: Danger[];
  byApply: Danger[];
  /** The worse of the two; something that is missing, or shouldn't be there, is worth a look. */
  tier: Tier;
}

/** What differs from git, the worst first, judged from both sides, each sentence with the side that it is about. */
export function driftedIn(plan: Plan, today: Date, connectors: Connectors | undefined): Drifted[] {
  const judged = effectiveChanges(plan).map((change) => judgedTwice(change, plan, today, connectors));
  return inNaturalOrder(judged, ({ change }) => change.name).sort((a, b) => rankOf(a.tier) - rankOf(b.tier));
}

function judgedTwice(change: Change, plan: Plan, today: Date, connectors: Connectors | undefined): Drifted {
  const live = liveFindings(change, plan, today, connectors).map((finding) => ({
    tier: tierOf(finding),
    changes: [change],
    finding: said(withoutApply(finding), 'as it is live now'),
  }));
  const byApply = dangersOf([change]).map((danger) =>
    danger.finding ? { ...danger, finding: said(danger.finding, 'by an apply') } : danger,
  );
  const isWhole = change.action === 'delete' || change.action === 'create';
  return { change, live, byApply, tier: isWhole ? 'people' : worstOf([...live, ...byApply].map(({ tier }) => tier)) };
}

/** What is live doesn't begin with an apply. */
const withoutApply = (finding: Diagnostic) => ({
  ...finding,
  message: finding.message.replaceAll(' from the apply on', ''),
});

/** The sentence with the side that it is about before it, so that it begins with no subject any more. */
function said({ subject: _, ...finding }: Diagnostic, when: string): Diagnostic {
  return { ...finding, message: `${when}, ${uncapital(judgedMessage(finding))}` };
}

/** What the live state does that git doesn't: the change judged the other way round, as if it were made now. */
function liveFindings(change: Change, { server }: Plan, today: Date, connectors: Connectors | undefined): Diagnostic[] {
  if (change.action !== 'update' && change.action !== 'replace') return [];
  const { desired, live, differences } = change;
  const connector = connectors && connectorOf(live, connectors);
  const judgements = judgeChange({
    kind: change.kind,
    users: change.users ?? nobody,
    name: desired.name,
    before: desired.document,
    after: live,
    differences: differences.map(turnedRound),
    connector,
    target: targetWords(connector),
    today,
    ...questionsTo(server.facts),
  });
  return consequencesOf(judgements, desired.key);
}

const otherKind = { added: 'removed', removed: 'added', changed: 'changed' } as const;

function turnedRound({ kind, live, desired, ...same }: Difference): Difference {
  const difference: Difference = { ...same, kind: otherKind[kind] };
  if (desired !== undefined) difference.live = desired;
  if (live !== undefined) difference.desired = live;
  return difference;
}

/** A commit, and when: `2026-11-27T15:08:00Z`. */
export interface DatedCommit {
  sha: string;
  at: string;
}

/** The last commit of each file, by its path from the definitions' root, as far as it is known. */
export type LastCommits = ReadonlyMap<string, DatedCommit>;

/** The files that say what a connection should be: its definition, and what overrides it. */
export function filesOf(change: Change): string[] {
  const places = differencesOf(change).map(({ place }) => place.file);
  return [...new Set([...(change.file === undefined ? [] : [change.file]), ...places])];
}

/**
 * The commit that the server doesn't have yet: git was changed after the server was saved last. An apply since then
 * would have brought it over, so nobody has changed anything outside of git.
 */
export function neverApplied(change: Change, commits: LastCommits | undefined): DatedCommit | undefined {
  const saved = savedAt(change);
  if (saved === undefined || commits === undefined) return undefined;
  const last = filesOf(change)
    .flatMap((file) => commits.get(file) ?? [])
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  return last && Date.parse(last.at) > Date.parse(saved) ? last : undefined;
}
