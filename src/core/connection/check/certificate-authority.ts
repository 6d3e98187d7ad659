import { textIn } from '../../document/readers.ts';
import { checkCertificateText } from './certificate.ts';
import type { Check } from './check.ts';

/** That it is one certificate, still valid, and that it may vouch for others. */
export function checkCertificateAuthority(check: Check): void {
  const text = textIn(check.document, 'certificate');
  const read = checkCertificateText(check, text, '/certificate', 'each further one is a definition of its own');
  if (!read || read.ca) return;
  const name = read.subject.replaceAll('\n', ', ');
  check.report('certificate-no-authority', '/certificate', `the certificate of ${name} isn’t an authority’s`);
}
