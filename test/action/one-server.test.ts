import { expect, test } from 'vitest';
import { requireOwnServer, sharingWith, uncheckedWords } from '../../src/action/one-server.ts';
import { addressDigest } from '../../src/core/report/server-address.ts';

const on = (environment: string, address?: string) => ({ environment, server: address && addressDigest(address) });
const production = on('production', 'https://pf.example.com:9999');

test('an environment that reaches the same server is named, however its address is written', () => {
  const known = [
    production,
    on('staging', 'https://PF.example.com:9999/pf-admin-api/v1/'),
    on('dev', 'https://dev:9999'),
  ];
  expect(sharingWith(production, known)).toEqual(['staging']);
  expect(() => requireOwnServer(production, known)).toThrow('production reaches the same server as staging');
});

test('servers of their own, and those that nobody knows, are let through', () => {
  requireOwnServer(production, [on('staging', 'https://staging.example.com:9999'), on('dev')]);
  requireOwnServer(on('production'), [on('staging')]);
});

test('an apply says what it couldn’t check, and nothing where there is nothing to check', () => {
  const known = [production, on('dev', 'https://dev:9999'), on('test')];
  const words = uncheckedWords(production, known, ['dev', 'production', 'staging', 'test']);
  expect(words).toContain('Whether production reaches the same server as staging or test couldn’t be checked');
  expect(uncheckedWords(production, known, ['dev', 'production'])).toBeUndefined();
  expect(uncheckedWords(production, [], ['production'])).toBeUndefined();
});
