import { expect, test } from 'vitest';
import { directoryVariables, startExampleDirectory } from '../../../sandbox/directory/example-directory.ts';
import { openDirectory } from '../../../src/edges/directory/open-directory.ts';
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
