import type { Findings } from '../../document/findings.ts';
import { isObject, type JsonObject, type Pointer } from '../../document/json.ts';
import { textOf } from '../../document/readers.ts';

/**
 * Attributes that say of an account that it is locked: their value `true` has to mean disabled. PingFederate takes
 * `flagComparisonStatus` as true when it isn't given, which turns the meaning around.
 */
const lockAttributes = /^(nsaccountlock|ds-pwp-account-disabled)$/i;

/** The account status of a source: a flag needs a value to compare with, and must not be read the wrong way round. */
export function checkAccountStatus(source: JsonObject, base: Pointer, findings: Findings): void {
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
