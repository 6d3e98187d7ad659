import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { numberOf, piecesOf } from '../../../sandbox/directory/bytes.ts';
import { directoryVariables, startExampleDirectory } from '../../../sandbox/directory/example-directory.ts';
import { readerDn, readerPassword } from '../../../sandbox/directory/options.ts';
import { startDirectory } from '../../../sandbox/directory/start-directory.ts';
import { encodeFilter } from '../../../src/edges/directory/encode-filter.ts';
import { openDirectory } from '../../../src/edges/directory/open-directory.ts';
import {
  bindRequest,
  messageOf,
  type Request,
  searchRequest,
  unbindRequest,
} from '../../../src/edges/directory/requests.ts';
import { filterOf } from '../../edges/directory/client.ts';

test('what the sandbox prints is enough to count its people', async () => {
  const server = await startExampleDirectory(80);
  const printed = Object.fromEntries(
    directoryVariables(server)
      .split(' ')
      .map((one) => /^(\w+)=(.*)$/.exec(one)!.slice(1)),
  );
  const directory = await openDirectory({
    url: printed.PF_DIRECTORY,
    bindDn: printed.PF_DIRECTORY_BIND_DN,
    password: printed.PF_DIRECTORY_PASSWORD,
    startTls: false,
    timeoutSeconds: 30,
    requestSeconds: 30,
    maxPeople: 1000,
  });
  const group = 'cn=zoom-users,ou=groups,dc=corp,dc=example,dc=com';
  expect(await directory.count('dc=corp,dc=example,dc=com', filterOf(`(memberOf=${group})`))).toBe(10);
  await directory.close();
  await server.close();
});

/** What the directory answers to requests on one connection: the results' codes, and how many entries came. */
async function answersOf(port: number, ...requests: Request[]) {
  const socket = connect(port, '127.0.0.1');
  socket.write(Buffer.concat([...requests, unbindRequest()].map((request, id) => messageOf(id + 1, request))));
  const received = await buffer(socket);
  const operations = piecesOf(received).map((envelope) => piecesOf(envelope.data)[1]!);
  return {
    codes: operations.filter(({ tag }) => tag !== 0x64).map(({ data }) => numberOf(piecesOf(data)[0]!)),
    entries: operations.filter(({ tag }) => tag === 0x64).length,
  };
}

test('it hands out as many entries as are asked for at most, and nobody signs in without a password', async () => {
  const entries = ['dc=c', 'cn=a,dc=c', 'cn=b,dc=c'].map((dn) => ({ dn, attributes: { objectClass: ['top'] } }));
  const server = await startDirectory({ kind: 'openldap', entries });
  const everything = encodeFilter(filterOf('(objectClass=*)'));
  const search = (sizeLimit: number) =>
    searchRequest({ base: 'dc=c', scope: 'subtree', filter: everything, attributes: [], sizeLimit, seconds: 0 });
  const reader = bindRequest(readerDn, readerPassword);
  expect(await answersOf(server.port, reader, search(3), search(0))).toEqual({ codes: [0, 0, 0], entries: 6 });
  expect(await answersOf(server.port, reader, search(2))).toEqual({ codes: [0, 4], entries: 2 });
  expect(await answersOf(server.port, bindRequest(readerDn, 'wrong'), search(0))).toEqual({
    codes: [49, 50],
    entries: 0,
  });
  // Said yes to as nobody (RFC 4513, 5.1.2): it may read nothing.
  expect(await answersOf(server.port, bindRequest(readerDn, ''), search(0))).toEqual({ codes: [0, 50], entries: 0 });
  await server.close();
});
