import type { Entry } from '../../core/people/types.ts';
import { addressesIn, cookieIn, entryIn, resultIn } from './answers.ts';
import type { Clock } from './clock.ts';
import type { Connection } from './connection.ts';
import { DirectoryError } from './directory-error.ts';
import { explainResult } from './explain-result.ts';
import type { Message } from './messages.ts';
import { type SearchRequest, searchRequest } from './requests.ts';

/** What asking cost so far; `referrals` are the references to other servers, whose people aren't counted. */
export interface Costs {
  requests: number;
  entries: number;
  referrals: number;
}

/** What a search needs besides its question. */
export interface Searching {
  connection: Connection;
  clock: Clock;
  asked: Costs;
  /** More than this aren't counted. */
  maxPeople: number;
  /** Whether a reference leads to a part of the directory that has no people. */
  isHarmless(address: string): boolean;
}

/** What is searched for; without attributes only names come back. */
export interface Search {
  base: string;
  filter: Uint8Array;
  attributes?: readonly string[] | undefined;
  binary?: readonly string[] | undefined;
}

/** Servers may refuse larger pages; smaller ones cost more requests. */
const pageSize = 500;

/** "No attributes" (RFC 4511, 4.5.1.8): an empty list would mean all. */
const noAttributes = ['1.1'];

/**
 * All entries below a base, in the pieces in which they arrive, page by page until the cookie is empty: a page without
 * entries isn't the last one while a cookie comes with it.
 *
 * @throws DirectoryError for everything that would make the number smaller than it is
 */
export async function* searchAll(searching: Searching, search: Search): AsyncGenerator<Entry[]> {
  let count = 0;
  for (let cookie: Buffer = Buffer.alloc(0), isLast = false; !isLast; ) {
    const most = count + pageSize;
    const request = requestOf(searching, search, { scope: 'subtree', page: { size: pageSize, cookie } });
    for await (const piece of ask(searching, request, search)) {
      count += piece.entries.length;
      if (count > most) throw overfull();
      if (count > searching.maxPeople) throw tooMany(searching.maxPeople);
      if (piece.entries.length > 0) yield piece.entries;
      if (!piece.end) continue;
      cookie = nextCookie(piece.end, search.base);
      isLast = cookie.length === 0;
    }
  }
}

/**
 * The entry of that name; `undefined` when there is none, or none that the account may see.
 *
 * @throws DirectoryError
 */
export async function readEntry(searching: Searching, search: Search): Promise<Entry | undefined> {
  const request = requestOf(searching, search, { scope: 'base', sizeLimit: 1 });
  let found: Entry | undefined;
  for await (const { entries, end } of ask(searching, request, search)) {
    found ??= entries[0];
    if (end?.code === 32) return undefined;
    // Without the name: it may be a person's.
    if (end && end.code !== 0) throw explainResult(end);
  }
  return found;
}

function requestOf(
  { clock }: Searching,
  { base, filter, attributes = [] }: Search,
  more: Pick<SearchRequest, 'scope' | 'page'> & { sizeLimit?: number },
): SearchRequest {
  return {
    base,
    filter,
    attributes: attributes.length > 0 ? attributes : noAttributes,
    // 0 would mean no limit.
    seconds: Math.max(1, Math.ceil(clock.requestSeconds)),
    sizeLimit: 0,
    ...more,
  };
}

/** How an answer ended. */
interface End {
  code: number;
  cookie: Buffer | undefined;
}

interface Piece {
  entries: Entry[];
  end?: End;
}

async function* ask(
  { connection, asked, isHarmless }: Searching,
  request: SearchRequest,
  { binary = [] }: Search,
): AsyncGenerator<Piece> {
  const asOctets = new Set(binary.map((name) => name.toLowerCase()));
  asked.requests++;
  const read = (messages: Message[]) =>
    pieceOf(messages, asOctets, (addresses) => {
      if (!addresses.every(isHarmless)) asked.referrals++;
    });
  for await (const piece of connection.ask(searchRequest(request), read)) {
    asked.entries += piece.entries.length;
    yield piece;
  }
}

function pieceOf(messages: Message[], binary: ReadonlySet<string>, referred: (addresses: string[]) => void): Piece {
  const piece: Piece = { entries: [] };
  for (const { tag, body, controls } of messages) {
    if (tag === 0x64) piece.entries.push(entryIn(body, binary));
    else if (tag === 0x73) referred(addressesIn(body));
    else if (tag === 0x65) piece.end = { ...resultIn(body), cookie: cookieIn(controls) };
  }
  return piece;
}

/** What to go on with; empty after the last page. */
function nextCookie(end: End, base: string): Buffer {
  if (end.code !== 0) throw explainResult(end, base);
  if (end.cookie) return end.cookie;
  throw new DirectoryError(
    'no-paging',
    'the directory did not answer in pages, so a part of the people may be missing',
    'ask the directory itself, not what stands before it',
  );
}

const overfull = () =>
  new DirectoryError('failed', 'the directory hands over more than a page at once', 'ask another server of it');

export const tooMany = (most: number) =>
  new DirectoryError(
    'too-many',
    `more than ${most.toLocaleString('en-US')} people are in scope`,
    'raise directory-max-people if that is right',
  );
