import type { Connector } from '../connector/types.ts';
import { nameOf } from '../connector/unknown-name.ts';
import type { Findings } from '../document/document.ts';
import { isObject, type JsonObject, lastOf, type Pointer, valueAt } from '../document/json.ts';
import { textAt, textOf } from '../document/readers.ts';
import { dnProblem } from '../ldap/distinguished-name.ts';
import { filterProblem } from '../ldap/read-filter.ts';

/** Members that the admin API wants in every channel source, with their words in the console. */
const required: [Pointer, string][] = [
  ['/guidAttributeName', 'Entry GUID Attribute'],
  ['/changeDetectionSettings/userObjectClass', 'User objectClass'],
  ['/changeDetectionSettings/groupObjectClass', 'Group objectClass'],
  ['/changeDetectionSettings/changedUsersAlgorithm', 'Changed Users/Groups Algorithm'],
  ['/changeDetectionSettings/timeStampAttributeName', 'Timestamp Attribute'],
  ['/accountManagementSettings/accountStatusAttributeName', 'Account Status Attribute'],
  ['/accountManagementSettings/accountStatusAlgorithm', 'Account Status Algorithm'],
];

/** A channel's source: what is missing, DN and filter syntax, who is chosen, how changes are found. */
export function checkSource(
  channel: JsonObject,
  base: Pointer,
  connector: Connector | undefined,
  findings: Findings,
): void {
  const source = channel.channelSource;
  if (!isObject(source)) return;
  checkRequired(source, base, findings);
  checkNames(source, base, findings);
  checkUsers(source, base, connector, findings);
  checkGroups(source, base, connector, findings);
  checkGuid(source, base, findings);
  checkChangeDetection(source, base, findings);
  checkAccountStatus(source, base, findings);
}

function checkRequired(source: JsonObject, base: Pointer, findings: Findings): void {
  for (const [pointer, words] of required) {
    if (textAt(source, pointer) !== '') continue;
    const name = lastOf(pointer);
    const hint = 'write it, or let directory: fill it in (active-directory, pingdirectory, …)';
    findings.report('channel-source-incomplete', [base + pointer, 'key'], `the source has no ${name} (${words})`, hint);
  }
}

function checkNames(source: JsonObject, base: Pointer, findings: Findings): void {
  for (const pointer of ['/baseDn', '/userSourceLocation/groupDN', '/groupSourceLocation/groupDN']) {
    const dn = textAt(source, pointer);
    const problem =
      dn === ''
        ? valueAt(source, pointer) === '' && pointer === '/baseDn'
          ? 'the name is empty'
          : undefined
        : dnProblem(dn);
    if (problem)
      findings.report(
        'ldap-name-invalid',
        base + pointer,
        `"${dn}" is no distinguished name: ${problem}`,
        'it looks like ou=People,dc=example,dc=com',
      );
  }
  for (const pointer of ['/userSourceLocation/filter', '/groupSourceLocation/filter']) {
    const filter = textAt(source, pointer);
    const problem = filter === '' ? undefined : filterProblem(filter);
    if (problem)
      findings.report(
        'ldap-filter-invalid',
        base + pointer,
        `"${filter}" is no LDAP filter: ${problem.message} (character ${problem.at + 1})`,
        problem.hint,
      );
  }
}

function checkUsers(source: JsonObject, base: Pointer, connector: Connector | undefined, findings: Findings): void {
  const groupDn = textAt(source, '/userSourceLocation/groupDN');
  const filter = textAt(source, '/userSourceLocation/filter');
  if (groupDn === '' && filter === '') {
    findings.report(
      'channel-without-users',
      [`${base}/userSourceLocation`, 'key'],
      'the channel says of no one that they are to be provisioned',
      'give userSourceLocation a groupDN, a filter, or both',
    );
  }
  if (groupDn === '') return;
  for (const caution of connector?.entry?.cautions ?? []) {
    if (caution.when !== 'users-by-group') continue;
    findings.report(
      'connector-limit',
      `${base}/userSourceLocation/groupDN`,
      `users are chosen by a group: ${caution.sentence}`,
      caution.hint,
    );
  }
}

