import { membersOf, models } from '../schema/api-facts.ts';

/** The words of the administrative API that mean nothing to a reader of the console. */

const facts = models.flatMap((model) => Object.entries(membersOf(model)));

/** `userSourceLocation`: one word with a capital letter inside. */
const members = new Set(facts.map(([name]) => name).filter((name) => /^[a-z]+[a-z0-9]*[A-Z]/.test(name)));

/** Values that are words of people as well. */
const spoken = new Set(['POST', 'SOAP', 'JWT', 'LDAP', 'JDBC', 'HEX', 'SID', 'NONE']);

const values = new Set(
  facts
    .flatMap(([, { values: own = [] }]) => own)
    .filter((value) => /^[A-Z0-9_]{3,}$|^[A-Za-z]+_|with(RSA|DSA|ECDSA)/.test(value) && !spoken.has(value)),
);

/** What of the API a text holds: names of members and values, as far as they are no words. */
export function apiWordsIn(text: string): string[] {
  const words = text.match(/[A-Za-z][\w]*/g) ?? [];
  const found = words.filter((word) => members.has(word) || values.has(word));
  const paths = text.match(/\b[a-z]\w+\.[a-z]\w+\[/g) ?? [];
  const others = text.match(/urn:oasis[\w:.-]*|BEGIN CERTIFICATE|\/idp\/spConnections/g) ?? [];
  return [...new Set([...found, ...paths, ...others])].sort();
}
