import type { Difference } from '../../connection/types.ts';
import { onDifference, type Risk, switchedOff } from './risk.ts';
import { lost } from './sign-on-risks.ts';

const signingKey = onDifference(
  'signing-key-changed',
  ({ path, live }) => path === 'credentials.signingSettings.signingKeyPairRef.id' && live !== undefined,
  ({ live, desired }) =>
    `messages are signed with the key "${desired ?? 'none'}" instead of "${live}"; the partner must know it first`,
);

const certificates: Risk = (judged) => {
  const first = judged.differences.find(({ path }) => /^credentials\.(?:inboundBackChannelAuth\.)?certs\[/.test(path));
  if (!first || !judged.live) return [];
  return onDifference(
    'partner-certificate-changed',
    (one) => one === first,
    () => 'the partner’s certificates change; messages signed with one that isn’t listed are refused',
  )(judged);
};

const encryption = onDifference(
  'encryption-off',
  (one) =>
    (/\.encrypt(?:Assertion|Saml2Assertion|SloSubjectNameId)$/.test(one.path) && switchedOff(one)) ||
    losesEncryptedAttributes(one),
  ({ path }) => `${path} is switched off: attributes pass the browser in clear`,
);

function losesEncryptedAttributes(one: Difference): boolean {
  return one.path.endsWith('.encryptedAttributes') && lost(one).length > 0;
}

const signatures = onDifference(
  'signature-dropped',
  (one) =>
    /\.(?:requireSigned\w+|sign(?:Assertions?|Response|ResponseAsRequired)|alwaysSignArtifactResponse|digitalSignature)$/.test(
      one.path,
    ) && switchedOff(one),
  ({ path }) =>
    `${path} is switched off: ${path.includes('requireSigned') ? 'unsigned requests are accepted' : 'the partner gets less that it can verify'}`,
);

/** What a change does to the trust between both sides. */
export const trustRisks: readonly Risk[] = [signingKey, certificates, encryption, signatures];
