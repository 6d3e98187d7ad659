import type { Filter } from '../../core/ldap/filter-tree.ts';
import type { Entry, GroupRule, Scope } from '../../core/people/types.ts';
import { readAddress } from './address.ts';
import { Clock } from './clock.ts';
import { connect } from './connect.ts';
import type { Connection } from './connection.ts';
import { DirectoryError } from './directory-error.ts';
import { encodeFilter } from './encode-filter.ts';
import { explainResult } from './explain-result.ts';
import { readKnownAttributes } from './known-attributes.ts';
import { bindRequest } from './requests.ts';
import { everything, leadsToNobody, type RootEntry, readRoot } from './root-entry.ts';
import { type Costs, readEntry, type Searching, searchAll } from './search.ts';
import { countNamed, membersOf, readMembers, type Want, walkGroup } from './walk-group.ts';

export interface DirectoryOptions {
  /** `ldaps://dc1.example.com`; `ldap://` only with StartTLS, or to this machine. */
  url: string;
  /** The account that may read: a distinguished name, or what else the directory takes (`reader@example.com`). */
  bindDn: string;
  password: string;
  startTls: boolean;
  /** The authorities that are trusted, in PEM; absent: those that came with Node. */
  ca?: string | string[] | undefined;
  /** For all questions together. */
  timeoutSeconds: number;
  /** For one of them; sent to the server too. */
  requestSeconds: number;
  /** A scope with more people isn't counted. */
  maxPeople: number;
  signal?: AbortSignal | undefined;
}

/**
 * A directory that is read, and never written: there is no code here that could. One question at a time. What would
 * make a number smaller than it is, is a DirectoryError.
 */
export interface Directory {
  readonly host: string;
  /** Whether it follows groups in groups by itself (Active Directory's chain rule). */
  readonly matchInChain: boolean;
  readonly asked: Readonly<Costs>;
  /**
   * Everybody who is meant, as they arrive. With a filter, whom of the base it finds; without one the members of the
   * scope's group, read at the group. Where people are moved meanwhile, somebody may come twice: they are told apart by
   * their GUID.
   */
  people(scope: Scope, filter: Filter | undefined, want: Want): AsyncGenerator<Entry>;
  /** The attributes of its schema, second names and numbers too, in lower case; `undefined` when it may not be read. */
  knownAttributes(): Promise<ReadonlySet<string> | undefined>;
  /** False too for what this account may not see. */
  exists(dn: string): Promise<boolean>;
  /** Whether an entry is one that a filter finds; false too for what this account may not see. */
  isOne(dn: string, filter: Filter): Promise<boolean>;
  /** The members that a group names, of one level; none when there is no such group. */
  members(groupDn: string, attribute: string): Promise<string[]>;
  /** Whom a group and the groups in it name; those groups themselves aren't among them. */
  membersOfAll(rule: GroupRule): Promise<string[]>;
  /**
   * How many of these names are entries that a filter finds; what this account may not see is none.
   *
   * @param baseDn that all of them are below; absent: anywhere
   */
  countNamed(names: readonly string[], filter: Filter, baseDn?: string): Promise<number>;
  count(baseDn: string, filter: Filter): Promise<number>;
  /** The first few that a filter finds. */
  find(baseDn: string, filter: Filter, want: Want): Promise<Entry[]>;
  close(): Promise<void>;
}

/** As many as are worth to be told apart. */
const few = 10;

/**
 * Connects, signs in, and learns what the directory can.
 *
 * @throws DirectoryError; the signal's reason
 */
export async function openDirectory(options: DirectoryOptions): Promise<Directory> {
  const address = readAddress(options.url, options);
  checkAccount(options);
  const clock = new Clock(options.timeoutSeconds, options.requestSeconds);
  const connection = await connect(address, { ...options, clock });
  const asked: Costs = { requests: 0, entries: 0, referrals: 0 };
  const searching: Searching = { connection, clock, asked, maxPeople: options.maxPeople, isHarmless: () => false };
  try {
    await signIn(connection, options);
    asked.requests++;
    const root = await readRoot(searching);
    if (root.isActiveDirectory) searching.isHarmless = leadsToNobody;
    return directoryOf(address.host, searching, root);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** Directories take an empty name or password for nobody in particular, and say yes. */
function checkAccount({ bindDn, password }: DirectoryOptions): void {
  if (bindDn === '') throw new DirectoryError('sign-in', 'no account is given', 'set directory-bind-dn');
  if (password === '')
    throw new DirectoryError(
      'sign-in',
      'the password is empty, and a directory takes that for nobody',
      'set PF_DIRECTORY_PASSWORD',
    );
}

async function signIn(connection: Connection, { bindDn, password }: DirectoryOptions): Promise<void> {
  const result = await connection.askOnce(bindRequest(bindDn, password));
  if (result.code !== 0) throw explainResult(result);
}

function directoryOf(host: string, searching: Searching, root: RootEntry): Directory {
  let known: Promise<ReadonlySet<string> | undefined> | undefined;
  return {
    host,
    matchInChain: root.isActiveDirectory,
    asked: searching.asked,
    people: (scope, filter, want) => oneByOne(peopleOf(searching, root, { scope, filter, want })),
    knownAttributes: () => {
      known ??= readKnownAttributes(searching, root.schema);
      return known;
    },
    exists: (dn) => isOne(searching, dn, everything),
    isOne: (dn, filter) => isOne(searching, dn, filter),
    members: (groupDn, attribute) => readMembers(searching, groupDn, attribute),
    membersOfAll: async (rule) => [...(await membersOf(searching, root, rule)).values()],
    countNamed: (names, filter, baseDn) =>
      countNamed(searching, { names, bases: baseDn === undefined ? root.contexts : [baseDn], filter }),
    count: (baseDn, filter) => count(searching, baseDn, filter),
    find: (baseDn, filter, want) => find(searching, { baseDn, filter, want }),
    close: () => searching.connection.close(),
  };
}

function peopleOf(
  searching: Searching,
  root: RootEntry,
  { scope, filter, want }: { scope: Scope; filter: Filter | undefined; want: Want },
): AsyncGenerator<Entry[]> {
  const { rule } = scope;
  if (filter) return searchAll(searching, { base: scope.baseDn, filter: encodeFilter(filter), ...want });
  if (rule.kind === 'group') return walkGroup(searching, root, { scope, rule, want });
  throw new DirectoryError('failed', 'there is neither a filter nor a group to ask for', 'give one of them');
}

async function* oneByOne(pieces: AsyncGenerator<Entry[]>): AsyncGenerator<Entry> {
  for await (const entries of pieces) yield* entries;
}

async function isOne(searching: Searching, dn: string, filter: Filter): Promise<boolean> {
  try {
    return (await readEntry(searching, { base: dn, filter: encodeFilter(filter) })) !== undefined;
  } catch (error) {
    // What the directory doesn't take for a name is nobody's.
    if (error instanceof DirectoryError && error.kind === 'refused-base') return false;
    throw error;
  }
}

async function count(searching: Searching, base: string, filter: Filter): Promise<number> {
  let found = 0;
  for await (const entries of searchAll(searching, { base, filter: encodeFilter(filter) })) found += entries.length;
  return found;
}

async function find(
  searching: Searching,
  { baseDn, filter, want }: { baseDn: string; filter: Filter; want: Want },
): Promise<Entry[]> {
  const found: Entry[] = [];
  for await (const entries of searchAll(searching, { base: baseDn, filter: encodeFilter(filter), ...want })) {
    found.push(...entries.slice(0, few - found.length));
    if (found.length >= few) break;
  }
  return found;
}
