const decoder = new TextDecoder('utf-8', { fatal: true });

/** `M\c3\bcller` → `Müller`. Octets that are no text (an objectGUID) stay escaped, in small letters. */
export function unescapedOctets(written: string): string {
  return written.replaceAll(/(?:\\[0-9A-Fa-f]{2})+/g, (octets) => {
    try {
      return decoder.decode(Buffer.from(octets.replaceAll('\\', ''), 'hex'));
    } catch {
      return octets.toLowerCase();
    }
  });
}
