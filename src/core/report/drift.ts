import type { Difference } from '../connection/types.ts';
import { connectorOf } from '../connector/connectors.ts';
import type { Connectors } from '../connector/types.ts';
import { consequencesOf } from '../consequences/findings.ts';
import { judgeChange } from '../consequences/judge-change.ts';
import { targetWords } from '../consequences/of-target.ts';
import { nobody } from '../consequences/users.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { questionsTo } from '../plan/server-state.ts';
import type { Change, Plan } from '../plan/types.ts';
import { differencesOf, differenceViews } from './change-view.ts';
import type { DifferenceView } from './difference-blocks.ts';

/** A difference between git and the server, one side each. */
interface DriftView extends DifferenceView {
  inGit: string | undefined;
  liveNow: string | undefined;
}

/** A change's differences as drift: what an apply would write is what git says, what it would take away is live. */
export function driftViews(change: Change, connectors?: Connectors): DriftView[] {
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

/** What the live state does that git doesn't: the change judged the other way round, as if it were made now. */
export function liveFindings(change: Change, { server }: Plan, today: Date, connectors?: Connectors): Diagnostic[] {
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
