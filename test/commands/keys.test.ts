import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from './rehearsal.ts';

const fixture = (name: string) => readFileSync(new URL(`../edges/pingfederate/fixtures/${name}`, import.meta.url));
const certificate = fixture('client.pem').toString('utf8');
const keyStore = fixture('client.p12').toString('base64');

const imported = (more = '') => `kind: SigningKeyPair
id: imported-2026
certificate: \${file:client.pem}
${more}`;
const withFile = imported('keyStore: ${secret:SIGNING_P12}\npassword: ${secret:SIGNING_PASSWORD}\n');
const made = (more = '') => `kind: SigningKeyPair
id: made-2026
generate:
  commonName: sso.example.com
  organization: Example
  country: US
  validDays: 365
  keyAlgorithm: RSA
${more}`;

let stage: Rehearsal;
beforeEach(async () => {
  const variables = { SIGNING_P12: keyStore, SIGNING_PASSWORD: 'planted-passphrase' };
  stage = await rehearse({ 'client.pem': certificate }, { variables });
});
afterEach(() => stage.stop());

const held = (id: string) => stage.console.of('SigningKeyPair').read(id);
const wrong = async (definition: string) => {
  stage.write({ 'key.yaml': definition });
  const { plan, diagnostics = [] } = await stage.plan();
  const found = [
    ...diagnostics,
    ...(plan?.findings ?? []),
    ...(plan?.changes ?? []).flatMap(({ findings }) => findings),
  ];
  return found.filter(({ severity }) => severity === 'error').map(({ place, message }) => `${place.line}: ${message}`);
};

describe('a key pair from a file', () => {
  test('is imported once, and needs no secret any more', async () => {
    stage.write({ 'key.yaml': withFile });
    expect((await stage.apply()).outcome).toMatchObject({ complete: true, changes: [{ kind: 'SigningKeyPair' }] });
    expect(await held('imported-2026')).toMatchObject({ status: 'VALID' });
    stage.write({ 'key.yaml': imported() });
    stage.variables.SIGNING_P12 = '';
    expect((await stage.plan()).plan?.changes.map(({ action }) => action)).toEqual(['no-op']);
  });

  test('shows nothing of its private half, nor of its password', async () => {
    stage.write({ 'key.yaml': withFile });
    const planned = await stage.plan();
    const applied = await stage.apply();
    const said = JSON.stringify([planned.plan, planned.diagnostics, applied.outcome, stage.said]);
    expect(said).not.toContain(keyStore.slice(0, 40));
    expect(said).not.toContain('planted-passphrase');
  });

  test('with a wrong password is refused at its line, and nothing is there', async () => {
    stage.variables.SIGNING_PASSWORD = 'another';
    stage.write({ 'key.yaml': withFile });
    const { outcome } = await stage.apply();
    expect(outcome?.changes).toMatchObject([{ status: 'failed', diagnostics: [{ place: { line: 5 } }] }]);
    expect(await held('imported-2026')).toBeUndefined();
  });

  test('whose certificate is another one is deleted again', async () => {
    stage.write({ 'client.pem': fixture('server.pem').toString('utf8'), 'key.yaml': withFile });
    expect((await stage.apply()).outcome?.changes).toMatchObject([{ status: 'failed' }]);
    expect(await held('imported-2026')).toBeUndefined();
  });

  test('without the file is refused where the server has none', async () => {
    expect(await wrong(imported())).toEqual([
      '2: the server has no signing key pair "imported-2026", and the definition names no file to import it from',
    ]);
  });
});

describe('a key pair that PingFederate makes', () => {
  test('is made once and compared by its subject and key', async () => {
    stage.write({ 'key.yaml': made() });
    expect((await stage.apply()).outcome?.complete).toBe(true);
    expect((await held('made-2026'))?.subjectDN).toBe('CN=sso.example.com, O=Example, C=US');
    stage.write({ 'key.yaml': made('  keySize: 2048\n').replace('365', '30') });
    expect((await stage.plan()).plan?.changes.map(({ action }) => action)).toEqual(['no-op']);
  });

  test('never changes: another subject or size asks for a new id', async () => {
    stage.write({ 'key.yaml': made() });
    await stage.apply();
    const refused = 'PingFederate can’t change this of the signing key pair "made-2026" once it is there';
    expect(await wrong(made().replace('sso.example', 'login.example'))).toEqual([`4: ${refused}`]);
    expect(await wrong(made('  keySize: 4096\n'))).toEqual([`9: ${refused}`]);
  });
});

test.each([
  [
    `${withFile}generate: { commonName: x, organization: x, country: US, validDays: 1, keyAlgorithm: RSA }\n`,
    '3: a key pair is either made or imported',
  ],
  [imported('keyStore: ${secret:SIGNING_P12}\n'), '4: PingFederate asks for the file’s password'],
  [imported('keyStore: MIIK\npassword: ${secret:SIGNING_PASSWORD}\n'), expect.stringMatching(/^4: /)],
])('what is wrong offline %#', async (definition, message) => {
  expect(await wrong(definition)).toEqual([message]);
});

test('a key is exchanged in three steps: beside the old one, in its place, and the old one gone', async () => {
  const connection = (key: string, also: string) => `kind: SpConnection
id: partner
name: Partner
entityId: urn:partner
credentials:
  signingSettings: { signingKeyPairRef: ${key}${also} }
spBrowserSso:
  protocol: SAML20
  enabledProfiles: [IDP_INITIATED_SSO]
  incomingBindings: [POST]
  ssoServiceEndpoints: [{ binding: POST, url: https://partner.example.com/acs, isDefault: true }]
  spSamlIdentityMapping: STANDARD
  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 }
  attributeContract: { coreAttributes: [{ name: SAML_SUBJECT, nameFormat: urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified }] }
  authenticationPolicyContractAssertionMappings:
    - authenticationPolicyContractRef: contract
      attributeContractFulfillment: { SAML_SUBJECT: { source: { type: AUTHENTICATION_POLICY_CONTRACT }, value: subject } }
`;
  const contract = 'kind: AuthenticationPolicyContract\nid: contract\nname: Contract\n';
  stage.write({ 'contract.yaml': contract, 'old.yaml': withFile, 'partner.yaml': connection('imported-2026', '') });
  expect((await stage.apply()).outcome?.complete).toBe(true);
  stage.write({
    'new.yaml': made(),
    'partner.yaml': connection('imported-2026', ', alternativeSigningKeyPairRefs: [made-2026]'),
  });
  expect((await stage.apply()).outcome?.complete).toBe(true);
  expect(await wrong(`${withFile}lifecycle: { state: absent }\n`)).not.toEqual([]);
  stage.write({ 'key.yaml': undefined, 'partner.yaml': connection('made-2026', '') });
  expect((await stage.apply(await stage.yes())).outcome?.complete).toBe(true);
  const gone = (accept: string) =>
    `kind: SigningKeyPair\nid: imported-2026\nlifecycle: { state: absent, accept: [${accept}] }\n`;
  stage.write({ 'old.yaml': gone('') });
  expect((await stage.apply()).outcome?.complete).toBe(false);
  expect(await held('imported-2026')).toBeDefined();
  const [token = ''] = (await stage.yes()).accept;
  expect(token).toMatch(/^delete-key-[0-9a-f]{12}$/);
  stage.write({ 'old.yaml': gone(token) });
  expect((await stage.apply()).outcome?.complete).toBe(true);
  expect(await held('imported-2026')).toBeUndefined();
});
