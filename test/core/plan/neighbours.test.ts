import { expect, test } from 'vitest';
import { catalogueEntries } from '../../../scripts/generate/catalogue.ts';
import type { Live } from '../../../src/core/connection/types.ts';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import type { Lifecycle } from '../../../src/core/definition/types.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import { desiredFrom, samlConnection } from '../connection/support/desired.ts';
import { slack, zoom } from './rivals.ts';
import { serverWith } from './server.ts';

const connectors = connectorsFrom({ catalogue: catalogueEntries() });

type Asked = [document: JsonObject, lifecycle?: Partial<Lifecycle>];

function changesOf(live: Live[], ...desired: Asked[]) {
  return planChanges({
    desired: desired.map(([document, lifecycle]) => desiredFrom(document, lifecycle)),
    server: serverWith(live),
    environment: 'production',
    connectors,
    options: { allowReplace: false, prune: false, rotate: [] },
    now: new Date('2026-11-28T12:00:00Z'),
  }).changes;
}

/** What a look at the others adds, `id: code`. */
function said(live: Live[], ...desired: Asked[]): string[] {
  return changesOf(live, ...desired).flatMap(({ id, findings }) =>
    findings
      .filter(({ code }) => code === 'same-tenant' || code === 'second-connection')
      .map(({ code }) => `${id}: ${code}`),
  );
}

test('a second connection into one account is said, whoever looks after the first', () => {
  expect(said([zoom('a')], [zoom('a')], [zoom('b')])).toEqual(['b: same-tenant']);
  expect(said([zoom('a')], [zoom('b')])).toEqual(['b: same-tenant']);
  expect(said([], [zoom('a')], [zoom('b')])).toEqual(['a: same-tenant', 'b: same-tenant']);
});

test('so is one that is switched on, or moved to the account of another', () => {
  expect(said([zoom('a'), zoom('b', { active: false })], [zoom('a')], [zoom('b')])).toEqual(['b: same-tenant']);
  expect(said([zoom('a'), zoom('b', { account: '2' })], [zoom('a')], [zoom('b')])).toEqual(['b: same-tenant']);
});

test('nothing is said where nobody can be in both, nor of what was so before', () => {
  expect(said([zoom('a')], [zoom('b', { account: '2' })])).toEqual([]);
  expect(said([zoom('a')], [zoom('b', { active: false })])).toEqual([]);
  expect(said([zoom('a', { active: false })], [zoom('b')])).toEqual([]);
  expect(said([zoom('a', { base: 'ou=a,dc=example' })], [zoom('b', { base: 'ou=b,dc=example' })])).toEqual([]);
  expect(said([zoom('a')], [zoom('a'), { state: 'absent' }], [zoom('b')])).toEqual([]);
  expect(said([zoom('a'), zoom('b')], [zoom('a')], [{ ...zoom('b'), name: 'Other' }])).toEqual([]);
});

test('one that does what another does that no definition names is a second one', () => {
  const other = { id: 'zoom-2', name: 'Zoom 2', entityId: 'https://2.example.com' };
  expect(said([samlConnection()], [samlConnection(other)])).toEqual(['zoom-2: second-connection']);
  expect(said([samlConnection()], [samlConnection()], [samlConnection(other)])).toEqual([]);
  expect(said([samlConnection()], [samlConnection(), { state: 'absent' }], [samlConnection(other)])).toEqual([]);
});

test('what two connections do to those who are in both hangs on their options', () => {
  const keeping = { 'User Disable / Delete': 'false' };
  const deleting = { 'Remove User Action': 'Delete' };
  const tiers = (one: Live, other: Live) =>
    changesOf([one], [one], [other]).flatMap(({ findings, waits = [] }) =>
      findings
        .filter(({ code }) => code === 'same-tenant')
        .map(({ tier, severity }) => `${tier} ${severity}${waits.length > 0 ? ' waits' : ''}`),
    );
  expect(tiers(zoom('a'), zoom('b'))).toEqual(['2 warning']);
  expect(tiers(zoom('a', { settings: deleting }), zoom('b'))).toEqual(['1 warning waits']);
  expect(tiers(zoom('a', { settings: keeping }), zoom('b', { settings: keeping }))).toEqual(['6 info']);
  // The worse of the two counts, whoever of them it is.
  expect(tiers(zoom('a', { settings: keeping }), zoom('b'))).toEqual(['2 warning']);
  expect(tiers(zoom('a', { settings: keeping }), zoom('b', { settings: deleting }))).toEqual(['1 warning waits']);
  const basic = zoom('a', { settings: keeping, licence: 'Basic' });
  expect(tiers(basic, zoom('b', { settings: keeping, licence: 'Licensed' }))).toEqual(['2 warning']);
});

