import { string, wrap } from './bytes.ts';
import { compile, type Evaluate } from './evaluate.ts';
import { filterText } from './filter.ts';
import type { Account, Occasion, OrderedFault } from './options.ts';
import { message, pageControl, result, type Search } from './search.ts';
import type { Item } from './store.ts';
import { viewOf } from './view.ts';
import { type LoggedRequest, specialEntry, usualReferrals, type World } from './world.ts';

/** Where a paged search has got to. */
export interface Cursor {
  at: number;
}

/** What an answer needs of its connection. */
interface Line {
  account: Account | undefined;
  cursors: Map<string, Cursor>;
  misbehave(fault: OrderedFault | undefined, id: number, tag: number): Promise<boolean>;
  send(data: Buffer): void;
  sendSlowly(data: Buffer): Promise<boolean>;
  drip(data: Buffer, ms: number): Promise<void>;
  cut(data: Buffer): void;
}

type LoggedSearch = Extract<LoggedRequest, { kind: 'search' }>;

/** Answers one search: entries, references, and the result. */
export async function answerSearch(line: Line, world: World, id: number, search: Search): Promise<void> {
  const logged = log(search, world);
  const fault = world.faults.take(occasionOf(search));
  if (await line.misbehave(fault, id, 0x65)) return;
  const { entries, end } = outcomeOf(line, world, search, fault);
  logged.entries = entries.length;
  const messages = entries.map((entry) => message(id, entry));
  if (fault?.fault === 'cut') return line.cut(Buffer.concat([...messages, half(messages)]));
  if (fault?.fault === 'endless') return endless(line, id, entries);
  const whole = Buffer.concat([...messages, ...end.map((parts) => message(id, ...parts))]);
  if (fault?.fault === 'drip') return line.drip(whole, fault.ms);
  line.send(whole);
}

/** Half of the last entry, or of a message that is none. */
const half = (messages: Buffer[]) => (messages.at(-1) ?? Buffer.from([0x30, 0x20, 2])).subarray(0, 9);

async function endless(line: Line, id: number, entries: Buffer[]): Promise<void> {
  const page = Buffer.concat(entries.map((entry) => message(id, entry)));
  while (page.length > 0 && (await line.sendSlowly(page)));
}

function log(search: Search, { requests }: World): LoggedSearch {
  const { base, scope, filter, attributes, sizeLimit, timeLimit, page } = search;
  const asked = page && { size: page.size, isFirst: page.cookie === '' };
  const logged: LoggedSearch = {
    kind: 'search',
    base,
    scope,
    filter: filterText(filter),
    attributes,
    sizeLimit,
    timeLimit,
    page: asked,
    entries: 0,
  };
  requests.push(logged);
  return logged;
}

function occasionOf({ base, scope }: Search): Occasion {
  if (scope !== 'base') return 'search';
  return base === '' ? 'root' : 'entry';
}

interface Outcome {
  entries: Buffer[];
  /** References, and the result with its controls. */
  end: Buffer[][];
}

const ended = (code: number, text = ''): Outcome => ({ entries: [], end: [[result(0x65, code, text)]] });

function outcomeOf(line: Line, world: World, search: Search, fault: OrderedFault | undefined): Outcome {
  const hidden = new Set((line.account?.hides?.attributes ?? []).map(world.store.schema.nameOf));
  const shown = {
    sameRange: fault?.fault === 'same-range',
    schema: world.store.schema,
    hidden,
    values: world.options.limits?.values ?? valuesAtOnce(world),
  };
  if (search.unknown.length > 0 || (search.page && world.options.paging === 'absent')) return ended(12);
  const special = search.scope === 'base' ? specialEntry(search.base, world) : undefined;
  if (special) return { entries: [viewOf(search.attributes, shown)(special)], end: [[result(0x65, 0)]] };
  if (!line.account) return ended(world.store.kind === 'openldap' ? 50 : 1, 'sign in first');
  const base = world.store.keyOf(search.base);
  if (base === undefined) return ended(34);
  const found = world.store.byKey(base);
  if (!found || isHidden(found, line.account, world)) return ended(32);
  const evaluate = compile(search.filter, { store: world.store, hidden });
  const walk = pageOf(line, world, search, { base, evaluate, fault });
  const messages = walk.items.map(viewOf(search.attributes, shown));
  return { entries: messages, end: [...references(search, world, fault), walk.end] };
}

