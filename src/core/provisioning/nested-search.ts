import type { ServerResources } from '../connection/references/resource-names.ts';
import type { DesiredConnection } from '../connection/types.ts';
import { compareVersions } from '../connection/versions.ts';
import { presetFor } from '../connector/presets.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { findingsBy } from '../document/document.ts';
import { isObject, type JsonObject, type Pointer, valueAt } from '../document/json.ts';
import { objectsIn } from '../document/readers.ts';

/** In PingDirectory, nested groups are followed since 11.2 (its release notes); in the other named directories always. */
const nestingSince = '11.2';

/**
 * Nested groups that this version of PingFederate doesn't follow. The kind of directory is the data store's where that
 * is known, else the one that the channel's `directory` names.
 */
export function checkNestedSearch(
  desired: DesiredConnection,
  { version, resources }: { version?: string | undefined; resources?: ServerResources | undefined },
): Diagnostic[] {
  const provision = desired.document.outboundProvision;
  if (!isObject(provision) || version === undefined || compareVersions(version, nestingSince) >= 0) return [];
  const findings = findingsBy((pointer, at) => desired.placeOf(`/outboundProvision${pointer}`, at), desired.id);
  for (const [index, { channelSource: source }] of objectsIn(provision, 'channels').entries()) {
    const base = `/channels/${index}/channelSource`;
    if (!isObject(source) || !isPingDirectory(desired, source, base, resources)) continue;
    for (const location of ['userSourceLocation', 'groupSourceLocation']) {
      if (valueAt(source, `/${location}/nestedSearch`) !== true) continue;
      findings.report(
        'nested-search-unsupported',
        `${base}/${location}/nestedSearch`,
        `PingFederate ${version} doesn't look into nested groups in PingDirectory; ${nestingSince} is the first that does`,
        'leave nestedSearch out, choose by a filter, or upgrade PingFederate',
      );
    }
  }
  return findings.all();
}

function isPingDirectory(
  desired: DesiredConnection,
  source: JsonObject,
  base: Pointer,
  resources: ServerResources | undefined,
): boolean {
  const id = valueAt(source, '/dataSource/id');
  const store = resources?.dataStores?.find((candidate) => candidate.id === id);
  if (store) return store.ldapType === 'PING_DIRECTORY' || store.ldapType === 'UNBOUNDID_DS';
  const values = presetFor('pingdirectory') ?? [];
  return values.some(({ pointer }) => {
    const origin = desired.originOf?.(`/outboundProvision${base}${pointer}`);
    return origin?.from === 'preset' && origin.directory === 'pingdirectory';
  });
}
