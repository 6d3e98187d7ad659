import { pathText } from '../../document/path.ts';
import { at, inside, onDifference, type Risk, switchedOff } from './risk.ts';
import { lost } from './sign-on-risks.ts';

const isSigningKey = at('credentials.signingSettings.signingKeyPairRef.id');

const signingKey = onDifference(
  'signing-key-changed',
  (one) => isSigningKey(one) && one.live !== undefined,
  ({ live, desired }) =>
    `messages are signed with the key "${desired ?? 'none'}" instead of "${live}"; the partner must know it first`,
);

const isCertificate = inside('credentials.certs[*]', 'credentials.inboundBackChannelAuth.certs[*]');

const certificates: Risk = (judged) => {
  const first = judged.differences.find(isCertificate);
  if (!first || !judged.live) return [];
  return onDifference(
    'partner-certificate-changed',
    (one) => one === first,
    () => 'the partner’s certificates change; messages signed with one that isn’t listed are refused',
  )(judged);
};

const isEncryption = at('**.encryptAssertion', '**.encryptSaml2Assertion', '**.encryptSloSubjectNameId');
const isEncryptedAttributes = at('**.encryptedAttributes');

const encryption = onDifference(
  'encryption-off',
  (one) => (isEncryption(one) && switchedOff(one)) || (isEncryptedAttributes(one) && lost(one).length > 0),
  ({ path }) => `${pathText(path)} is switched off: attributes pass the browser in clear`,
);

const isDemand = at('**.requireSignedAuthnRequests', '**.requireSignedAttributeQuery');

const isSignature = at(
  '**.signAssertion',
  '**.signAssertions',
  '**.signResponse',
  '**.signResponseAsRequired',
  '**.alwaysSignArtifactResponse',
  '**.digitalSignature',
);

const signatures = onDifference(
  'signature-dropped',
  (one) => (isDemand(one) || isSignature(one)) && switchedOff(one),
  (one) =>
    `${pathText(one.path)} is switched off: ${isDemand(one) ? 'unsigned requests are accepted' : 'the partner gets less that it can verify'}`,
);

/** What a change does to the trust between both sides. */
export const trustRisks: readonly Risk[] = [signingKey, certificates, encryption, signatures];
