import { isObject, type JsonObject, valueAt } from '../../document/json.ts';
import type { Finder } from '../finder.ts';
import { textOf } from '../text.ts';

/**
 * What a channel asks of its LDAP data store, as `GET /dataStores` lists it: an LDAP store, one host with Active
 * Directory's USNs (they count per domain controller), a binary GUID among its binary attributes.
 */
export function checkDataStores(
  channels: readonly JsonObject[],
  dataStores: readonly JsonObject[],
  finder: Finder,
): void {
  for (const [index, { channelSource: source }] of channels.entries()) {
    if (!isObject(source)) continue;
    const base = `/channels/${index}/channelSource`;
    const id = valueAt(source, '/dataSource/id');
    const store = dataStores.find((candidate) => candidate.id === id);
    if (!store) continue;
    checkType(store, base, finder);
    checkHosts(store, source, base, finder);
    checkBinaryGuid(store, source, base, finder);
  }
}

function checkType(store: JsonObject, base: string, finder: Finder): void {
  if (store.type === undefined || store.type === 'LDAP') return;
  const message = `data store "${textOf(store.id)}" is of type ${textOf(store.type)}; a channel reads from LDAP only`;
  finder.report('channel-store-type', `${base}/dataSource`, message, 'name an LDAP data store');
}

function checkHosts(store: JsonObject, source: JsonObject, base: string, finder: Finder): void {
  const hosts = hostsOf(store);
  const usesUsn = valueAt(source, '/changeDetectionSettings/changedUsersAlgorithm') === 'ACTIVE_DIRECTORY_USN';
  if (hosts.length < 2 || (!usesUsn && store.ldapType !== 'ACTIVE_DIRECTORY')) return;
  finder.report(
    'directory-several-hosts',
    `${base}/dataSource`,
    `data store "${textOf(store.id)}" has ${hosts.length} hosts; each domain controller of Active Directory counts changes for itself, so changes can be missed`,
    'use a data store with a single host for provisioning',
  );
}

function hostsOf({ hostnames }: JsonObject): string[] {
  return Array.isArray(hostnames) ? hostnames.map((name) => textOf(name)) : [];
}

function checkBinaryGuid(store: JsonObject, source: JsonObject, base: string, finder: Finder): void {
  const name = source.guidAttributeName;
  if (source.guidBinary !== true || typeof name !== 'string') return;
  const binary = Array.isArray(store.binaryAttributes) ? store.binaryAttributes.map(textOf) : [];
  if (binary.some((attribute) => attribute.toLowerCase() === name.toLowerCase())) return;
  finder.report(
    'guid-not-binary-in-store',
    `${base}/guidAttributeName`,
    `${name} is binary, and data store "${textOf(store.id)}" doesn't list it among its binary attributes: people couldn't be told apart`,
    `add ${name} to the data store's LDAP binary attributes`,
  );
}
