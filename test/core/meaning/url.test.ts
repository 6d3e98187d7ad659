import { expect, test } from 'vitest';
import { compareUrls, isLoopbackHost, isSameBaseUrl, isSameUrl, resolvedUrl } from '../../../src/core/meaning/url.ts';

test.each([
  ['https://Example.org/acs', 'HTTPS://example.org:443/acs', true],
  ['https://example.org', 'https://example.org/', true],
  ['https://example.org/a/../acs', 'https://example.org/acs', true],
  ['https://example.org/acs', 'https://example.org/acs/', false],
  ['https://example.org/Acs', 'https://example.org/acs', false],
  ['http://example.org:443', 'https://example.org', false],
  ['/acs', '/acs', true],
  ['/acs', 'acs', false],
])('%s and %s are one address: %s', (a, b, same) => {
  expect(isSameUrl(a, b)).toBe(same);
});

test('a slash at the end of a base means nothing', () => {
  expect(isSameBaseUrl('https://api.example.org/scim/v2', 'https://API.example.org/scim/v2/')).toBe(true);
  expect(isSameBaseUrl('https://api.example.org/scim/v2', 'https://api.example.org/scim/v1')).toBe(false);
});

test.each([
  ['/acs', 'https://example.org/', 'https://example.org/acs'],
  ['acs', 'https://example.org/app', 'https://example.org/app/acs'],
  ['https://other.org/acs', 'https://example.org', 'https://other.org/acs'],
  ['/acs', undefined, '/acs'],
  ['', 'https://example.org', ''],
])('%s under %s is %s', (url, base, whole) => {
  expect(resolvedUrl(url, base)).toBe(whole);
});

test('what matters about an address that changed', () => {
  expect(compareUrls('https://a.org/x', 'http://b.org/x')).toEqual({
    same: false,
    sameHost: false,
    hosts: ['a.org', 'b.org'],
    tls: 'lost',
  });
  expect(compareUrls('https://a.org/x', 'https://A.org:443/y')).toMatchObject({
    same: false,
    sameHost: true,
    tls: 'same',
  });
  expect(compareUrls('http://a.org/x', 'https://a.org/x')).toMatchObject({
    same: false,
    sameHost: true,
    tls: 'gained',
  });
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.255.0.1', true],
  ['127.256.0.1', false],
  ['::1', true],
  ['[::1]', true],
  ['[::2]', false],
  ['localhost.example.com', false],
  ['128.0.0.1', false],
])('%s never leaves this machine: %s', (host, expected) => expect(isLoopbackHost(host)).toBe(expected));
