import { type Der, inside, oidText } from './der.ts';

/**
 * A subject or an issuer as PingFederate answers it, which is how Java prints a name by default: the last part of the
 * encoding first, `EMAILADDRESS=` (the vendor's own tests expect it), and a value in quotation marks where a character
 * of it would end it (likely: the OpenJDK's X500Name).
 */
export function distinguishedName(name: Der | undefined): string {
  return inside(name).reverse().map(partOf).join(', ');
}

/** One part may be of several attributes. */
function partOf(part: Der): string {
  return inside(part).map(attributeOf).join(' + ');
}

function attributeOf(attribute: Der): string {
  const [type, value] = inside(attribute);
  const identifier = oidText(type!.content);
  return `${typeNames[identifier] ?? `OID.${identifier}`}=${valueText(value!)}`;
}

const typeNames: Record<string, string> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SURNAME',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '2.5.4.42': 'GIVENNAME',
  '2.5.4.43': 'INITIALS',
  '2.5.4.44': 'GENERATION',
  '2.5.4.46': 'DNQ',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'EMAILADDRESS',
};

const encodings: Record<number, (content: Buffer) => string> = {
  12: (content) => content.toString('utf8'),
  19: (content) => content.toString('latin1'),
  20: (content) => content.toString('latin1'),
  22: (content) => content.toString('latin1'),
  30: (content) => Buffer.from(content).swap16().toString('utf16le'),
};

/** What isn't text stands as its encoding. */
function valueText({ tag, content, whole }: Der): string {
  const text = encodings[tag]?.(content);
  return text === undefined ? `#${whole.toString('hex')}` : quoted(text);
}

function quoted(text: string): string {
  const escaped = text.replaceAll(/["\\]/g, '\\$&');
  return /[,+=<>#;"\\\n]|^ | $| {2}/.test(text) ? `"${escaped}"` : escaped;
}