function checkGroups(source: JsonObject, base: Pointer, connector: Connector | undefined, findings: Findings): void {
  if (connector?.entry?.groups !== false) return;
  for (const member of ['groupDN', 'filter']) {
    const pointer = `/groupSourceLocation/${member}`;
    if (textAt(source, pointer) === '') continue;
    findings.report(
      'connector-groups-unsupported',
      [base + pointer, 'key'],
      `the ${nameOf(connector)} doesn't provision groups`,
      'leave groupSourceLocation out',
    );
    return;
  }
}

function checkGuid(source: JsonObject, base: Pointer, findings: Findings): void {
  const name = textAt(source, '/guidAttributeName');
  const isBinary = source.guidBinary === true;
  if (/^objectguid$/i.test(name) && !isBinary) {
    findings.report(
      'guid-type',
      `${base}/guidBinary`,
      `${name} is binary in Active Directory, but guidBinary isn't true`,
      'write guidBinary: true',
    );
  }
  if (/^(entryuuid|nsuniqueid)$/i.test(name) && isBinary) {
    findings.report(
      'guid-type',
      `${base}/guidBinary`,
      `${name} is a text, but guidBinary is true`,
      'write guidBinary: false',
    );
  }
}

function checkChangeDetection(source: JsonObject, base: Pointer, findings: Findings): void {
  const settings = '/changeDetectionSettings';
  const usesUsn = textAt(source, `${settings}/changedUsersAlgorithm`) === 'ACTIVE_DIRECTORY_USN';
  const usn = textAt(source, `${settings}/usnAttributeName`);
  if (usesUsn && usn === '') {
    findings.report(
      'usn-attribute-missing',
      `${base}${settings}/changedUsersAlgorithm`,
      "ACTIVE_DIRECTORY_USN finds changes by an attribute, and usnAttributeName doesn't name it",
      'write usnAttributeName: uSNChanged',
    );
  }
  if (!usesUsn && usn !== '') {
    findings.report(
      'usn-attribute-unused',
      `${base}${settings}/usnAttributeName`,
      'usnAttributeName counts only with the algorithm ACTIVE_DIRECTORY_USN',
    );
  }
}

/**
 * Attributes that say of an account that it is locked: their value `true` has to mean disabled. PingFederate takes
 * `flagComparisonStatus` as true when it isn't given, which turns the meaning around.
 */
const lockAttributes = /^(nsaccountlock|ds-pwp-account-disabled)$/i;

/** The account status of a source: a flag needs a value to compare with, and must not be read the wrong way round. */
function checkAccountStatus(source: JsonObject, base: Pointer, findings: Findings): void {
  const settings = source.accountManagementSettings;
  if (!isObject(settings) || settings.accountStatusAlgorithm !== 'ACCOUNT_STATUS_ALGORITHM_FLAG') return;
  const at = `${base}/accountManagementSettings`;
  const attribute = textOf(settings.accountStatusAttributeName);
  const value = textOf(settings.flagComparisonValue);
  if (value === '') {
    findings.report(
      'account-status-without-value',
      [`${at}/flagComparisonValue`, 'key'],
      `nothing is said about the value of ${attribute || 'the status attribute'} that decides the status`,
      'write flagComparisonValue and flagComparisonStatus',
    );
    return;
  }
  if (!lockAttributes.test(attribute) || !/^(true|false)$/i.test(value)) return;
  const isLocked = value.toLowerCase() === 'true';
  const meansActive = settings.flagComparisonStatus !== false;
  if (isLocked === meansActive) reportInverted(settings, `${attribute}: ${value}`, isLocked, at, findings);
}

function reportInverted(settings: JsonObject, match: string, isLocked: boolean, at: Pointer, findings: Findings): void {
  const isGiven = settings.flagComparisonStatus !== undefined;
  const meaning = isLocked ? 'locked, and here it counts as active' : 'not locked, and here it counts as disabled';
  const outcome = isLocked
    ? 'locked people stay active at the target'
    : "people who aren't locked are disabled at the target";
  const silence = isGiven ? '' : "; PingFederate takes it as true when it isn't given";
  findings.report(
    'account-status-inverted',
    isGiven ? `${at}/flagComparisonStatus` : [at, 'key'],
    `${match} means ${meaning}: ${outcome}`,
    `write flagComparisonStatus: ${!isLocked}${silence}`,
  );
}
