import type { Pointer } from '../../document/json.ts';
import { objectIn, textIn, textsIn } from '../../document/readers.ts';
import { type Check, itemsIn } from './check.ts';

/** That what is to be encrypted can be: the partner's certificate and both algorithms are there. */
export function checkEncryption(check: Check): void {
  const { document, report } = check;
  const policy = objectIn(objectIn(document, 'spBrowserSso'), 'encryptionPolicy');
  const policyAt = '/spBrowserSso/encryptionPolicy';
  if (policy?.encryptAssertion === true && textsIn(policy, 'encryptedAttributes').length > 0) {
    report(
      'encrypted-attributes',
      `${policyAt}/encryptedAttributes`,
      'the whole assertion is encrypted already',
      'drop encryptedAttributes, or set encryptAssertion: false',
    );
  }
  const wish = firstWish(check);
  if (wish) checkMeans(check, wish);
}

function firstWish({ document }: Check): Pointer | undefined {
  const policy = objectIn(objectIn(document, 'spBrowserSso'), 'encryptionPolicy');
  const at = '/spBrowserSso/encryptionPolicy';
  if (policy?.encryptAssertion === true) return `${at}/encryptAssertion`;
  if (textsIn(policy, 'encryptedAttributes').length > 0) return `${at}/encryptedAttributes`;
  if (policy?.encryptSloSubjectNameId === true) return `${at}/encryptSloSubjectNameId`;
  if (objectIn(document, 'wsTrust')?.encryptSaml2Assertion === true) return '/wsTrust/encryptSaml2Assertion';
  const query = objectIn(objectIn(document, 'attributeQuery'), 'policy');
  return query?.encryptAssertion === true ? '/attributeQuery/policy/encryptAssertion' : undefined;
}

function checkMeans({ document, report }: Check, wish: Pointer): void {
  const credentials = objectIn(document, 'credentials');
  const certificates = itemsIn(credentials, 'certs', '/credentials');
  const missing = [
    ...(certificates.some(({ item }) => item.encryptionCert === true)
      ? []
      : ['a certificate with encryptionCert: true']),
    ...(textIn(credentials, 'blockEncryptionAlgorithm') ? [] : ['blockEncryptionAlgorithm']),
    ...(textIn(credentials, 'keyTransportAlgorithm') ? [] : ['keyTransportAlgorithm']),
  ];
  if (missing.length > 0) {
    report('encryption-incomplete', wish, `encryption needs ${missing.join(', ')} in credentials`);
  }
}
