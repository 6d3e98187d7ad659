import { expect, test } from 'vitest';
import type { Run } from '../../src/commands/command.ts';
import { readableSecrets } from '../../src/commands/readable-secrets.ts';

const variables = { ZOOM: 'z', HTTPS_PROXY: 'p', ANY_CLOUD_KEY: 'c', EMPTY: '' };
const names = (secretNames: string[], handedOn?: string[]) =>
  [
    ...readableSecrets({
      variables,
      inputs: { secretNames },
      ...(handedOn && { handedOn: new Set(handedOn) }),
    } as unknown as Run),
  ].map(([name]) => name);

test('an action reads what its workflow hands on, and what the input lists; nothing by default', () => {
  expect(names([], [])).toEqual([]);
  expect(names([], ['ZOOM', 'GONE'])).toEqual(['ZOOM']);
  expect(names(['EMPTY'], ['ZOOM'])).toEqual(['ZOOM', 'EMPTY']);
});

test('on the command line a list narrows what may be read', () => {
  expect(names(['ZOOM', 'constructor'])).toEqual(['ZOOM']);
  expect(names([])).toEqual(Object.keys(variables));
});
