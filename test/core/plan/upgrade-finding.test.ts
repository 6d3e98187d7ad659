import { expect, test } from 'vitest';
import { startOf } from '../../../src/core/diagnostics/place.ts';
import type { KindName } from '../../../src/core/kinds.ts';
import { upgradeFinding } from '../../../src/core/plan/upgrade-finding.ts';

test.each([
  [
    '12.2.2.0',
    '13.1',
    'PingFederate 13.1 (the server is 12.2.2.0): it also knows oauthTokenExchangeSettings, type CLIENT_TAGS, capital letters in ids of certificates; ' +
      'PingFederate 13.0 and later fail with a plugin in server/default/deploy that depends on Jersey 1 (an old OAuth Playground, perhaps a connector), need Java 17 or 21, and pf.admin.baseurl in run.properties: see to these before the upgrade',
  ],
  ['12.1.4.0', '12.2', 'PingFederate 12.2 (the server is 12.1.4.0): it also knows type EXTENDED_PROPERTIES'],
  ['13.0.0.6', '13.0', 'PingFederate 13.0 (the server is 13.0.0.6): nothing that is known of connections changes'],
  [
    '11.3.4.0',
    '12.1',
    'PingFederate 12.1 (the server is 11.3.4.0): it no longer asks for binding, groupMemberAttributeName, idpAdapterRef, index, nameFormat',
  ],
  [
    '11.0.0.0',
    '11.2',
    'PingFederate 11.2 (the server is 11.0.0.0): it also knows alternativeSigningKeyPairRefs, keyTransportAlgorithm RSA_OAEP_256',
  ],
  [
    '13.1.0.5',
    '12.2',
    'PingFederate 12.2 (the server is 13.1.0.5): it doesn’t know oauthTokenExchangeSettings, type CLIENT_TAGS, capital letters in ids of certificates',
  ],
  [
    '12.2.2.0',
    '12.0',
    'PingFederate 12.0 (the server is 12.2.2.0): it doesn’t know type EXTENDED_PROPERTIES; it asks for binding, groupMemberAttributeName, idpAdapterRef, index, nameFormat',
  ],
  ['12.2.2.0', '12.2', 'PingFederate 12.2 (the server is 12.2.2.0): nothing that is known of connections changes'],
  ['13.1.0.0', '14.0', 'PingFederate 14.0 (the server is 13.1.0.0): what came after 13.1 isn’t known here'],
  ['14.0.0.0', '13.1', 'PingFederate 13.1 (the server is 14.0.0.0): what came after 13.1 isn’t known here'],
])('from %s to %s', (from, to, message) => {
  expect(upgradeFinding([from, to], startOf('connections')).message).toBe(`checked as for ${message}`);
});

test.each([
  ['12.2.2.0', '13.0', true],
  ['12.2.2.0', '13.1', true],
  ['13.0.1.0', '13.1', false],
  ['11.3.4.0', '12.2', false],
])('plugins with Jersey 1 are named where the upgrade brings Jersey 2: %s to %s', (from, to, isNamed) => {
  expect(upgradeFinding([from, to], startOf('connections')).message.includes('Jersey 1')).toBe(isNamed);
});

test('only what the definitions are of is spoken of', () => {
  const said = (kinds: KindName[]) => upgradeFinding(['12.0', '12.1'], startOf('connections'), kinds).message;
  expect(said(['DataStore'])).toContain('it also knows useStartTLS');
  expect(said(['SpConnection'])).not.toContain('useStartTLS');
  expect(said(['AuthenticationPolicyContract'])).toContain('nothing that is known of what is defined here changes');
});
