import { atStart, calledAs } from '../core/kind-words.ts';
import type { Key } from '../core/kinds.ts';
import { effectiveChanges } from '../core/plan/summary.ts';
import type { Plan } from '../core/plan/types.ts';
import { shortHash } from '../core/report/markdown/change-anchor.ts';
import { codeSpan, escapeMarkdown, folded, hiddenJson, linkTarget } from '../core/report/markdown/markdown.ts';
import { withDays } from '../core/report/markdown/sentences.ts';
import { isSameSubject, readSubject, type Subject, subjectName } from '../core/report/subject.ts';
import type { GitHubApi, Issue } from '../edges/github/github-api.ts';

/** The label that the rolling issues carry. */
const driftLabel = 'pingfederate-drift';

/** GitHub answers 200 to an over-long edit and keeps the old text. */
const bodyLimits = [60_000, 30_000, 8_000];

/** Characters of a hash: enough to tell thousands of objects apart. */
const hashLength = 7;

/** What hashes may take of a body; of what is beyond it, the day isn't remembered. */
const hashShare = 1 / 3;

interface DriftMarker extends Subject {
  /** By the day on which they were first seen to differ: hashes of the objects' keys, one after the other. */
  since: Record<string, string>;
  open: boolean;
}

interface DriftReport {
  api: GitHubApi;
  /** Whose issue it is. */
  subject: Subject;
  plan: Plan;
  /** When this run looked: `2026-11-24`. */
  today: string;
  runUrl: string;
  /** The report in at most `limit` characters. */
  render(limit: number): string;
  /** Something beside drift wants a look: a certificate that ends soon. */
  hasWarnings: boolean;
}

/**
 * Keeps one issue for a subject: opened when something differs, updated with what and since when, reopened when it
 * was closed too early, closed when nothing differs any more.
 *
 * @returns its address; `undefined` when there was never one and none is needed
 */
export async function keepDriftIssue(report: DriftReport): Promise<string | undefined> {
  const { api, plan } = report;
  const known = await findIssue(api, report.subject);
  const drifted = effectiveChanges(plan);
  if (drifted.length === 0 && !report.hasWarnings) return closeIssue(report, known);
  const before = daysIn(known?.marker);
  const since = new Map(drifted.map(({ key }) => [hashOf(key), before.get(hashOf(key)) ?? report.today]));
  if (!known) {
    const body = bodyOf(since, report, bodyLimits[0] ?? 0);
    return (await api.createIssue({ title: titleOf(report.subject), body, labels: [driftLabel] })).url;
  }
  return updateBody(report, known.issue, since);
}

async function closeIssue(
  { api, subject, today, runUrl }: DriftReport,
  known: Known | undefined,
): Promise<string | undefined> {
  if (known?.issue.state !== 'open') return undefined;
  const marker = hidden({ ...subject, since: {}, open: false });
  const body = `### ✅ Nothing differs from git on ${codeSpan(subject.environment)} any more\n\nSince ${withDays(today)} ([run](${linkTarget(runUrl)})).\n\n${marker}`;
  const closed = await api.updateIssue(known.issue.number, { body, state: 'closed', stateReason: 'completed' });
  return closed.url;
}

/** Edits and reads back, shorter each time, until the new text stands there. */
async function updateBody(report: DriftReport, issue: Issue, since: Days): Promise<string> {
  const reopen = issue.state === 'closed' ? { state: 'open' as const, stateReason: 'reopened' as const } : {};
  for (const limit of bodyLimits) {
    const body = bodyOf(since, report, limit);
    const title = titleOf(report.subject);
    await report.api.updateIssue(issue.number, { title, body, ...reopen });
    if ((await report.api.issue(issue.number)).body.trim() === body.trim()) break;
  }
  return issue.url;
}

function titleOf(subject: Subject): string {
  return `PingFederate drift: ${subjectName(subject)}`;
}

function bodyOf(since: Days, report: DriftReport, limit: number): string {
  const mark = hidden({ ...report.subject, since: packed(since, limit * hashShare), open: true });
  const list = sinceList(since, report.plan, limit / 4);
  const rest = mark.length + list.length + 10;
  return [report.render(Math.max(1_000, limit - rest)), list, mark].filter((part) => part !== '').join('\n\n');
}

function sinceList(since: Days, plan: Plan, budget: number): string {
  const lines = effectiveChanges(plan).map(
    (change) =>
      `- ${atStart(change, calledAs(change, escapeMarkdown))} ${codeSpan(change.id)}: since ${withDays(since.get(hashOf(change.key)) ?? '')}`,
  );
  if (lines.length === 0) return '';
  let room = budget;
  const end = lines.findIndex((line) => {
    room -= line.length + 1;
    return room < 0;
  });
  const kept = end < 0 ? lines : [...lines.slice(0, end), `- … and ${lines.length - end} more`];
  return folded('Since when each was seen to differ', kept.join('\n'));
}

/** The day on which each was first seen to differ, by a hash of its key. */
type Days = ReadonlyMap<string, string>;

function hashOf(key: Key): string {
  return shortHash(key).slice(0, hashLength);
}

function packed(since: Days, budget: number): Record<string, string> {
  const days: Record<string, string> = {};
  for (const [hash, day] of [...since].slice(0, Math.floor(budget / hashLength))) days[day] = (days[day] ?? '') + hash;
  return days;
}

function daysIn(marker: DriftMarker | undefined): Days {
  const days = new Map<string, string>();
  for (const [day, hashes] of Object.entries(marker?.since ?? {})) {
    if (!/^\d{4}-\d\d-\d\d$/.test(day) || typeof hashes !== 'string') continue;
    for (const hash of hashes.match(/[\w-]{7}/g) ?? []) days.set(hash, day);
  }
  return days;
}

interface Known {
  issue: Issue;
  marker: DriftMarker;
}

/** The subject's issue, by its hidden mark and our own login; an open one before closed ones. */
async function findIssue(api: GitHubApi, subject: Subject): Promise<Known | undefined> {
  const marked = (await api.issues(driftLabel))
    .map((issue) => ({ issue, marker: readMarker(issue.body) }))
    .filter((one): one is Known => one.marker !== undefined && isSameSubject(one.marker, subject));
  if (marked.length === 0) return undefined;
  const login = await api.login();
  const own = marked.filter(({ issue }) => issue.author === login || issue.author === `${login}[bot]`);
  return own.find(({ issue }) => issue.state === 'open') ?? own[0];
}

function hidden(marker: DriftMarker): string {
  return `<!-- pfconn:drift ${hiddenJson(marker)} -->`;
}

function readMarker(body: string): DriftMarker | undefined {
  const json = [...body.matchAll(/^<!-- pfconn:drift (.+) -->\r?$/gm)].at(-1)?.[1];
  if (json === undefined) return undefined;
  try {
    const parsed = JSON.parse(json);
    const { since, open } = parsed;
    const subject = readSubject(parsed);
    const days = typeof since === 'object' && since !== null ? since : {};
    return subject && { ...subject, since: days, open: open === true };
  } catch {
    return undefined;
  }
}
