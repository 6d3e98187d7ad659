import { isObject, type JsonObject } from '../document/json.ts';
import { objectsOf, textOf, textsOf } from '../document/readers.ts';
import { readCertificate, validityOf } from '../meaning/certificate.ts';
import { isSameUrl, resolvedUrl } from '../meaning/url.ts';
import type { OfChange } from './condition.ts';
import { factsOf, hostOf } from './of-connection.ts';
import { type Answers, holder, isOn, part, type Situation, textOfValue } from './situation.ts';

const over =
  (limit: number) =>
  ({ move }: Situation) =>
    Number(move.new) > limit;
const under =
  (limit: number) =>
  ({ move }: Situation) =>
    move.new === '' || Number(move.new) < limit;

export const ofChange: Answers<OfChange> = {
  'expression-same': ({ move }) => withoutLayout(move.old) === withoutLayout(move.new),
  'search-wider': ({ move }) => breadth(move.new) > breadth(move.old),
  'known-host': ({ subject, move }) =>
    factsOf(subject.before).hosts.has(hostOf(addressAfter(subject.after, move.new, move))),
  'item-on-http': (one) => newAddress(one).startsWith('http:'),
  'address-on-http': ({ subject, move }) => resolvedUrl(move.new, textOf(subject.after.baseUrl)).startsWith('http:'),
  'item-on-new-host': (one) => !factsOf(one.subject.before).hosts.has(hostOf(newAddress(one))),
  'item-is-default': ({ move }) => isObject(move.difference.desired) && isOn(move.difference.desired.isDefault),
  'wildcard-domain': ({ move }) =>
    isObject(move.difference.desired) && textOf(move.difference.desired.validDomain).startsWith('*'),
  'another-default-address': (one) => !isSameUrl(defaultAddress(one.subject.before), defaultAddress(one.subject.after)),
  'covered-by-shorter': ({ subject, move }) =>
    textsOf(part(subject.after, 'wsTrust').partnerServiceIds).some((one) => move.item.startsWith(one)),
  'covers-others': ({ subject, move }) =>
    textsOf(part(subject.before, 'wsTrust').partnerServiceIds).some((one) => one.startsWith(move.item)),
  'default-name-format': ({ move }) => /:unspecified$/.test(move.new) && move.old === '',
  'default-algorithm': ({ move }) => /^SHA256with(RSA|ECDSA)$/.test(move.new),
  'was-alternative': ({ subject, move }) =>
    objectsOf(part(subject.before, 'credentials', 'signingSettings').alternativeSigningKeyPairRefs).some(
      (one) => one.id === move.new,
    ),
  'is-signing-key': ({ subject, move }) =>
    part(subject.after, 'credentials', 'signingSettings', 'signingKeyPairRef').id === move.item,
  'old-key-is-secondary': ({ subject, move }) =>
    part(subject.after, 'credentials', 'secondaryDecryptionKeyPairRef').id === move.old,
  'certificate-valid': ({ subject, move }) => isValid(holder(subject.after, move.path), subject.today),
  'no-valid-certificate': ({ subject }) => {
    const { certs, verificationSubjectDN } = part(subject.after, 'credentials');
    return textOf(verificationSubjectDN) === '' && !objectsOf(certs).some((one) => isValid(one, subject.today));
  },
  'no-primary-left': ({ subject, move }) =>
    !listOf(subject.after, move).some((one) => isOn(one.primaryVerificationCert)),
  'nothing-to-encrypt-with': ({ subject, move }) => encryptionKeys(listOf(subject.after, move)).length === 0,
  'another-encryption-key': ({ subject, move }) => {
    const [old, now] = [subject.before, subject.after].map((document) => encryptionKeys(listOf(document, move)));
    return old!.length > 0 && now!.some((key) => !old!.includes(key));
  },
  'under-1': under(1),
  'under-3': under(3),
  'under-30': under(30),
  'over-10': over(10),
  'over-60': over(60),
  'over-300': over(300),
  'five-times': ({ move }) => {
    const [old, now] = [Number(move.old), Number(move.new)];
    return now >= old * 5 || now * 5 <= old;
  },
  'switched-off': ({ move }) => move.new.toLowerCase() === 'false',
};

/** Blanks and line breaks outside of quotes as one. */
const withoutLayout = (expression: string) =>
  expression
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replaceAll(/\s+/g, ' ')))
    .join('')
    .trim();

const breadth = (scope: string) => ['OBJECT', 'ONE_LEVEL', 'SUBTREE'].indexOf(scope || 'SUBTREE');

/** The whole address behind a value; of a base URL it is that itself. */
function addressAfter(document: JsonObject, url: string, { path }: Situation['move']): string {
  return path.length === 1 ? url : resolvedUrl(url, textOf(document.baseUrl));
}

/** Of the item that comes: an endpoint with its address. */
function newAddress({ subject, move }: Situation): string {
  const { desired } = move.difference;
  return isObject(desired) ? resolvedUrl(textOf(desired.url), textOf(subject.after.baseUrl)) : '';
}

/** Where a sign-on ends that names no endpoint. */
export function defaultAddress(document: JsonObject | undefined): string {
  const endpoint = objectsOf(part(document, 'spBrowserSso').ssoServiceEndpoints).find((one) => isOn(one.isDefault));
  return resolvedUrl(textOf(endpoint?.url), textOf(document?.baseUrl));
}

/** The list of certificates that the path leads into. */
function listOf(document: JsonObject | undefined, { path }: Situation['move']): JsonObject[] {
  const isInbound =
    path.length > 2 && textOfValue('member' in path[1]! ? path[1].member : '') === 'inboundBackChannelAuth';
  return objectsOf(
    isInbound ? part(document, 'credentials', 'inboundBackChannelAuth').certs : part(document, 'credentials').certs,
  );
}

function isValid(certificate: JsonObject, today: Date): boolean {
  const read = readCertificate(textOf(part(certificate, 'x509File').fileData));
  return read === undefined || validityOf(read, today) === 'valid';
}

/** The keys that assertions are encrypted for. */
function encryptionKeys(list: readonly JsonObject[]): string[] {
  return list
    .filter((one) => isOn(one.encryptionCert))
    .map((one) => textOf(part(one, 'x509File').fileData))
    .map((pem) => readCertificate(pem)?.key ?? pem);
}
