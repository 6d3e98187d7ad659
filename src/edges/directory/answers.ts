import type { Entry } from '../../core/people/types.ts';
import { BerReader, NotLdap } from './ber/read.ts';
import { pagedResults } from './requests.ts';

/** How a request ended. `code` is LDAP's; the server's own text stays out of our messages. */
export interface Result {
  code: number;
  /** Active Directory's number of why a sign-in failed: `52e`. */
  signInData?: string | undefined;
}

/** What stands behind a page: empty when it was the last one; `undefined` when the server didn't page. */
type Cookie = Buffer | undefined;

export function resultIn(body: BerReader): Result {
  const code = body.integer(0x0a);
  body.skip();
  const said = body.text();
  return { code, signInData: /\bdata ([0-9a-f]{3,4})\b/.exec(said)?.[1] };
}

export function cookieIn(controls: BerReader | undefined): Cookie {
  while (controls?.more) {
    const control = controls.inside(0x30);
    if (control.text() !== pagedResults) continue;
    if (control.tag === 0x01) control.skip();
    const bytes = control.octets();
    const value = new BerReader(bytes).inside(0x30);
    value.skip();
    // A copy: the message's memory is used again.
    return Buffer.from(value.octets());
  }
  return undefined;
}

/** The addresses that a reference to other servers gives. */
export function addressesIn(body: BerReader): string[] {
  const addresses: string[] = [];
  while (body.more) addresses.push(body.text());
  return addresses;
}

/** More values than a group of any company has; each of them costs more memory here than on the wire. */
const mostValues = 500_000;

/** An entry; the values of attributes that are binary, and any that are no text, stay octets. */
export function entryIn(body: BerReader, binary: ReadonlySet<string>): Entry {
  const dn = body.text();
  const attributes = new Map<string, (string | Uint8Array)[]>();
  let count = 0;
  for (const list = body.inside(0x30); list.more; ) {
    const attribute = list.inside(0x30);
    const name = attribute.text().toLowerCase();
    const isBinary = binary.has(name) || binary.has(name.split(';')[0]!);
    const values = attributes.get(name) ?? [];
    for (const set = attribute.inside(0x31); set.more && values.length <= mostValues; )
      values.push(isBinary ? bytesIn(set) : textIn(set));
    if (values.length > 0) attributes.set(name, values);
    count += values.length;
    if (count > mostValues) throw new NotLdap('values without measure');
  }
  return { dn, attributes };
}

const bytesIn = (set: BerReader) => new Uint8Array(set.octets());

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textIn(set: BerReader): string | Uint8Array {
  const octets = set.octets();
  const text = octets.toString('utf8');
  // Only where a replacement character came out it's worth to look whether the octets were text at all.
  if (!text.includes('\ufffd')) return text;
  try {
    return strict.decode(octets);
  } catch {
    return new Uint8Array(octets);
  }
}
