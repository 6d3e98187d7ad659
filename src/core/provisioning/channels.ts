import type { ServerResources } from '../connection/references/resource-names.ts';
import type { Desired } from '../connection/types.ts';
import { compareVersions } from '../connection/versions.ts';
import { presetFor } from '../connector/presets.ts';
import type { Connector } from '../connector/types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Findings, findingsBy } from '../document/document.ts';
import { isObject, type JsonObject, type Pointer, valueAt } from '../document/json.ts';
import { objectsIn, textAt, textOf } from '../document/readers.ts';
import { compareFilters } from '../ldap/compare-filters.ts';
import { commonNameOf, relationOf } from '../ldap/distinguished-name.ts';

/** Beyond these the target's rate limit or a hanging run is likelier than a gain; PingFederate itself sets no bound. */
const manyThreads = 10;
const shortTimeout = 5;
const longTimeout = 600;
/** Each of these channels is compared with all the others; a definition of thousands would take hours. */
const mostCompared = 20;

/** The channels side by side: names, threads and timeouts, who is in two of them. */
export function checkChannels(
  channels: readonly JsonObject[],
  connector: Connector | undefined,
  findings: Findings,
): void {
  for (const [index, channel] of channels.entries()) {
    checkPace(channel, `/channels/${index}`, findings);
    for (let other = 0; other < Math.min(index, mostCompared); other++) {
      checkPair({ channel: channels[other]!, index: other }, { channel, index }, connector, findings);
    }
  }
}

function checkPace({ maxThreads, timeout }: JsonObject, base: Pointer, findings: Findings): void {
  if (typeof maxThreads === 'number' && maxThreads < 1) {
    findings.report('channel-pace', `${base}/maxThreads`, 'a channel needs one thread at least', 'write maxThreads: 1');
  } else if (typeof maxThreads === 'number' && maxThreads > manyThreads) {
    findings.report(
      'channel-pace-unusual',
      `${base}/maxThreads`,
      `${maxThreads} threads push at once; most targets refuse so many requests`,
      "PingFederate's default is 1",
    );
  }
  if (typeof timeout !== 'number') return;
  if (timeout < 1) {
    findings.report(
      'channel-pace',
      `${base}/timeout`,
      'a timeout has to be one second at least',
      "PingFederate's default is 60",
    );
  } else if (timeout < shortTimeout) {
    findings.report(
      'channel-pace-unusual',
      `${base}/timeout`,
      `after ${timeout} seconds an operation is given up and tried again in the next run`,
      "PingFederate's default is 60 seconds",
    );
  } else if (timeout > longTimeout) {
    findings.report(
      'channel-pace-unusual',
      `${base}/timeout`,
      `one hanging operation holds a thread for ${timeout} seconds`,
      "the timeout counts in seconds; PingFederate's default is 60",
    );
  }
}

interface Numbered {
  channel: JsonObject;
  index: number;
}

function checkPair(first: Numbered, second: Numbered, connector: Connector | undefined, findings: Findings): void {
  const name = textOf(first.channel.name ?? first.index + 1);
  checkOverlap(first, second, name, findings);
  checkGroupNames(first, second, name, findings);
  checkIdentity(first, second, connector, findings);
}

/** The same people in two channels: one of the two handles them, and it isn't said which. */
function checkOverlap(first: Numbered, second: Numbered, name: string, findings: Findings): void {
  const [a, b] = [first.channel, second.channel];
  if (textAt(a, '/channelSource/dataSource') !== textAt(b, '/channelSource/dataSource')) return;
  const bases = relationOf(textAt(b, '/channelSource/baseDn'), textAt(a, '/channelSource/baseDn'));
  if (bases === 'apart' || bases === 'unknown' || bases === 'unreadable' || !choosesAlike(a, b, bases)) return;
  const place = { same: 'have the same base', below: 'is below the base of', above: 'is above the base of' }[bases];
  findings.report(
    'channels-overlap',
    `/channels/${second.index}/channelSource/baseDn`,
    bases === 'same'
      ? `this channel and "${name}" ${place} and choose users alike: the same people are in both`
      : `this base ${place} channel "${name}": the same people can be in both`,
    "one channel handles a person, and which one isn't defined: keep the channels apart",
  );
}

