import { subjectName } from '../subject.ts';
import { type Block, splitBlocks } from './blocks.ts';
import type { Section } from './comment-section.ts';
import { footer } from './footer.ts';
import { alert, codeSpan, folded, markdownTable } from './markdown.ts';

/** One environment's section, taken apart. */
interface Taken {
  name: string;
  boxes: Map<'CAUTION' | 'WARNING', string[]>;
  /** What the box says of all its items together: that the apply waits. */
  closing: string;
  /** By the hidden mark of the connection, in order. */
  entries: Map<string, TakenEntry>;
  /** What else stands there: what to acknowledge. */
  rest: string[];
  footer: string[];
}

interface TakenEntry {
  title: string;
  /** `- **Leavers:** disabled at Zoom.`, by label. */
  rows: Map<string, string>;
  /** All settings, by part and field. */
  settings: Map<string, string>;
  body: string;
}

/**
 * Plans of several environments that do the same to the same connections, as one: what differs in a table, the rest
 * once. `undefined` where they do different things.
 *
 * @param overview the first line of all
 */
export function environmentsMerged(sections: readonly Section[], overview: string): string | undefined {
  if (sections.length < 2 || sections.length > mostColumns || !sections.every(isPlan)) return undefined;
  const commits = new Set(sections.map(({ marker }) => marker.head));
  const taken = sections.map(takeApart);
  const [first] = taken;
  const keys = (one: Taken) => [...one.entries.keys()].sort().join(' ');
  if (!first || commits.size > 1 || first.entries.size === 0) return undefined;
  if (taken.some((one) => keys(one) !== keys(first))) return undefined;
  const ids = [...first.entries.keys()];
  const table = differenceTable(taken, ids);
  return [
    overview,
    ...mergedBoxes(taken),
    table,
    table === '' ? '' : 'Everything else is the same on all of them:',
    ...ids.map((id) => mergedEntry(taken, id)),
    ...taken.flatMap(({ name, rest }) => rest.map((text) => `On ${codeSpan(name)}:\n\n${text}`)),
    mergedFooter(taken),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

const mostColumns = 4;

const isPlan = ({ marker, text }: Section) =>
  marker.kind === 'plan' && !text.startsWith('### ❌') && !text.startsWith('### ⌛');

const anchor = /^<!-- pfconn:change ([\w-]+) -->\n/;

/** The title of a group, which has no mark: `**58 connections** · change`. */
const groupTitle = /^\*\*[\d,]+ [A-Za-z ]+s\*\* · .*$/;

function takeApart({ marker, text }: Section): Taken {
  const taken: Taken = {
    name: subjectName(marker),
    boxes: new Map(),
    closing: '',
    entries: new Map(),
    rest: [],
    footer: [],
  };
  const parts = splitBlocks(text).flatMap(partsOf);
  let current: TakenEntry | undefined;
  for (const part of parts.slice(1)) {
    const box = /^> \[!(CAUTION|WARNING)\]\n/.exec(part);
    const mark = anchor.exec(part);
    if (part.startsWith('<sub>')) taken.footer = part.replace(/<\/?sub>/g, '').split(' · ');
    else if (box) {
      const { items, closing } = itemsOf(part);
      taken.boxes.set(box[1] as 'CAUTION', items);
      taken.closing ||= closing;
    } else if (mark) {
      current = { title: part.replace(anchor, ''), rows: new Map(), settings: new Map(), body: '' };
      taken.entries.set(mark[1] ?? '', current);
    } else if (groupTitle.test(part)) {
      current = { title: part, rows: new Map(), settings: new Map(), body: '' };
      taken.entries.set(`${part} ${taken.entries.size}`, current);
    } else if (/^\*\*(Is this|Are these) meant/.test(part)) taken.rest.push(part);
    else if (taken.rest.length > 0) taken.rest[taken.rest.length - 1] += `\n\n${part}`;
    else if (current) addTo(current, part);
  }
  return taken;
}

/** Top-level parts; what is fenced or folded stays whole. */
function partsOf({ text }: Block): string[] {
  const parts: string[] = [];
  let open = false;
  let depth = 0;
  for (const piece of text.split('\n\n')) {
    if (open || depth > 0) parts[parts.length - 1] += `\n\n${piece}`;
    else parts.push(piece);
    for (const line of piece.split('\n')) {
      if (/^`{3,}/.test(line)) open = !open;
      if (!open) depth += line.startsWith('<details') ? 1 : line.startsWith('</details>') ? -1 : 0;
    }
  }
  return parts;
}

/** The items of a box, each with its further lines; without a list all of it is one. */
function itemsOf(box: string): { items: string[]; closing: string } {
  const lines = box
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/^> ?/, ''));
  const end = lines.indexOf('');
  const [list, after] = end < 0 ? [lines, []] : [lines.slice(0, end), lines.slice(end + 1)];
  if (!list[0]?.startsWith('- ')) return { items: [list.join('\n  ')], closing: '' };
  const items: string[] = [];
  for (const line of list) {
    if (line.startsWith('  ') && items.length > 0) items[items.length - 1] += `\n${line}`;
    else items.push(line.replace(/^- /, ''));
  }
  return { items, closing: after.join(' ') };
}

function addTo(entry: TakenEntry, part: string): void {
  const row = /^- \*\*(.+?):\*\*/;
  if (row.test(part)) {
    for (const line of part.split('\n')) entry.rows.set(row.exec(line)?.[1] ?? line, line);
    return;
  }
  if (part.startsWith('<details><summary>All '))
    for (const [key, value] of settingsIn(part)) entry.settings.set(key, value);
  else entry.body += `${entry.body === '' ? '' : '\n\n'}${part}`;
}

function settingsIn(fold: string): [string, string][] {
  const found: [string, string][] = [];
  let heading = '';
  for (const line of fold.split('\n')) {
    const setting = /^ {2}(.+?): (.*)$/.exec(line);
    if (setting) found.push([`${heading}\n${setting[1]}`, (setting[2] ?? '').replace(/ {2,}# .*$/, '').trim()]);
    else if (/^\S.*:$/.test(line)) heading = line.slice(0, -1);
  }
  return found;
}

/** Items that are the same everywhere once, others with their environment before them. */
function mergedBoxes(taken: readonly Taken[]): string[] {
  return (['CAUTION', 'WARNING'] as const).flatMap((kind) => {
    const where = new Map<string, string[]>();
    for (const { name, boxes } of taken)
      for (const item of boxes.get(kind) ?? []) where.set(item, [...(where.get(item) ?? []), name]);
    const items = [...where].map(([item, names]) =>
      names.length === taken.length ? item : `On ${names.map(codeSpan).join(' and ')}: ${item}`,
    );
    if (items.length === 0) return [];
    const lines = items.flatMap((item) => (items.length === 1 ? item : `- ${item}`).split('\n'));
    const closing = kind === 'CAUTION' ? closingOf(taken) : '';
    return [alert(kind, closing === '' ? lines : [...lines, '', closing])];
  });
}

function closingOf(taken: readonly Taken[]): string {
  const saying = taken.filter(({ closing }) => closing !== '');
  const sentences = new Set(saying.map(({ closing }) => closing));
  if (saying.length === taken.length && sentences.size === 1) return saying[0]?.closing ?? '';
  return saying.map(({ name, closing }) => `On ${codeSpan(name)}: ${closing}`).join(' ');
}

/** Settings and answers that aren't the same everywhere, connection by connection. */
function differenceTable(taken: readonly Taken[], ids: readonly string[]): string {
  const rows = ids.flatMap((id) => {
    const own = differingRows(taken, id);
    const name = /^\*\*.+?\*\*/.exec(taken[0]?.entries.get(id)?.title ?? '')?.[0] ?? '';
    return own.length === 0 ? [] : [[name, ...taken.map(() => '')], ...own];
  });
  return rows.length === 0 ? '' : markdownTable(['', ...taken.map(({ name }) => codeSpan(name))], rows);
}

function differingRows(taken: readonly Taken[], id: string): string[][] {
  const settings = differing(taken.map((one) => one.entries.get(id)?.settings ?? new Map()));
  const rows = differing(taken.map((one) => one.entries.get(id)?.rows ?? new Map()));
  const cells = (values: (string | undefined)[], asCode: boolean) =>
    values.map((value) =>
      value === undefined ? '–' : asCode ? codeSpan(value) : value.replace(/^- \*\*.+?:\*\* /, ''),
    );
  return [
    ...settings.map(({ key, values }) => [key.split('\n').at(-1) ?? '', ...cells(values, true)]),
    ...(settings.length > 0 ? [] : rows.map(({ key, values }) => [key, ...cells(values, false)])),
  ];
}

function differing(maps: readonly ReadonlyMap<string, string>[]): { key: string; values: (string | undefined)[] }[] {
  const keys = new Set(maps.flatMap((map) => [...map.keys()]));
  return [...keys]
    .map((key) => ({ key, values: maps.map((map) => map.get(key)) }))
    .filter(({ values }) => new Set(values).size > 1);
}

function mergedEntry(taken: readonly Taken[], id: string): string {
  const own = taken.map((one) => one.entries.get(id)).filter((one) => one !== undefined);
  const [first] = own;
  if (!first) return '';
  const same = [...first.rows]
    .filter(([label, row]) => own.every((one) => one.rows.get(label) === row))
    .map(([, row]) => row);
  const bodies = new Set(own.map(({ body }) => body));
  const body =
    bodies.size === 1
      ? first.body
      : taken
          .map(({ name, entries }) =>
            folded(`On <code>${name.replace(/[<&]/g, '')}</code>`, entries.get(id)?.body ?? ''),
          )
          .join('\n\n');
  const mark = groupTitle.test(first.title) ? '' : `<!-- pfconn:change ${id} -->\n`;
  return [`${mark}${first.title}`, same.join('\n'), body].filter((text) => text !== '').join('\n\n');
}

/** The commit once, each server's version where they differ, and each job summary. */
function mergedFooter(taken: readonly Taken[]): string {
  const [first] = taken;
  const commit = first?.footer.find((part) => part.includes('/commit/')) ?? '';
  const versions = taken.map(
    ({ name, footer: parts }) => [name, parts.find((part) => part.startsWith('PingFederate')) ?? ''] as const,
  );
  const isSame = new Set(versions.map(([, version]) => version)).size === 1;
  const version = isSame
    ? (versions[0]?.[1] ?? '')
    : versions.map(([name, one]) => `${codeSpan(name)} ${one}`).join(', ');
  const plans = taken.map(({ footer: parts }) => parts.find((part) => part.startsWith('plan '))?.slice(5) ?? '');
  const runs = taken.map(({ name, footer: parts }) => {
    const url = /\[job summary\]\((.+)\)/.exec(parts.find((part) => part.startsWith('[job summary]')) ?? '')?.[1];
    return url ? `[${name.replace(/[[\]\\`*_<&]/g, '')}](${url})` : '';
  });
  return footer([
    commit,
    version,
    `plans ${plans.join(', ')}`,
    `job summary of ${runs.filter((run) => run !== '').join(', ')}`,
  ]);
}
