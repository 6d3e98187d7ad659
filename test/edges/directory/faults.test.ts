import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examplePeople } from '../../../sandbox/directory/example-people.ts';
import type { OrderedFault } from '../../../sandbox/directory/options.ts';
import { readerPassword } from '../../../sandbox/directory/options.ts';
import { type SandboxDirectory, startDirectory } from '../../../sandbox/directory/start-directory.ts';
import { DirectoryError } from '../../../src/edges/directory/directory-error.ts';
import type { DirectoryOptions } from '../../../src/edges/directory/open-directory.ts';
import { filterOf, open } from './client.ts';

const people = 1800;
const base = 'ou=people,dc=example,dc=com';
const everybody = filterOf('(objectClass=inetOrgPerson)');

let server: SandboxDirectory;

beforeAll(async () => {
  server = await startDirectory({ kind: 'openldap', entries: examplePeople({ people, kind: 'openldap' }) });
});
afterAll(() => server.close());

/** Counts everybody while something goes wrong: the number, or what the error says. */
async function count(faults: OrderedFault[], more: Partial<DirectoryOptions> = {}) {
  server.faults.clear();
  server.faults.add(...faults);
  try {
    const directory = await open(server, more);
    const found = await directory.count(base, everybody).finally(() => directory.close());
    return { found, ...directory.asked };
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    expect(error.message + error.hint).not.toContain(readerPassword);
    expect(error.hint).not.toBe('');
    return { kind: error.kind, message: error.message };
  }
}

describe('the right number', () => {
  test.each<[string, OrderedFault[]]>([
    ['without faults', []],
    ['after an empty page that is not the last', [{ fault: 'empty-page', nth: 2 }]],
    ['after ten of them', [{ fault: 'empty-page', nth: 2, times: 10 }]],
    ['with a short page', [{ fault: 'slow', ms: 20, nth: 1, times: 0 }]],
  ])('%s', async (_, faults) => {
    expect(await count(faults)).toMatchObject({ found: people });
  });

  test('beside the number of references to other servers', async () => {
    const address = 'ldap://other.example.com/ou=abroad,dc=example,dc=com';
    expect(await count([{ fault: 'referral', address }])).toMatchObject({ found: people, referrals: 1 });
    // Only in Active Directory these are known to have no people.
    const configuration = 'ldap://other.example.com/CN=Configuration,DC=example,DC=com';
    expect(await count([{ fault: 'referral', address: configuration }])).toMatchObject({ referrals: 1 });
  });
});

