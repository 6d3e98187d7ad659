/** An entry as it is given: names as written, values as text or octets. */
export interface GivenEntry {
  dn: string;
  attributes: Record<string, string | Uint8Array | readonly (string | Uint8Array)[]>;
}

/** Reads the entries of an LDIF text (RFC 2849); what a change record would do isn't read. */
export function readLdif(text: string): GivenEntry[] {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\n ', '').split('\n');
  const entries: GivenEntry[] = [];
  let open: { dn: string; attributes: Record<string, (string | Uint8Array)[]> } | undefined;
  for (const line of lines) {
    if (line.startsWith('#')) continue;
    const [, name, colons, written] = /^([^:]+)(::?) *(.*)$/.exec(line) ?? [];
    if (name === undefined) open = undefined;
    else if (name.toLowerCase() === 'version' && !open) continue;
    else if (name.toLowerCase() === 'dn') {
      open = { dn: String(readValue(colons, written)), attributes: {} };
      entries.push(open);
    } else if (open) {
      const values = open.attributes[name] ?? [];
      values.push(readValue(colons, written));
      open.attributes[name] = values;
    }
  }
  return entries;
}

function readValue(colons = ':', written = ''): string | Uint8Array {
  if (colons === ':') return written;
  const octets = Buffer.from(written, 'base64');
  const text = octets.toString('utf8');
  return Buffer.from(text).equals(octets) ? text : octets;
}

/** The entries as LDIF, values that need it in base64. */
export function toLdif(entries: readonly GivenEntry[]): string {
  return entries.map(({ dn, attributes }) => `${[line('dn', dn), ...linesOf(attributes)].join('\n')}\n`).join('\n');
}

function linesOf(attributes: GivenEntry['attributes']): string[] {
  return Object.entries(attributes).flatMap(([name, given]) => valuesOf(given).map((value) => line(name, value)));
}

export function valuesOf(given: GivenEntry['attributes'][string]): readonly (string | Uint8Array)[] {
  return typeof given === 'string' || given instanceof Uint8Array ? [given] : given;
}

function line(name: string, value: string | Uint8Array): string {
  const isPlain = typeof value === 'string' && /^(?![ :<])[\x20-\x7e]*(?<! )$/.test(value);
  return isPlain ? `${name}: ${value}` : `${name}:: ${Buffer.from(value as string).toString('base64')}`;
}
