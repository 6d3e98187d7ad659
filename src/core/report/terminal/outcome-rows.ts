import { amongItsKind, areOfOneKind, atStart, counted } from '../../kind-words.ts';
import { inNaturalOrder } from '../../natural-order.ts';
import type { ChangeOutcome, Outcome } from '../../plan/outcome.ts';
import type { NameOf } from '../names.ts';
import { becameWords, reasonOf, seconds, statusWords } from '../outcome-words.ts';
import { verbOfAction, verbWords } from '../verbs.ts';
import { visible } from '../visible-text.ts';
import { columnsOf, cutToColumns, padded } from './columns.ts';
import { sentence } from './danger-lines.ts';
import { listedNames } from './names.ts';
import { atRightEdge, flowed, indented, type Page } from './page.ts';

/** Up to so many changes each has its row; of more, those that went well are summed up. */
const mostAlone = 20;

/** Of a row of equal ones so many are shown before the rest is counted. */
const shownOfMany = 2;

interface RowOptions {
  page: Page;
  nameOf: NameOf;
  full: boolean;
}

/** What became of each change, in the order of execution; failures are never summed up. */
export function outcomeRows(outcome: Outcome, changes: readonly ChangeOutcome[], options: RowOptions): string[] {
  const sum = !options.full && changes.length > mostAlone;
  const columns = nameColumns(changes, options);
  const total = changes.length;
  const rows = runsOf(changes).flatMap(({ start, list }) => {
    const isSummedUp = sum && isFine(list[0]) && list.length > shownOfMany + 1;
    const shown = isSummedUp ? list.slice(0, shownOfMany) : list;
    const lines = shown.flatMap((change, index) => row({ change, at: start + index + 1, total, columns }, options));
    return isSummedUp ? [...lines, ...restRow(list.slice(shownOfMany), total, options)] : lines;
  });
  return [...rows, ...replicationRow(outcome, total, columns, options.page)];
}

const isFine = (change: ChangeOutcome | undefined) => change?.status === 'done';

function nameColumns(changes: readonly ChangeOutcome[], { page, nameOf }: RowOptions): number {
  const widest = Math.max(11, ...changes.map((change) => columnsOf(nameOf(change))));
  const most = changes.every(({ kind }) => kind === 'SpConnection') ? 32 : 48;
  return Math.min(widest, page.width < 64 ? 12 : most);
}

/** Neighbours to which the same happened. */
function runsOf(changes: readonly ChangeOutcome[]): { start: number; list: ChangeOutcome[] }[] {
  const runs: { start: number; list: ChangeOutcome[] }[] = [];
  for (const [index, change] of changes.entries()) {
    const last = runs.at(-1);
    const [first] = last?.list ?? [];
    if (last && isFine(first) && isFine(change) && first?.action === change.action && first.kind === change.kind)
      last.list.push(change);
    else runs.push({ start: index, list: [change] });
  }
  return runs;
}

interface Row {
  change: ChangeOutcome;
  /** Counts from 1. */
  at: number;
  total: number;
  columns: number;
}

function row({ change, at, total, columns }: Row, { page, nameOf }: RowOptions): string[] {
  const { palette, width } = page;
  const { mark, ok } = statusWords[change.status];
  const colour = ok ? palette.green : change.status === 'skipped' ? palette.dim : palette.red;
  const number = `${String(at).padStart(String(total).length)}/${total}`;
  const name = padded(cutToColumns(nameOf(change), columns), columns);
  const took = change.status === 'skipped' ? '' : palette.dim(seconds(change.durationMs));
  const [first, rest] = [`  ${colour(mark)} ${number}  ${name}`, resultWords(change)];
  // A long name of another row isn't worth a line of its own.
  const beside = [`${first}  ${rest}`, `${first.trimEnd()}  ${rest}`].find((line) => columnsOf(line) <= width);
  if (beside) return atRightEdge(beside, took, width);
  return [first.trimEnd(), ...indented(flowed([[rest]], width - 6), 6), ...(took === '' ? [] : [`      ${took}`])];
}

/** What was done, step by step: a new connection that starts was saved inactive first. */
export function resultWords(change: ChangeOutcome): string {
  const { status, action, requests } = change;
  if (status !== 'done') return statusWords[status].words;
  if (action === 'delete') return 'deleted';
  const isActivated = action === 'create' && requests.some((one) => /^PUT /.test(one));
  return isActivated ? 'created inactive, read back, activated' : `${verbWords[verbOfAction[action]].done}, read back`;
}

