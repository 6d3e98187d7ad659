import { fill, objectAt, textAt, textsAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import type { ValidationError } from '../server/answer.ts';
import type { World } from '../world.ts';
import { completeTags } from './tagged-addresses.ts';

/** What a server adds to an LDAP data store, and refuses in it. */
export function completeLdap(value: JsonObject, world: World): ValidationError[] {
  fill(value, certain);
  fill(value, world.switches.ldapDefaults === 'console' ? consoleDefaults : zeroDefaults);
  const errors = [
    ...checkSignIn(value, world),
    ...completeTags(value, { whole: 'hostnames', tagged: 'hostnamesTags' }, world),
  ];
  // Read back from servers, a PingDirectory never has it: referrals are configured there.
  if (value.ldapType === 'PING_DIRECTORY') delete value.followLDAPReferrals;
  else fill(value, { followLDAPReferrals: false });
  const hosts = [...textsAt(value, 'hostnames'), ''].join(' ');
  fill(value, { name: `${hosts}(${textAt(value, 'userDN') ?? 'null'})` });
  return errors;
}

/** The API's description states these, or public exports and clients' tests agree on them. */
const certain: JsonObject = {
  bindAnonymously: false,
  useSsl: false,
  useDnsSrvRecords: false,
  useStartTLS: false,
  retryFailedOperations: false,
  testOnBorrow: false,
  testOnReturn: false,
  verifyHost: true,
  minConnections: 10,
  maxConnections: 100,
  maxWait: -1,
  ldapDnsSrvPrefix: '_ldap._tcp',
  ldapsDnsSrvPrefix: '_ldaps._tcp',
  binaryAttributes: [],
};

/** What a data store has that was made in the console, by public exports. */
const consoleDefaults: JsonObject = {
  createIfNecessary: true,
  timeBetweenEvictions: 60_000,
  readTimeout: 3_000,
  connectionTimeout: 3_000,
  dnsTtl: 60_000,
};

/** The official Terraform provider's defaults, which it sends: servers take them, whether they'd choose them isn't known. */
const zeroDefaults: JsonObject = {
  createIfNecessary: false,
  timeBetweenEvictions: 0,
  readTimeout: 0,
  connectionTimeout: 0,
  dnsTtl: 0,
};

/**
 * "No other authentication fields should be provided", the description says of each of the three ways to sign in. Whether
 * one is needed it doesn't say. The texts are made up.
 */
function checkSignIn(value: JsonObject, { switches }: World): ValidationError[] {
  const ways = [
    value.bindAnonymously === true && 'bindAnonymously',
    textAt(value, 'userDN') && 'userDN',
    objectAt(value, 'clientTlsCertificateRef') && 'clientTlsCertificateRef',
  ].filter((way) => typeof way === 'string' && way !== '');
  const errors: ValidationError[] = [];
  const refuse = (message: string, fieldPath: string) => errors.push({ errorId: 'invalid_value', message, fieldPath });
  if (ways.length > 1) refuse(`Only one of ${ways.join(', ')} can be used.`, String(ways[1]));
  if (ways.length === 0 && switches.ldapWithoutSignIn === 'refuse') refuse('userDN is required.', 'userDN');
  if (ways.includes('clientTlsCertificateRef') && value.useSsl !== true && value.useStartTLS !== true) {
    refuse('A client TLS certificate needs SSL or StartTLS.', 'clientTlsCertificateRef');
  }
  return errors;
}
