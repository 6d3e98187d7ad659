import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseFor } from '../../../src/core/definition/choose.ts';
import { loadEnvironment } from '../../../src/core/definition/environment.ts';
import { loadDefinitions } from '../../../src/core/definition/load-definitions.ts';
import { misspeltFor } from '../../../src/core/document/nearest.ts';
import { parseDocument } from '../../../src/core/document/parse-document.ts';

const bindings = ['POST', 'REDIRECT', 'ARTIFACT', 'SOAP'];
const sources = ['ADAPTER', 'CLIENT_TAGS', 'TRACKED_HTTP_PARAMS', 'TOKEN'];
const ciphers = ['AES_128', 'AES_256', 'AES_256_GCM', 'Triple_DES'];

test.each([
  ['Post', bindings, 'POST'],
  ['REDIRCT', bindings, 'REDIRECT'],
  ['REDIRETC', bindings, 'REDIRECT'],
  ['client-tags', sources, 'CLIENT_TAGS'],
  ['CLIENT_TAG', sources, 'CLIENT_TAGS'],
  ['aes_256_gcm', ciphers, 'AES_256_GCM'],
  // Another number, another word: another value.
  ['AES_192', ciphers, undefined],
  ['AES_512_GCM', ciphers, undefined],
  ['PAOS', bindings, undefined],
  ['DPOP_TOKEN_CLAIMS', sources, undefined],
  ['ML-DSA-65', ['SHA256withRSA'], undefined],
])('%s', (value, known, meant) => {
  expect(misspeltFor(value, known)).toBe(meant);
});

test('a known value in other capitals is always told from an unknown one', () => {
  fc.assert(
    fc.property(fc.constantFrom(...bindings, ...sources, ...ciphers), (value) => {
      expect(misspeltFor(value.toLowerCase(), [value])).toBe(value);
      expect(misspeltFor(`${value}_AND_MORE`, [value])).toBeUndefined();
    }),
  );
});

function findingsOf(more: string): string[] {
  const text = `kind: SpConnection\nid: a\nname: A\nentityId: urn:a\n${more}`;
  const { value } = parseDocument({ path: 'connections/a.yaml', text });
  const { diagnostics } = loadDefinitions({
    chosen: chooseFor(loadEnvironment({ name: 'default', variables: {} }).value, value ? [value] : []),
    attachments: new Map(),
  });
  return diagnostics.map(({ place, severity, code, message }) => `${place.line} ${severity} ${code} ${message}`);
}

const sso = (more: string) =>
  findingsOf(
    `spBrowserSso:\n  protocol: SAML20\n  ssoServiceEndpoints: []\n  attributeContract: {}\n  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 }\n  adapterMappings: []\n  ${more}\n`,
  );

test('a value that a newer server may know is a warning, a misspelt one an error, one of this tool’s own an error', () => {
  expect(sso('incomingBindings: [PAOS]')).toEqual([
    '11 warning unknown-value "PAOS" is none of the values of item 1 of "incomingBindings" that are known here',
  ]);
  expect(sso('incomingBindings: [Post]')).toEqual([
    '11 error value-not-allowed "Post" is not allowed for item 1 of "incomingBindings"',
  ]);
  expect(
    findingsOf(
      'wsTrust: { partnerServiceIds: [a], attributeContract: {}, tokenProcessorMappings: [] }\nlifecycle: { state: archived }',
    ),
  ).toEqual(['6 error value-not-allowed "archived" is not allowed for "state"']);
});

test('algorithms are an open list', () => {
  const signedWith = (algorithm: string) =>
    findingsOf(
      `attributeQuery: { attributes: [], attributeContractFulfillment: {} }\ncredentials:\n  signingSettings: { signingKeyPairRef: key, algorithm: ${algorithm} }`,
    );
  expect(signedWith('ML-DSA-65')).toEqual([
    '7 warning unknown-value "ML-DSA-65" is none of the values of "algorithm" that are known here',
  ]);
  expect(signedWith('SHA256WithRSA')).toEqual([
    '7 error value-not-allowed "SHA256WithRSA" is not allowed for "algorithm"',
  ]);
});

test('an attribute source of a kind that isn’t known is a warning, whatever it holds', () => {
  const source = '{ type: GRAPH, id: g1, dataStoreRef: graph, tenant: example }';
  const found = findingsOf(
    `attributeQuery:\n  attributes: []\n  attributeContractFulfillment: {}\n  attributeSources: [${source}]`,
  );
  expect(found).toEqual(['8 warning unknown-value "GRAPH" is none of the values of "type" that are known here']);
});

test('the type of a back channel and of an attribute source is one that a newer server may know, too', () => {
  const backChannel = (type: string) =>
    findingsOf(
      `attributeQuery: { attributes: [], attributeContractFulfillment: {} }\ncredentials:\n  inboundBackChannelAuth: { type: ${type} }`,
    );
  expect(backChannel('MUTUAL')).toEqual([
    '7 warning unknown-value "MUTUAL" is none of the values of "type" that are known here',
  ]);
  expect(backChannel('Inbound')).toEqual(['7 error value-not-allowed "Inbound" is not allowed for "type"']);
  const source = (type: string) =>
    findingsOf(
      `attributeQuery:\n  attributes: []\n  attributeContractFulfillment: {}\n  attributeSources: [{ type: ${type}, dataStoreRef: store }]`,
    );
  expect(source('Jdbc')).toEqual(['8 error value-not-allowed "Jdbc" is not allowed for "type"']);
  expect(source('GRAPH')).toEqual([
    '8 warning unknown-value "GRAPH" is none of the values of "type" that are known here',
  ]);
});

test('the kind of a definition and that it is an SP connection are this tool’s own', () => {
  expect(findingsOf('type: IDP')).toContainEqual('5 error value-not-allowed "IDP" is not allowed for "type"');
});
