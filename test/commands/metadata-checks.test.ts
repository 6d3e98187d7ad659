import { afterEach, expect, test } from 'vitest';
import { validate } from '../../src/commands/validate.ts';
import { base64Of, consumer, serviceProvider } from '../core/metadata/check.ts';
import { type Rehearsal, rehearse, signOn } from './rehearsal.ts';

let stage: Rehearsal;
afterEach(() => stage.stop());

const definition = (id: string, more = '') => `kind: SpConnection
id: ${id}
name: Name of ${id}
${more}samlMetadata: { file: sp.xml }
credentials: { signingSettings: { signingKeyPairRef: signing-2026, algorithm: SHA256withRSA } }
spBrowserSso:
  authenticationPolicyContractAssertionMappings:
    - authenticationPolicyContractRef: corp-login
      attributeContractFulfillment: { SAML_SUBJECT: { source: { type: AUTHENTICATION_POLICY_CONTRACT }, value: subject } }
`;
const told = async () =>
  (await stage.run(validate)).diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, place, message }) => `${place.file}:${place.line} ${code}: ${message}`);

test('two definitions of one metadata file have one entity ID', async () => {
  stage = await rehearse({ 'sp.xml': serviceProvider(consumer), 'a.yaml': definition('a') });
  expect(await told()).toEqual([]);
  stage.write({ 'b.yaml': definition('b') });
  const shared = (other: string) =>
    `metadata-shared-identity: the metadata’s entity ID "https://sp.example.com/sp" is also that of connections/${other}.yaml:4`;
  expect(await told()).toEqual([`connections/a.yaml:4 ${shared('b')}`, `connections/b.yaml:4 ${shared('a')}`]);
  stage.write({ 'b.yaml': definition('b', 'entityId: urn:other\n') });
  expect(await told()).toEqual([]);
});

test.each([
  ['no consumer', '<md:NameIDFormat>x</md:NameIDFormat>'],
  ['one of another binding', consumer.replace('HTTP-POST', 'PAOS')],
  ['one without an address', consumer.replace('https://sp.example.com/acs', 'sp.example.com/acs')],
  ['logout only', consumer.replace('AssertionConsumerService', 'SingleLogoutService')],
])('metadata with %s gives nothing to send people to, unless the definition does', async (_, inside) => {
  stage = await rehearse({ 'sp.xml': serviceProvider(inside), 'a.yaml': definition('a') });
  expect(await told()).toEqual([
    'connections/a.yaml:4 metadata-without-consumer: the metadata has no assertion consumer service that can be used',
  ]);
  const written = `  protocol: SAML20
  enabledProfiles: [IDP_INITIATED_SSO]
  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 }
  ssoServiceEndpoints: [{ binding: POST, url: https://sp.example.com/acs, index: 0, isDefault: true }]
`;
  stage.write({ 'a.yaml': definition('a') + written });
  expect(await told()).toEqual([]);
});

test('that no endpoint is the default follows from there being none, whatever else the definition writes', async () => {
  const codes = async () => (await stage.run(validate)).diagnostics.map(({ code }) => code);
  const more =
    '  protocol: SAML20\n  enabledProfiles: [IDP_INITIATED_SSO]\n  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 }\n';
  stage = await rehearse({ 'sp.xml': serviceProvider(''), 'a.yaml': definition('a') + more });
  expect(await codes()).toEqual(['metadata-without-consumer', 'metadata-no-consumer']);
  stage.write({
    'a.yaml': `${definition('a')}${more}  ssoServiceEndpoints: []\n  attributeContract: {}\n`.replace(
      'samlMetadata: { file: sp.xml }',
      'entityId: urn:a',
    ),
  });
  expect(await codes()).toContain('default-endpoint');
});

test('a certificate that the server holds under another id changes nothing for anybody', async () => {
  const certificate = base64Of('sp-signing.pem').replaceAll('\n', '');
  const withId = (id: string) =>
    signOn('a').replace(
      'spBrowserSso:',
      `  certs: [{ x509File: { ${id}fileData: ${certificate} }, primaryVerificationCert: true, activeVerificationCert: true }]\nspBrowserSso:`,
    );
  stage = await rehearse({ 'a.yaml': withId('') });
  await stage.apply();
  stage.write({ 'a.yaml': withId('id: my-own-id, ') });
  const { plan } = await stage.plan();
  expect(plan?.changes.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'info'))).toEqual([]);
});
