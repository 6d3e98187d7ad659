import { fill, listAt, textAt, textsAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import type { ValidationError } from '../server/answer.ts';
import type { World } from '../world.ts';

/** What a server adds to a data store; without bypass, it also tries to reach it. */
export function completeDataStore(
  value: JsonObject,
  { world, bypass }: { world: World; bypass: boolean },
): ValidationError[] {
  fill(value, { maskAttributeValues: false });
  if (value.type === 'LDAP') completeLdap(value);
  if (value.type === 'JDBC') completeJdbc(value);
  const unreachable = world.switches.unreachableDataStores.includes(String(value.id));
  if (bypass || !unreachable) return [];
  const message = 'Unable to connect to the data store.';
  return [{ errorId: 'data_store_connection_error', message, fieldPath: value.type === 'LDAP' ? 'hostnames' : '' }];
}

function completeLdap(value: JsonObject): void {
  fill(value, {
    bindAnonymously: false,
    useSsl: false,
    useDnsSrvRecords: false,
    followLDAPReferrals: false,
    useStartTLS: false,
    retryFailedOperations: false,
    testOnBorrow: false,
    testOnReturn: false,
    createIfNecessary: true,
    verifyHost: true,
    minConnections: 10,
    maxConnections: 100,
    maxWait: -1,
    timeBetweenEvictions: 60_000,
    readTimeout: 3_000,
    connectionTimeout: 3_000,
    dnsTtl: 60_000,
    ldapDnsSrvPrefix: '_ldap._tcp',
    ldapsDnsSrvPrefix: '_ldaps._tcp',
    binaryAttributes: [],
  });
  const tags = listAt(value, 'hostnamesTags');
  if (tags.length === 0) value.hostnamesTags = [{ hostnames: textsAt(value, 'hostnames'), defaultSource: true }];
  for (const tag of tags) fill(tag, { defaultSource: tags.length === 1 });
  const first = tags.find((tag) => tag.defaultSource === true) ?? tags[0];
  if (value.hostnames === undefined && first) value.hostnames = textsAt(first, 'hostnames');
  fill(value, { name: `${textsAt(value, 'hostnames').join(' ')} (${textAt(value, 'userDN') ?? 'Anonymous'})` });
}

function completeJdbc(value: JsonObject): void {
  fill(value, {
    allowMultiValueAttributes: false,
    minPoolSize: 10,
    maxPoolSize: 100,
    blockingTimeout: 5_000,
    idleTimeout: 5,
  });
  const tags = listAt(value, 'connectionUrlTags');
  if (tags.length === 0) value.connectionUrlTags = [{ connectionUrl: value.connectionUrl, defaultSource: true }];
  for (const tag of tags) fill(tag, { defaultSource: tags.length === 1 });
  const first = tags.find((tag) => tag.defaultSource === true) ?? tags[0];
  if (value.connectionUrl === undefined && first) value.connectionUrl = first.connectionUrl;
  fill(value, { name: `${String(value.connectionUrl)} (${textAt(value, 'userName') ?? ''})` });
}
