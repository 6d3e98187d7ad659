import { codeTable } from '../code-entry.ts';

/** What can be told of data stores, extended properties and certificate authorities without a server. */
export const resourceCodes = codeTable({
  'data-store-address-missing': {
    severity: 'error',
    summary: 'A data store without an address',
    explanation:
      'PingFederate asks for the host of a directory or the URL of a database, or for a list of them by tag.',
    fix: 'Write `hostnames`, of a database `connectionUrl`.',
  },
  'data-store-two-addresses': {
    severity: 'warning',
    summary: 'Two default addresses that differ',
    explanation:
      'The server keeps the default address twice: on its own, and as the default in the list by tag. Where both are written and differ, the list counts here, and both are sent alike.',
    fix: 'Write the list alone.',
  },
  'data-store-default-address': {
    severity: 'warning',
    summary: 'Not exactly one default among addresses by tag',
    explanation:
      'One address of the list counts for all nodes whose tags aren’t in it. Which one a server takes otherwise isn’t known.',
    fix: 'Write `defaultSource: true` at one of them.',
  },
  'data-store-host-unusable': {
    severity: 'warning',
    summary: 'More than a host',
    explanation:
      'Here stand hosts with their ports, such as `ldap.example.com:636`. Whether the connection is encrypted, `useSsl` and `useStartTLS` say.',
    fix: 'Write the host and the port alone.',
  },
  'data-store-sign-in-twice': {
    severity: 'error',
    summary: 'More than one way to sign in to a directory',
    explanation:
      'PingFederate signs in with a user and a password, with a client certificate, or not at all; it takes one of the three.',
    fix: 'Keep one of `userDN`, `clientTlsCertificateRef` and `bindAnonymously: true`.',
  },
  'data-store-sign-in-missing': {
    severity: 'warning',
    summary: 'No way to sign in',
    explanation: 'Nothing says how PingFederate signs in to the directory; a server may refuse that.',
    fix: 'Write `userDN` and `password`, `clientTlsCertificateRef`, or `bindAnonymously: true`.',
  },
  'data-store-certificate-in-clear': {
    severity: 'error',
    summary: 'A client certificate without TLS',
    explanation: 'A client certificate is shown while a TLS connection is made, so there has to be one.',
    fix: 'Set `useSsl: true` or `useStartTLS: true`.',
  },
  'data-store-unencrypted': {
    severity: 'warning',
    summary: 'Passwords travel in clear',
    explanation:
      'Without SSL and StartTLS the account’s password and those of everybody who signs on against the directory can be read on the way.',
    fix: 'Set `useSsl: true` (port 636) or `useStartTLS: true`.',
  },
  'data-store-encrypted-twice': {
    severity: 'warning',
    summary: 'SSL and StartTLS at once',
    explanation:
      'The one encrypts from the start, the other what began in clear; a directory does one of them on a port.',
    fix: 'Keep one of `useSsl` and `useStartTLS`.',
  },
  'data-store-password-missing': {
    severity: 'warning',
    summary: 'A user without a password',
    explanation:
      'A server that has the data store already keeps the password that it holds. A new one can’t sign in, and every lookup fails.',
    fix: 'Write `password: ${secret:NAME}`.',
  },
  'data-store-pool': {
    severity: 'warning',
    summary: 'Fewer connections at most than are kept open',
    explanation: 'The smaller number of connections is kept open, the larger is the most that there may be.',
    fix: 'Correct one of the two numbers.',
  },
  'data-store-left-open': {
    severity: 'info',
    summary: 'Settings that are left to the server',
    explanation:
      'The administrative API says that a server takes its defaults for timeouts and a few more that aren’t written, and not which they are. They may be others than the console’s. What a server holds stays as it is.',
    fix: 'Write them, if it matters to you.',
  },
  'data-store-unkept': {
    severity: 'warning',
    summary: 'A setting that a server doesn’t keep',
    explanation: 'Whether referrals are followed is set up in a PingDirectory itself; PingFederate forgets it there.',
    fix: 'Leave it out.',
  },
  'extended-property-twice': {
    severity: 'error',
    summary: 'One extended property twice',
    explanation: 'The properties of a server are known by their names.',
    fix: 'Keep one of them.',
  },
  'marker-property-removed': {
    severity: 'error',
    summary: 'The property of the marker would go',
    explanation:
      'Each connection that this tool writes carries the repository and the file that manage it in this property. Without it changed secrets and connections without a definition aren’t found any more.',
    fix: 'Remove the line.',
  },
  'extended-properties-missing': {
    severity: 'info',
    summary: 'No extended property is written',
    explanation: 'What a definition doesn’t name stays as it is on the server, so such a definition does nothing.',
    fix: 'Write `properties`.',
  },
  'certificate-no-authority': {
    severity: 'warning',
    summary: 'A certificate that isn’t an authority’s',
    explanation:
      'Only a certificate that says it may sign others (basic constraints, CA) vouches for them. Trusting another one makes sense only where the peer shows exactly that one.',
    fix: 'Use the certificate of the authority that signed it.',
  },
});
