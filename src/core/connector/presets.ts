import type { Json, Pointer } from '../document/json.ts';

/** One value that a preset fills in. */
export interface PresetValue {
  /** Below `channelSource`. */
  pointer: Pointer;
  value: Json;
  /** `sure`: documented, or read from a real server; `likely`: what the directory itself prescribes. */
  evidence: 'sure' | 'likely';
  /** Only when the channel leaves this member as the preset has it: a USN attribute is nothing without its algorithm. */
  onlyWith?: Pointer;
}

const change = '/changeDetectionSettings';
const account = '/accountManagementSettings';
const algorithm = `${change}/changedUsersAlgorithm`;
const statusAlgorithm = `${account}/accountStatusAlgorithm`;

/**
 * Active Directory: the GUID is always binary and USNs find changes (documented); the attribute names are the
 * directory's own. PingFederate's page prints an attribute as the user object class, surely a slip.
 */
const activeDirectory: PresetValue[] = [
  { pointer: '/guidAttributeName', value: 'objectGUID', evidence: 'likely' },
  { pointer: '/guidBinary', value: true, evidence: 'sure', onlyWith: '/guidAttributeName' },
  { pointer: '/groupMembershipDetection/memberOfGroupAttributeName', value: 'memberOf', evidence: 'likely' },
  { pointer: '/groupMembershipDetection/groupMemberAttributeName', value: 'member', evidence: 'likely' },
  { pointer: `${change}/userObjectClass`, value: 'user', evidence: 'likely' },
  { pointer: `${change}/groupObjectClass`, value: 'group', evidence: 'likely' },
  { pointer: algorithm, value: 'ACTIVE_DIRECTORY_USN', evidence: 'sure' },
  { pointer: `${change}/usnAttributeName`, value: 'uSNChanged', evidence: 'likely', onlyWith: algorithm },
  { pointer: `${change}/timeStampAttributeName`, value: 'modifyTimestamp', evidence: 'likely' },
  { pointer: `${account}/accountStatusAttributeName`, value: 'userAccountControl', evidence: 'likely' },
  { pointer: statusAlgorithm, value: 'ACCOUNT_STATUS_ALGORITHM_AD', evidence: 'sure' },
  { pointer: `${account}/defaultStatus`, value: true, evidence: 'likely' },
];

/**
 * A status flag: `nsaccountlock` is true for a locked account, so the comparison has to give false. The API's own
 * default for `flagComparisonStatus` is true and would turn the meaning around.
 */
const statusFlag = (evidence: PresetValue['evidence']): PresetValue[] => [
  { pointer: `${account}/accountStatusAttributeName`, value: 'nsaccountlock', evidence },
  { pointer: statusAlgorithm, value: 'ACCOUNT_STATUS_ALGORITHM_FLAG', evidence: 'sure' },
  { pointer: `${account}/flagComparisonValue`, value: 'true', evidence, onlyWith: statusAlgorithm },
  { pointer: `${account}/flagComparisonStatus`, value: false, evidence, onlyWith: `${account}/flagComparisonValue` },
  { pointer: `${account}/defaultStatus`, value: true, evidence },
];

/** PingDirectory, as the console saved it and as the vendor's own acceptance tests have it. */
const pingDirectory: PresetValue[] = [
  { pointer: '/guidAttributeName', value: 'entryUUID', evidence: 'sure' },
  { pointer: '/guidBinary', value: false, evidence: 'sure' },
  { pointer: '/groupMembershipDetection/groupMemberAttributeName', value: 'uniqueMember', evidence: 'sure' },
  { pointer: `${change}/userObjectClass`, value: 'inetOrgPerson', evidence: 'sure' },
  { pointer: `${change}/groupObjectClass`, value: 'groupOfUniqueNames', evidence: 'sure' },
  { pointer: algorithm, value: 'TIMESTAMP_NO_NEGATION', evidence: 'sure' },
  { pointer: `${change}/timeStampAttributeName`, value: 'modifyTimestamp', evidence: 'sure' },
  ...statusFlag('sure'),
];

/** Oracle's directories; PingFederate's documentation gives the object class, both algorithms and the status flag. */
const oracle: PresetValue[] = [
  { pointer: '/guidAttributeName', value: 'nsUniqueID', evidence: 'likely' },
  { pointer: '/guidBinary', value: false, evidence: 'sure' },
  { pointer: '/groupMembershipDetection/groupMemberAttributeName', value: 'uniqueMember', evidence: 'likely' },
  { pointer: `${change}/userObjectClass`, value: 'person', evidence: 'sure' },
  { pointer: `${change}/groupObjectClass`, value: 'groupOfUniqueNames', evidence: 'likely' },
  { pointer: algorithm, value: 'TIMESTAMP_NO_NEGATION', evidence: 'sure' },
  { pointer: `${change}/timeStampAttributeName`, value: 'modifyTimestamp', evidence: 'likely' },
  ...statusFlag('likely'),
];

/**
 * The directories that a channel's `directory:` can name. `generic` promises nothing about the directory: the console
 * pre-fills nothing for it either. For PingDS, which data stores can be since 12.1, the documentation names no values, so
 * nothing is filled in.
 */
const presets: Record<string, PresetValue[]> = {
  'active-directory': activeDirectory,
  pingdirectory: pingDirectory,
  'oracle-unified-directory': oracle,
  'oracle-directory-server': oracle,
  pingds: [],
  generic: [],
};

/** The words that `directory:` takes. */
export const directories = Object.keys(presets);

/** What PingFederate's console pre-fills for a directory; `undefined` for a word that names none. */
export function presetFor(directory: string): readonly PresetValue[] | undefined {
  return Object.hasOwn(presets, directory) ? presets[directory] : undefined;
}