/** Two groups, or two filters on one base, may well be apart; anything else can't be told. */
function choosesAlike(a: JsonObject, b: JsonObject, bases: 'same' | 'below' | 'above'): boolean {
  const [groupA, groupB] = [a, b].map((channel) => textAt(channel, '/channelSource/userSourceLocation/groupDN'));
  const [filterA = '', filterB = ''] = [a, b].map((channel) =>
    textAt(channel, '/channelSource/userSourceLocation/filter'),
  );
  const sameGroup = groupA === groupB || relationOf(groupA!, groupB!) === 'same';
  if (groupA && groupB && !sameGroup) return false;
  if (bases === 'same') return sameGroup && (filterA === filterB || compareFilters(filterA, filterB) === 'same');
  return true;
}

/** Two channels that provision groups of one name overwrite each other's members. */
function checkGroupNames(first: Numbered, second: Numbered, name: string, findings: Findings): void {
  const [a, b] = [first, second].map(({ channel }) => textAt(channel, '/channelSource/groupSourceLocation/groupDN'));
  if (!a || !b || commonNameOf(a) !== commonNameOf(b)) return;
  findings.report(
    'channels-same-group',
    `/channels/${second.index}/channelSource/groupSourceLocation/groupDN`,
    `channel "${name}" provisions a group of this name too: the later one overwrites the members of the first`,
    'keep groups of one name in one channel',
  );
}

/** Links between people (managers) hold only when all channels find people by the same attribute. */
function checkIdentity(first: Numbered, second: Numbered, connector: Connector | undefined, findings: Findings): void {
  for (const field of connector?.descriptor.saasPluginFieldInfoDescriptors ?? []) {
    if (!field.unique || !field.required) continue;
    const [a, b] = [first, second].map(({ channel }) => mappingOf(channel, field.code));
    if (!a || !b || a.source === b.source) continue;
    findings.report(
      'channels-identity-differs',
      `/channels/${second.index}/attributeMapping/${b.index}`,
      `"${field.label ?? field.code}" comes from ${b.source} here and from ${a.source} in channel "${textOf(first.channel.name)}"`,
      'a person who is found by both channels is created twice, and links to managers break',
    );
  }
}

function mappingOf({ attributeMapping }: JsonObject, code: string): { index: number; source: string } | undefined {
  if (!Array.isArray(attributeMapping)) return undefined;
  const index = attributeMapping.findIndex((mapping) => isObject(mapping) && mapping.fieldName === code);
  const names = valueAt(attributeMapping, `/${index}/saasFieldInfo/attributeNames`);
  if (index < 0 || !Array.isArray(names) || names.length === 0) return undefined;
  return {
    index,
    source: names
      .map((name) => textOf(name))
      .join(', ')
      .toLowerCase(),
  };
}

/** In PingDirectory, nested groups are followed since 11.2 (its release notes); in the other named directories always. */
const nestingSince = '11.2';

/**
 * Nested groups that this version of PingFederate doesn't follow. The kind of directory is the data store's where that
 * is known, else the one that the channel's `directory` names.
 */
export function checkNestedSearch(
  desired: Desired,
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
  desired: Desired,
  source: JsonObject,
  base: Pointer,
  resources: ServerResources | undefined,
): boolean {
  const id = valueAt(source, '/dataSource/id');
  const store = resources?.DataStore?.find((candidate) => candidate.id === id);
  if (store) return store.ldapType === 'PING_DIRECTORY' || store.ldapType === 'UNBOUNDID_DS';
  const values = presetFor('pingdirectory') ?? [];
  return values.some(({ pointer }) => {
    const origin = desired.originOf?.(`/outboundProvision${base}${pointer}`);
    return origin?.from === 'preset' && origin.directory === 'pingdirectory';
  });
}
