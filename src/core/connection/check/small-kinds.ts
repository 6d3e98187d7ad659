import { isObject, type JsonObject } from '../../document/json.ts';
import { idIn, objectIn, objectsIn, textIn, textOf } from '../../document/readers.ts';
import { defaultMarkerProperty } from '../marker-property.ts';
import { checkCertificate, checkCertificateText } from './certificate.ts';
import type { Check } from './check.ts';

/** Where a metadata URL reads from, and with which certificate what it reads is verified. */
export function checkMetadataUrl(check: Check): void {
  checkCertificate(check, check.document, '');
  const url = textIn(check.document, 'url');
  if (url === undefined || url.includes('${') || /^https?:\/\/[^/\s]/i.test(url)) return;
  const hint = 'write scheme and host: https://federation.example.com/metadata.xml';
  check.report('url-unusable', '/url', `"${url}" is no web address`, hint);
}

/** That it is one certificate, still valid, and that it may vouch for others. */
export function checkCertificateAuthority(check: Check): void {
  const text = textIn(check.document, 'certificate');
  const read = checkCertificateText(check, text, '/certificate', 'each further one is a definition of its own');
  if (!read || read.ca) return;
  const name = read.subject.replaceAll('\n', ', ');
  check.report('certificate-no-authority', '/certificate', `the certificate of ${name} isn’t an authority’s`);
}

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

/** That each property stands once and the marker's stays; a definition without any does nothing. */
export function checkExtendedProperties({ document, report }: Check): void {
  const items = objectsIn(document, 'items');
  const names = items.map(({ name }) => textOf(name));
  if (names.length === 0) report('extended-properties-missing', '', 'no extended property is written here');
  items.forEach(({ name, state }, at) => {
    if (name !== defaultMarkerProperty || state !== 'absent') return;
    const message = `"${defaultMarkerProperty}" is how connections say who manages them`;
    report('marker-property-removed', `/items/${at}/state`, message);
  });
  names.forEach((name, at) => {
    if (name !== '' && names.indexOf(name) < at)
      report('extended-property-twice', `/items/${at}`, `the extended property "${name}" is written twice`);
  });
}

/** What an adapter hands on: a contract, and the attributes that make up a pseudonym. */
export function checkAdapter(check: Check): void {
  const { document, report } = check;
  const contract = objectIn(document, 'attributeContract');
  const isChild = idIn(document, 'parentRef') !== undefined;
  if (!contract) {
    if (isChild) return;
    const hint =
      'write attributeContract: { coreAttributes: [{ name: username, pseudonym: true }] }, with the attributes of its type';
    report('adapter-without-contract', '', 'it isn’t said which attributes the adapter has', hint);
    return;
  }
  if (contract.inherited === true) return;
  checkPseudonym(check, contract);
}

const lists = ['coreAttributes', 'extendedAttributes'];
const attributesOf = (contract: JsonObject) => lists.flatMap((list) => objectsIn(contract, list));

/** "A selection is required whether or not you use pseudonyms", the vendor's page says of the console. */
function checkPseudonym({ report }: Check, contract: JsonObject): void {
  if (attributesOf(contract).some(({ pseudonym }) => pseudonym === true)) return;
  const hint = 'add pseudonym: true to the attribute that tells one person from another';
  report('adapter-without-pseudonym', ['/attributeContract', 'key'], 'no attribute is marked as a pseudonym', hint);
}
