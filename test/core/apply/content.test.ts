import { expect, test } from 'vitest';
import { changedSince, changedSinceAnswer } from '../../../src/core/apply/content.ts';
import type { Live } from '../../../src/core/connection/types.ts';
import { writable } from '../../../src/core/connection/writable.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { pathText } from '../../../src/core/document/path.ts';

const live: Live = {
  id: 'a',
  name: 'A',
  modificationDate: '2026-01-01T00:00:00.000Z',
  contactInfo: { company: 'X' },
  spBrowserSso: {
    enabledProfiles: ['IDP_INITIATED_SSO', 'SP_INITIATED_SSO'],
    ssoApplicationEndpoint: 'https://host/idp/startSSO.ping',
    adapterMappings: [
      {
        idpAdapterRef: { id: 'h', location: 'https://host/h' },
        attributeContractFulfillment: { location: { value: 'l' } },
      },
    ],
  },
  outboundProvision: { targetSettings: [{ name: 'secret', encryptedValue: 'e1' }] },
};
const with_ = (change: object): Live => ({ ...structuredClone(live), ...change });

test('new ciphertexts, other hosts and another order of a set are no change', () => {
  const now = with_({ outboundProvision: { targetSettings: [{ name: 'secret', encryptedValue: 'e2' }] } });
  const sso = now.spBrowserSso as Record<string, unknown>;
  sso.enabledProfiles = ['SP_INITIATED_SSO', 'IDP_INITIATED_SSO'];
  sso.ssoApplicationEndpoint = 'https://elsewhere/';
  expect(changedSince('SpConnection', live, now)).toBeUndefined();
});

test('what is different is named, with the time of the change', () => {
  const now = with_({ contactInfo: { company: 'Y' }, modificationDate: '2026-02-02T00:00:00.000Z' });
  expect(changedSince('SpConnection', live, now)).toEqual({
    modified: '2026-02-02T00:00:00.000Z',
    paths: [[{ member: 'contactInfo' }, { member: 'company' }]],
  });
});

test('a changed secret shows in the date only', () => {
  expect(changedSince('SpConnection', live, with_({ modificationDate: '2026-02-02T00:00:00.000Z' }))).toEqual({
    modified: '2026-02-02T00:00:00.000Z',
    paths: [],
  });
});

test('what a list leaves out is no change while the date is the same', () => {
  const { contactInfo: _, ...listed } = live;
  expect(changedSince('SpConnection', listed as Live, live)).toBeUndefined();
  const { modificationDate: __, ...dateless } = listed;
  expect(changedSince('SpConnection', dateless as Live, live)?.paths.map(pathText)).toEqual(['contactInfo.company']);
});

test('what is added in the moment of the answer is no gap of a list: the answer had all of it', () => {
  const { contactInfo: _, ...sent } = live;
  const before = { ...sent, modificationDate: '2025-12-31T00:00:00.000Z' } as Live;
  const since = changedSinceAnswer('SpConnection', { answer: sent as Live, before, sent }, live);
  expect(since?.paths.map(pathText)).toEqual(['contactInfo.company']);
  // What a read shows more exactly than the answer did.
  expect(changedSinceAnswer('SpConnection', { answer: live, before, sent }, live)).toBeUndefined();
});

test('servers without dates are compared by content', () => {
  const { modificationDate: _, ...dateless } = live;
  expect(changedSince('SpConnection', live, dateless as Live)).toBeUndefined();
});

const properties = (...items: JsonObject[]) => ({ id: 'extended-properties', items });
const before = properties({ name: 'team', description: 'Who answers' }, { name: 'owner' });
const sent = properties({ name: 'team', description: 'Who pays' }, { name: 'owner' });
const afterProperties = (answer: Live, now: Live) =>
  changedSinceAnswer('ExtendedProperties', { answer, before, sent }, now)?.paths.map(pathText);

test.each([
  ['an odd answer, and nothing stored', properties(), before, undefined],
  ['an odd answer, and stored', properties(), sent, undefined],
  ['an answer as sent, and as before again', sent, before, ['items[team].description']],
  ['an odd answer, and a third thing', properties(), properties({ name: 'theirs' }), ['items[theirs]', 'items[owner]']],
  ['an odd answer, and both', properties(), properties(...sent.items, { name: 'theirs' }), ['items[theirs]']],
])('without a date, after %s', (_, answer, now, expected) => {
  expect(afterProperties(answer, now)).toEqual(expected);
});

test('with a date, what is as before was not stored, and what was put back has another date', () => {
  const answer = with_({ name: 'B', modificationDate: '2026-01-01T00:00:01.000Z' });
  const written = { answer, before: live, sent: { ...live, name: 'B' } };
  expect(changedSinceAnswer('SpConnection', written, live)).toBeUndefined();
  const back = with_({ modificationDate: '2026-01-01T00:00:02.000Z' });
  expect(changedSinceAnswer('SpConnection', written, back)).toMatchObject({ modified: back.modificationDate });
});

test('a connection is sent back without what only the server sets, and an attribute called location stays', () => {
  expect(writable('SpConnection', live)).toEqual({
    id: 'a',
    name: 'A',
    contactInfo: { company: 'X' },
    spBrowserSso: {
      enabledProfiles: ['IDP_INITIATED_SSO', 'SP_INITIATED_SSO'],
      adapterMappings: [{ idpAdapterRef: { id: 'h' }, attributeContractFulfillment: { location: { value: 'l' } } }],
    },
    outboundProvision: { targetSettings: [{ name: 'secret', encryptedValue: 'e1' }] },
  });
});
