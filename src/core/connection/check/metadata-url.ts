import { textIn } from '../../document/readers.ts';
import { checkCertificate } from './certificate.ts';
import type { Check } from './check.ts';

/** Where a metadata URL reads from, and with which certificate what it reads is verified. */
export function checkMetadataUrl(check: Check): void {
  checkCertificate(check, check.document, '');
  const url = textIn(check.document, 'url');
  if (url === undefined || url.includes('${') || /^https?:\/\/[^/\s]/i.test(url)) return;
  const hint = 'write scheme and host: https://federation.example.com/metadata.xml';
  check.report('url-unusable', '/url', `"${url}" is no web address`, hint);
}