const valuesAtOnce = ({ store }: World) => (store.kind === 'active-directory' ? 1500 : Number.POSITIVE_INFINITY);

function isHidden(item: Item, account: Account, { store }: World): boolean {
  return (account.hides?.below ?? []).some((dn) => store.isWithin(item, store.keyOf(dn) ?? '\u0002'));
}

function references(search: Search, world: World, fault: OrderedFault | undefined): Buffer[][] {
  if (search.scope === 'base') return [];
  const isFirst = search.page === undefined || search.page.cookie === '';
  const addresses = isFirst ? usualReferrals(search.base, world) : [];
  if (fault?.fault === 'referral') addresses.push(fault.address);
  return addresses.map((address) => [wrap(0x73, string(address))]);
}

interface Walk {
  base: string;
  evaluate: Evaluate;
  fault: OrderedFault | undefined;
}

function pageOf(
  line: Line,
  world: World,
  search: Search,
  { base, evaluate, fault }: Walk,
): { items: Item[]; end: Buffer[] } {
  const { store, options } = world;
  const { page } = search;
  const cursor = page && page.cookie !== '' ? line.cursors.get(page.cookie) : { at: 0 };
  if (!cursor) return { items: [], end: [result(0x65, 53, 'a cookie that is not known')] };
  // RFC 2696: a page that is no smaller than the size limit is no page.
  const isPaged = page !== undefined && page.size > 0 && (search.sizeLimit === 0 || page.size < search.sizeLimit);
  const limit = Math.min(
    search.sizeLimit || Number.POSITIVE_INFINITY,
    isPaged ? Number.POSITIVE_INFINITY : (options.limits?.size ?? Number.POSITIVE_INFINITY),
  );
  const size = sizeOfPage(isPaged ? page.size : Number.POSITIVE_INFINITY, fault);
  const items: Item[] = [];
  const start = performance.now();
  let at = fault?.fault === 'empty-page' ? store.items.length : cursor.at;
  for (; at < store.items.length && items.length < size; at++) {
    const item = store.items[at] as Item;
    if (!isInScope(item, base, search.scope) || isHidden(item, line.account as Account, world)) continue;
    if (evaluate(item) !== true) continue;
    if (items.length >= limit) return { items, end: [result(0x65, 4)] };
    items.push(item);
    if (search.timeLimit > 0 && performance.now() - start > search.timeLimit * 1000)
      return { items, end: [result(0x65, 3)] };
  }
  if (fault?.fault === 'result') return { items, end: [result(0x65, fault.code, fault.text)] };
  const isOver =
    fault?.fault === 'early-success' ||
    (at >= store.items.length && fault?.fault !== 'empty-page' && fault?.fault !== 'repeat');
  const next = fault?.fault === 'empty-page' || fault?.fault === 'repeat' ? cursor.at : at;
  if (!isPaged || fault?.fault === 'no-page-control') return { items, end: [result(0x65, 0)] };
  return { items, end: [result(0x65, 0), pageControl(isOver ? '' : keep(line, next))] };
}

function sizeOfPage(size: number, fault: OrderedFault | undefined): number {
  if (fault?.fault === 'overfull') return size * 2;
  const after = fault && 'after' in fault ? fault.after : undefined;
  return Math.min(size, after ?? size);
}

function isInScope(item: Item, base: string, scope: Search['scope']): boolean {
  if (scope === 'base') return item.key === base;
  if (scope === 'subtree') return base === '' || item.key === base || item.key.endsWith(`\u0000${base}`);
  return item.key.endsWith(`\u0000${base}`) && !item.key.slice(0, -base.length - 1).includes('\u0000');
}

/** A cookie for going on; it holds for this connection. */
function keep(line: Line, at: number): string {
  const cookie = `page-${line.cursors.size + 1}`;
  line.cursors.set(cookie, { at });
  return cookie;
}
