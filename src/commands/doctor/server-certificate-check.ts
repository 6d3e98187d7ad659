import type { X509Certificate } from 'node:crypto';
import { dateOf, daysLeft } from '../../core/metadata/expiry.ts';
import { plural } from '../../core/wording.ts';
import { explainTrouble } from '../../edges/pingfederate/explain-failure.ts';
import type { ServerCertificate } from '../../edges/pingfederate/server-certificate.ts';
import { type Check, fine, look, problem } from './check.ts';

/** How the server is reached, as far as its certificate goes. */
interface Reached {
  /** `pingfederate.example.com:9999` */
  host: string;
  insecureTls: boolean;
  now: Date;
}

/**
 * The certificate that the server itself answers TLS with: from the day that it has expired, no run gets through.
 *
 * @returns what it is, until when, who signed it and by whose word it is trusted
 */
export function checkServerCertificate(seen: ServerCertificate, reached: Reached): Check {
  const { refusedAs } = seen;
  if (refusedAs !== undefined) return refused({ ...seen, refusedAs }, reached);
  const says = `${subjectOf(seen)}, trusted, ${endOf(seen, reached.now)}; ${signedBy(seen)}`;
  if (reached.insecureTls) return look('certificate', says, 'it needs no insecure-tls: take that away');
  return isNear(seen, reached.now) ? look('certificate', says, renewal) : fine('certificate', says);
}

const renewal =
  'put its successor on the server in time, in the console under Security › Certificate & Key Management › SSL Server Certificates: once it has expired, no run gets through';

function refused(seen: ServerCertificate & { refusedAs: string }, { host, insecureTls, now }: Reached): Check {
  const { kind, hint = '' } = explainTrouble({ code: seen.refusedAs, message: '' }, host);
  const end = endOf(seen, now);
  const facts = kind === 'tls-expired' ? [end] : [kind === 'tls-hostname' ? madeFor(seen, host) : 'not trusted', end];
  const says = `${[subjectOf(seen), ...facts].join(', ')}; ${signedBy(seen)}`;
  if (insecureTls)
    return look('certificate', `${says} (not verified: insecure-tls)`, 'give its authority with ca-certificate');
  return problem('certificate', says, (kind === 'tls-untrusted' && trustHint(seen)) || hint);
}

/** What is better than the usual hint. */
function trustHint(seen: ServerCertificate): string | undefined {
  if (isItsOwn(seen)) return ownHint(seen);
  return seen.vouchedBy ? `add ${nameOf(seen.chain.at(-1)?.issuer)} to what ${seen.vouchedBy} names` : undefined;
}

function madeFor({ chain: [own] }: ServerCertificate, host: string): string {
  return own?.subjectAltName ? `made for ${own.subjectAltName}, not for ${host}` : `not made for ${host}`;
}

/** Trusting a certificate because it came is trusting anybody. */
function ownHint({ chain: [own] }: ServerCertificate): string {
  return `compare its SHA-256 fingerprint with the one that the console shows, then give the certificate itself with ca-certificate: ${own?.fingerprint256}`;
}

const subjectOf = ({ chain: [own] }: ServerCertificate) => nameOf(own?.subject || own?.subjectAltName);
const isItsOwn = ({ chain: [own] }: ServerCertificate) => own !== undefined && own.subject === own.issuer;
const nameOf = (name: string | undefined) => (name ? name.replaceAll('\n', ', ') : 'a certificate without a name');

/** `issued by CN=Example CA, named by ca-certificate` */
function signedBy(seen: ServerCertificate): string {
  const { chain, vouchedBy } = seen;
  const [own, top] = [chain[0], chain.at(-1)];
  if (isItsOwn(seen)) return vouchedBy ? `self-signed, and ${named(vouchedBy)}` : 'self-signed';
  const signer = nameOf(own?.issuer);
  if (!vouchedBy) return `issued by ${signer}, which nothing here vouches for`;
  if (top === own) return `itself ${named(vouchedBy)}, but not ${signer}, who issued it`;
  const authority = nameOf(top?.subject);
  const issued = signer === authority ? `issued by ${signer}` : `issued by ${signer} below ${authority}`;
  const missing = top?.subject === top?.issuer ? '' : `, but not ${nameOf(top?.issuer)}, who vouches for that one`;
  return `${issued}, ${named(vouchedBy)}${missing}`;
}

const named = (source: NonNullable<ServerCertificate['vouchedBy']>) =>
  source === 'Node.js' ? 'an authority that Node.js knows' : `named by ${source}`;

/** When the first of the chain ends: a certificate is worth no more than who signed it. */
function endOf({ chain }: ServerCertificate, now: Date): string {
  const first = firstToEnd(chain);
  if (!first) return '';
  const [from, to] = [new Date(first.validFrom), new Date(first.validTo)];
  const whose = first === chain[0] ? '' : `its authority ${nameOf(first.subject)} `;
  if (to < now) return `${whose}expired on ${dateOf(to)}`;
  if (from > now) return `${whose}not valid before ${dateOf(from)}`;
  const left = isNear({ chain }, now) ? `, in ${plural(Math.floor(daysLeft(to, now)), 'day')}` : '';
  return `${whose}expires ${dateOf(to)}${left}`;
}

const firstToEnd = (chain: readonly X509Certificate[]): X509Certificate | undefined =>
  [...chain].sort((a, b) => Date.parse(a.validTo) - Date.parse(b.validTo))[0];

/** A month is time enough; one that is renewed every few weeks is near only in the last third of its life. */
function isNear({ chain }: Pick<ServerCertificate, 'chain'>, now: Date): boolean {
  const first = firstToEnd(chain);
  if (!first) return false;
  const [from, to] = [new Date(first.validFrom), new Date(first.validTo)];
  return daysLeft(to, now) <= Math.min(30, daysLeft(to, from) / 3);
}