describe('never a smaller number', () => {
  test.each<[OrderedFault, string, string]>([
    [{ fault: 'cut', nth: 2, after: 100 }, 'cut-off', 'hung up before its answer was whole'],
    [{ fault: 'drop', nth: 3 }, 'cut-off', 'hung up before its answer was whole'],
    [{ fault: 'drop', on: 'bind' }, 'cut-off', 'hung up before its answer was whole'],
    [{ fault: 'drop', on: 'root' }, 'cut-off', 'hung up before its answer was whole'],
    [{ fault: 'goodbye', nth: 2 }, 'cut-off', 'hung up before its answer was whole'],
    [{ fault: 'result', code: 4, after: 300 }, 'size', 'at its own size limit'],
    [{ fault: 'result', code: 4, nth: 3 }, 'size', 'at its own size limit'],
    [{ fault: 'result', code: 3, after: 10 }, 'time', 'at its own time limit'],
    [{ fault: 'result', code: 11 }, 'size', 'exceeds what the directory allows'],
    [{ fault: 'result', code: 10 }, 'failed', 'refers to another server, which is not followed'],
    [{ fault: 'result', code: 12 }, 'no-paging', 'refuses to answer in pages'],
    [
      { fault: 'result', code: 32 },
      'refused-base',
      `the base is not in the directory, or the account may not see it: ${base}`,
    ],
    [{ fault: 'result', code: 50 }, 'sign-in', 'may not search'],
    [{ fault: 'result', code: 51 }, 'unreachable', 'too busy'],
    [{ fault: 'result', code: 80, text: 'secret of the server' }, 'failed', 'result code 80'],
    [{ fault: 'no-page-control', nth: 2 }, 'no-paging', 'did not answer in pages'],
    [{ fault: 'overfull' }, 'failed', 'more than a page at once'],
    [{ fault: 'endless', nth: 2 }, 'failed', 'more than a page at once'],
    [{ fault: 'garbage', nth: 2 }, 'failed', 'no LDAP'],
    [{ fault: 'garbage', on: 'bind' }, 'failed', 'no LDAP'],
    [{ fault: 'giant', nth: 2 }, 'failed', 'no LDAP'],
    [{ fault: 'other-id' }, 'failed', 'no LDAP'],
    [{ fault: 'echo', on: 'bind' }, 'sign-in', 'refuses the account or its password'],
  ])('%j', async (fault, kind, message) => {
    expect(await count([fault])).toEqual({ kind, message: expect.stringContaining(message) });
  });

  test('a server that stops early and says success can’t be noticed here: members compared with people tell', async () => {
    expect(await count([{ fault: 'early-success', nth: 2, after: 100 }])).toMatchObject({ found: 600 });
  });

  test('more people than are to be counted', async () => {
    expect(await count([], { maxPeople: 1000 })).toEqual({
      kind: 'too-many',
      message: 'more than 1,000 people are in scope',
    });
    expect(await count([], { maxPeople: people })).toMatchObject({ found: people });
  });

  test('pages that come again and again end', async () => {
    expect(await count([{ fault: 'repeat', times: 0 }], { maxPeople: 5000 })).toMatchObject({ kind: 'too-many' });
  });
});

describe('our own clock', () => {
  test.each<[OrderedFault, Partial<DirectoryOptions>, string]>([
    [{ fault: 'silent', nth: 2 }, { requestSeconds: 1 }, 'did not answer a question within a second'],
    [{ fault: 'silent', on: 'bind' }, { requestSeconds: 1 }, 'did not answer a question within a second'],
    [{ fault: 'drip', ms: 1 }, { requestSeconds: 1 }, 'did not answer a question within a second'],
    [{ fault: 'slow', ms: 600, times: 0 }, { timeoutSeconds: 1.5 }, 'longer than 2 seconds for all questions'],
    [{ fault: 'empty-page', times: 0 }, { timeoutSeconds: 1.5 }, 'longer than 2 seconds for all questions'],
  ])('%j %j', async (fault, more, message) => {
    expect(await count([fault], more)).toEqual({ kind: 'time', message: expect.stringContaining(message) });
  });

  test('a run that is cancelled stops at once', async () => {
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(new Error('cancelled')), 100);
    await expect(count([{ fault: 'silent', nth: 2 }], { signal: cancel.signal })).rejects.toThrow('cancelled');
    await expect(count([], { signal: cancel.signal })).rejects.toThrow('cancelled');
  });
});

test('a server without pages is not asked for people', async () => {
  for (const paging of ['absent', 'unlisted'] as const) {
    const without = await startDirectory({ kind: 'openldap', entries: [], paging });
    await expect(open(without)).rejects.toMatchObject({
      kind: 'no-paging',
      hint: expect.stringContaining('root entry'),
    });
    await without.close();
  }
});

test('memory stays small while a server sends without end', async () => {
  server.faults.clear();
  server.faults.add({ fault: 'endless' });
  const directory = await open(server);
  const scope = { baseDn: base, objectClass: '', rule: { kind: 'base' as const } };
  const before = process.memoryUsage().rss;
  let seen = 0;
  // A consumer that stops after the first, and takes its time: the server sends on meanwhile.
  for await (const _ of directory.people(scope, everybody, { attributes: ['description'], binary: [] })) {
    seen++;
    await new Promise((resolve) => setTimeout(resolve, 500));
    break;
  }
  expect(seen).toBe(1);
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  await directory.close();
});