test('where only a token says which account it is, the plan says that it can’t tell', () => {
  const first = slack('a', '${secret:ONE}');
  const messages = (...asked: Asked[]) =>
    changesOf([], ...asked).flatMap(({ findings }) =>
      findings.filter(({ code }) => code === 'same-tenant').map(({ message }) => /can’t tell/.test(message)),
    );
  expect(messages([first], [slack('b', '${secret:ONE}')])).toEqual([false, false]);
  expect(messages([first], [slack('b', '${secret:TWO}')])).toEqual([true, true]);
  expect(messages([first], [slack('b', '${secret:TWO}', { base: 'ou=b,dc=example' })])).toEqual([]);
  expect(said([slack('a', ''), slack('b', '')], [first], [slack('b', '${secret:TWO}')])).toEqual([]);
});

test('of those whose account can’t be told apart no more than three are named, itself never', () => {
  const others = ['b', 'c', 'd', 'e'].map((id) => slack(id, `\${secret:${id}}`));
  const named = (...live: Live[]) =>
    changesOf(live, [slack('a', '${secret:a}')]).flatMap(({ findings }) =>
      findings.flatMap(({ code, subject }) => (code === 'same-tenant' ? [subject?.replace(/^.* of /, '')] : [])),
    );
  expect(named(...others.slice(0, 2))).toEqual(['"Slack b"', '"Slack c"']);
  expect(named(...others)).toEqual(['"Slack b"', '"Slack c"', '"Slack d"']);
});

test('one that changes its connector moves in with those that have it, one that only gets another token doesn’t', () => {
  const replaced = { allowReplace: true };
  expect(said([zoom('a'), slack('b', '${secret:B}')], [zoom('a')], [zoom('b'), replaced])).toEqual(['b: same-tenant']);
  const beside = slack('a', '${secret:A}');
  expect(said([beside, zoom('b')], [beside], [slack('b', '${secret:B}'), replaced])).toEqual(['b: same-tenant']);
  const two = [beside, slack('b', '${secret:B}')];
  const renewed = slack('b', '${secret:NEW}', { base: 'ou=people,dc=example' });
  expect(said(two, [beside], [{ ...renewed, name: 'Other' }])).toEqual([]);
});

test('the worse of what the two do with those who leave counts', () => {
  const keeping = { settings: { 'User Disable / Delete': 'false' } };
  const deleting = { settings: { 'Remove User Action': 'Delete' } };
  const fate = (one: Live, other: Live) =>
    changesOf([one], [one], [other]).flatMap(({ findings }) =>
      findings.flatMap(({ code, message }) =>
        code === 'same-tenant'
          ? [/(deleted|disabled|both of them in the same way|values of both)/.exec(message)?.[0]]
          : [],
      ),
    );
  expect(fate(zoom('a', keeping), zoom('b'))).toEqual(['disabled']);
  expect(fate(zoom('a'), zoom('b', keeping))).toEqual(['disabled']);
  expect(fate(zoom('a', deleting), zoom('b', keeping))).toEqual(['deleted']);
  expect(fate(zoom('a', keeping), zoom('b', keeping))).toEqual(['both of them in the same way']);
});

test('two that send the same to the same addresses do, in whichever order these are written', () => {
  const other = { id: 'zoom-2', name: 'Zoom 2', entityId: 'https://2.example.com' };
  const sending = (more: JsonObject, urls: string[], names: string[], protocol = 'SAML20') => {
    const connection = samlConnection(more);
    return {
      ...connection,
      spBrowserSso: {
        ...(connection.spBrowserSso as JsonObject),
        protocol,
        ssoServiceEndpoints: urls.map((url, index) => ({ binding: 'POST', url, index })),
        attributeContract: { extendedAttributes: names.map((name) => ({ name })) },
      },
    };
  };
  const live = sending({}, ['https://a/acs', 'https://b/acs'], ['mail', 'sn']) as Live;
  expect(said([live], [sending(other, ['https://b/acs', 'https://a/acs'], ['sn', 'mail'])])).toHaveLength(1);
  expect(said([live], [sending(other, ['https://b/acs'], ['sn', 'mail'])])).toEqual([]);
  expect(said([live], [sending(other, ['https://b/acs', 'https://a/acs'], ['sn'])])).toEqual([]);
  expect(said([live], [sending(other, ['https://b/acs', 'https://a/acs'], ['sn', 'mail'], 'SAML11')])).toEqual([]);
  const nowhere = sending({}, [], ['mail']) as Live;
  expect(said([nowhere], [sending(other, [], ['mail'])])).toEqual([]);
});
