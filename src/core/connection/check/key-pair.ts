import { isObject } from '../../document/json.ts';
import { textIn } from '../../document/readers.ts';
import { checkCertificateText } from './certificate.ts';
import type { Check } from './check.ts';

/** That a key pair says in one way what it is: by its certificate, or by what PingFederate makes it of. */
export function checkKeyPair(check: Check): void {
  const { document, report } = check;
  const isMade = isObject(document.generate);
  const file = ['certificate', 'sha256Fingerprint', 'keyStore', 'password'].find(
    (member) => textIn(document, member) !== undefined,
  );
  if (isMade && file !== undefined) {
    const hint =
      'keep `generate` for a key that PingFederate makes, or the file and its certificate for one that is imported';
    report('key-pair-said-twice', [`/${file}`, 'key'], 'a key pair is either made or imported', hint);
  }
  if (!isMade && document.certificate === undefined && document.sha256Fingerprint === undefined) {
    const hint = 'write `certificate: ${file:PATH}` with the certificate of the key, or `generate` for a new one';
    report('key-pair-unsaid', '', 'nothing says which key pair this is', hint);
  }
  checkCertificateText(check, textIn(document, 'certificate'), '/certificate', 'give that of the key alone');
  const [keyStore, password] = ['keyStore', 'password'].map((member) => textIn(document, member));
  if (keyStore !== undefined && password === undefined) {
    const hint = 'write the file’s password as `password: ${secret:NAME}`';
    report('key-file-without-password', ['/keyStore', 'key'], 'PingFederate asks for the file’s password', hint);
  }
}