function restRow(list: readonly ChangeOutcome[], total: number, { page }: RowOptions): string[] {
  const { palette, width } = page;
  const [first] = list;
  const took = list.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const indent = ' '.repeat(6 + 2 * String(total).length + 1);
  const done = first ? resultWords(first) : '';
  return atRightEdge(palette.dim(`${indent}… ${list.length} more, all ${done} …`), palette.dim(seconds(took)), width);
}

function replicationRow(outcome: Outcome, total: number, columns: number, { palette, width }: Page): string[] {
  const { status, message, nodes } = outcome.replication;
  if (status === 'not-clustered' || status === 'not-needed') return [];
  const isGood = status === 'replicated' || status === 'on-save' || status === 'skipped';
  const sign = isGood ? palette.green('✓') : palette.red('✗');
  const words =
    status === 'replicated' && nodes.length > 0
      ? nodes.map(({ address }) => visible(address)).join(', ')
      : visible(message);
  const indent = ' '.repeat(2 * String(total).length + 1);
  const name = padded('replication', columns);
  const line = `  ${sign} ${indent}  ${name}  ${words}`;
  const at = ' '.repeat(columnsOf(line) - columnsOf(words));
  const detail = isGood ? [] : nodes.map((node) => `${at}${visible(node.address)}  ${visible(node.status)}`);
  if (columnsOf(line) <= width) return [line, ...detail];
  const flow = flowed([[`replication: ${words}`]], width - 4);
  return [...flow.map((text, index) => `  ${index === 0 ? sign : ' '} ${text}`), ...detail];
}

/** What went wrong, each with PingFederate’s refusal at its line; what waits for a yes has a text of its own. */
export function failureLines(
  failed: readonly ChangeOutcome[],
  { page, nameOf }: { page: Page; nameOf: NameOf },
): string[] {
  const told = failed.filter(({ status }) => status !== 'skipped' && status !== 'waits');
  const skipped = failed.filter(({ status }) => status === 'skipped');
  return [
    ...told.flatMap((change) => ['', ...failureOf(change, nameOf(change), page)]),
    ...(skipped.length > 0 ? ['', ...skippedLines(skipped, nameOf, page)] : []),
  ];
}

function failureOf(change: ChangeOutcome, name: string, page: Page): string[] {
  const { palette, width } = page;
  const words = becameWords(change).replaceAll('**', '');
  const heads = flowed([[atStart(change, name), palette.bold], [` ${words}`]], width - 4);
  const titles = heads.map((line, index) => (index === 0 ? `  ${palette.red('✗')} ${line}` : `    ${line}`));
  return [
    ...titles.slice(0, -1),
    ...atRightEdge(titles.at(-1) ?? '', palette.cyan(placeOf(change)), width),
    ...sentencesOf(change).flatMap((text) => flowed([[text]], width - 4).map((line) => `    ${line}`)),
  ];
}

function placeOf({ file, diagnostics }: ChangeOutcome): string {
  const place = diagnostics.find((finding) => finding.place.line > 1)?.place;
  if (place) return `${visible(place.file)}:${place.line}`;
  return file === undefined ? '' : visible(file);
}

function sentencesOf(change: ChangeOutcome): string[] {
  const reason = reasonOf(change);
  const said = change.diagnostics.map(({ message, hint }) =>
    [sentence(visible(message)), hint ? sentence(visible(hint)) : ''].join(' ').trim(),
  );
  return reason === '' ? said : [sentence(visible(reason)), ...said];
}

const mostNames = 20;

function skippedLines(skipped: readonly ChangeOutcome[], nameOf: NameOf, page: Page): string[] {
  const { palette, width } = page;
  const called = (one: ChangeOutcome) => (areOfOneKind(skipped) ? amongItsKind(one, nameOf(one)) : nameOf(one));
  const names = inNaturalOrder(skipped, ({ name }) => name).map(called);
  const more = names.length - mostNames;
  const list = `${listedNames(names.slice(0, mostNames))}${more > 0 ? ` and ${more} more` : ''}`;
  const [why] = skipped.flatMap(({ message }) => (message ? [`: ${visible(message)}`] : []));
  const verb = skipped.length === 1 ? 'was' : 'were';
  return [
    ...flowed([[counted(skipped), palette.bold], [` ${verb} not begun${why ?? ''}`]], width - 4).map(
      (line, index) => `  ${index === 0 ? palette.dim('·') : ' '} ${line}`,
    ),
    ...flowed([[list]], width - 4).map((line) => `    ${line}`),
  ];
}
