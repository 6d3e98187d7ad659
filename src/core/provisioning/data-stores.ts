import type { Desired } from '../connection/types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Findings, findingsBy } from '../document/document.ts';
import { isObject, type JsonObject, valueAt } from '../document/json.ts';
import { textOf } from '../document/readers.ts';

/**
 * What a connection's channels ask of their LDAP data stores, as `GET /dataStores` lists them: one host with Active
 * Directory's USNs (they count per domain controller), a binary GUID among the store's binary attributes.
 */
export function checkDataStores(desired: Desired, dataStores: readonly JsonObject[]): Diagnostic[] {
  const provision = desired.document.outboundProvision;
  if (!isObject(provision)) return [];
  const findings = findingsBy((pointer, at) => desired.placeOf(`/outboundProvision${pointer}`, at), desired.id);
  const channels = Array.isArray(provision.channels) ? provision.channels : [];
  for (const [index, channel] of channels.entries()) {
    const source = isObject(channel) ? channel.channelSource : undefined;
    if (!isObject(source)) continue;
    const base = `/channels/${index}/channelSource`;
    const id = valueAt(source, '/dataSource/id');
    const store = dataStores.find((candidate) => candidate.id === id);
    if (!store) continue;
    const name = desired.nameOf?.('DataStore', textOf(id)) ?? textOf(id);
    checkHosts({ store, name }, source, base, findings);
    checkBinaryGuid({ store, name }, source, base, findings);
  }
  return findings.all();
}

interface Named {
  store: JsonObject;
  /** What the definition calls it. */
  name: string;
}

function checkHosts({ store, name }: Named, source: JsonObject, base: string, findings: Findings): void {
  const hosts = hostsOf(store);
  const usesUsn = valueAt(source, '/changeDetectionSettings/changedUsersAlgorithm') === 'ACTIVE_DIRECTORY_USN';
  if (hosts.length < 2 || (!usesUsn && store.ldapType !== 'ACTIVE_DIRECTORY')) return;
  findings.report(
    'directory-several-hosts',
    `${base}/dataSource`,
    `data store "${name}" has ${hosts.length} hosts; each domain controller of Active Directory counts changes for itself, so changes can be missed`,
    'use a data store with a single host for provisioning',
  );
}

function hostsOf({ hostnames }: JsonObject): string[] {
  return Array.isArray(hostnames) ? hostnames.map((name) => textOf(name)) : [];
}

function checkBinaryGuid({ store, name: called }: Named, source: JsonObject, base: string, findings: Findings): void {
  const name = source.guidAttributeName;
  if (source.guidBinary !== true || typeof name !== 'string') return;
  const binary = Array.isArray(store.binaryAttributes) ? store.binaryAttributes.map(textOf) : [];
  if (binary.some((attribute) => attribute.toLowerCase() === name.toLowerCase())) return;
  findings.report(
    'guid-not-binary-in-store',
    `${base}/guidAttributeName`,
    `${name} is binary, and data store "${called}" doesn't list it among its binary attributes: people couldn't be told apart`,
    `add ${name} to the data store's LDAP binary attributes`,
  );
}
