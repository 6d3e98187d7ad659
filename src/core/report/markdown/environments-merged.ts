import { subjectName } from '../subject.ts';
import type { Section } from './comment-section.ts';
import { boxesText } from './danger-boxes.ts';
import { entryText } from './entry-markdown.ts';
import { footer } from './footer.ts';
import { codeSpan, escapeHtml, folded, markdownTable } from './markdown.ts';
import type { Box, ComparedEntry, EntryRow, EntrySetting, PlanParts } from './plan-parts.ts';

/** One environment's plan. */
interface Own extends PlanParts {
  environment: string;
}

/** What is said somewhere, and where: the names of the environments. */
interface Said<Value> {
  value: Value;
  on: string[];
}

/**
 * Plans of several environments that do the same to the same connections, as one: what differs in a table, the rest
 * once. `undefined` where they do different things.
 *
 * @param overview the first line of all
 */
export function environmentsMerged(sections: readonly Section[], overview: string): string | undefined {
  const all = sections.flatMap(({ marker, parts }) => (parts ? [{ ...parts, environment: subjectName(marker) }] : []));
  const commits = new Set(sections.map(({ marker }) => marker.head));
  const [first] = all;
  if (!first || all.length < sections.length || all.length < 2 || all.length > mostColumns) return undefined;
  if (commits.size > 1 || first.entries.length === 0 || !all.every((own) => keysOf(own) === keysOf(first)))
    return undefined;
  const entries = first.entries.map(({ key }) =>
    all.flatMap((own) => own.entries.filter((entry) => entry.key === key)),
  );
  const table = differenceTable(all, entries);
  return [
    overview,
    boxesText(mergedBoxes(all)),
    table,
    table === '' ? '' : 'Everything else is the same on all of them:',
    ...entries.map((same) => mergedEntry(all, same)),
    ...merged(all, ({ after }) => after).map((said) => `${where(said, all, ':\n\n')}${said.value}`),
    mergedFooter(all),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

const mostColumns = 4;

const keysOf = ({ entries }: PlanParts) =>
  entries
    .map(({ key }) => key)
    .sort()
    .join(' ');

/** What all of them say, each once, in the order in which it is said. */
function merged<Value>(all: readonly Own[], valuesOf: (own: Own) => readonly Value[]): Said<Value>[] {
  const said = new Map<string, Said<Value>>();
  for (const own of all)
    for (const value of valuesOf(own)) {
      const key = JSON.stringify(value);
      const { on } = said.get(key) ?? { on: [] };
      said.set(key, { value, on: [...on, own.environment] });
    }
  return [...said.values()];
}

/** `On `staging`: `, before what isn't said everywhere. */
function where({ on }: Said<unknown>, all: readonly Own[], end = ': '): string {
  return on.length === all.length ? '' : `On ${on.map(codeSpan).join(' and ')}${end}`;
}

/** Items that are the same everywhere once, others with their environment before them. */
function mergedBoxes(all: readonly Own[]): Box[] {
  return (['CAUTION', 'WARNING'] as const).flatMap((kind) => {
    const boxes = (own: Own) => own.boxes.filter((box) => box.kind === kind);
    const items = merged(all, (own) => boxes(own).flatMap((box) => box.items)).map((said) => {
      const [first = '', ...rest] = said.value;
      return [`${where(said, all)}${first}`, ...rest];
    });
    const closings = merged(all, (own) => boxes(own).flatMap(({ closing }) => (closing === '' ? [] : [closing])));
    const closing = closings.map((said) => `${where(said, all)}${said.value}`).join(' ');
    return items.length === 0 ? [] : [{ kind, items, closing }];
  });
}

/** Settings and answers that aren't the same everywhere, connection by connection. */
function differenceTable(all: readonly Own[], entries: readonly ComparedEntry[][]): string {
  const rows = entries.flatMap((same) => {
    const own = differingRows(same);
    return own.length === 0 ? [] : [[same[0]?.name ?? '', ...same.map(() => '')], ...own];
  });
  const head = ['', ...all.map(({ environment }) => codeSpan(environment))];
  return rows.length === 0 ? '' : markdownTable(head, rows);
}

/** Where settings differ they tell what the answers would. */
function differingRows(same: readonly ComparedEntry[]): string[][] {
  const settings = differing(
    same.map((entry) => entry.settings),
    ({ heading, field }: EntrySetting) => `${heading}\n${field}`,
    ({ value }) => codeSpan(value),
  );
  if (settings.length > 0) return settings.map(({ first, cells }) => [first.field, ...cells]);
  const rows = differing(
    same.map((entry) => entry.rows),
    rowKey,
    ({ words }) => words,
  );
  return rows.map(({ first, cells }) => [first.label ?? '', ...cells]);
}

const rowKey = ({ channel = '', label = '' }: EntryRow) => `${channel}\n${label}`;

/** What isn't equal in all lists, by its key: a cell for each list, with a dash where it is missing. */
function differing<Item>(lists: readonly Item[][], keyOf: (item: Item) => string, cellOf: (item: Item) => string) {
  const maps = lists.map((list) => new Map(list.map((item) => [keyOf(item), item])));
  const firsts = new Map(
    lists
      .flat()
      .reverse()
      .map((item) => [keyOf(item), item]),
  );
  const keys = new Set(lists.flat().map(keyOf));
  return [...keys].flatMap((key) => {
    const first = firsts.get(key);
    const cells = maps.map((map) => {
      const item = map.get(key);
      return item === undefined ? '–' : cellOf(item);
    });
    return first === undefined || new Set(cells).size === 1 ? [] : [{ first, cells }];
  });
}

/** What is the same everywhere, and below it, folded, what only some of them say. */
function mergedEntry(all: readonly Own[], same: readonly ComparedEntry[]): string {
  const [first] = same;
  if (!first) return '';
  const rows = first.rows.filter((row) => same.every((entry) => entry.rows.some((one) => isEqual(one, row))));
  const isSame = same.every(({ body }) => isEqual(body, first.body));
  const folds = same.map(({ body }, index) => {
    const name = escapeHtml(all[index]?.environment ?? '');
    return body.length === 0 ? '' : folded(`On <code>${name}</code>`, body.join('\n\n'));
  });
  return entryText({ ...first, rows, body: isSame ? first.body : folds.filter((text) => text !== '') });
}

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The commit once, each server's version where they differ, and each job summary. */
function mergedFooter(all: readonly Own[]): string {
  const versions = new Set(all.map(({ footer: { version } }) => version));
  const eachVersion = all.map(({ environment, footer: { version } }) => `${codeSpan(environment)} ${version}`);
  const runs = all.flatMap(({ environment, footer: { run } }) =>
    run === undefined ? [] : [`[${environment.replace(/[[\]\\`*_<&]/g, '')}](${run})`],
  );
  return footer([
    all[0]?.footer.commit ?? '',
    versions.size === 1 ? ([...versions][0] ?? '') : eachVersion.join(', '),
    `plans ${all.map(({ footer: { plan } }) => plan).join(', ')}`,
    runs.length === 0 ? '' : `job summary of ${runs.join(', ')}`,
  ]);
}
