import type { JsonObject } from '../document/json.ts';
import { objectIn, textIn, textOf } from '../document/readers.ts';
import { firstText } from './entry.ts';
import type { Entry } from './types.ts';

/** How a channel tells who is enabled in the directory. */
export interface StatusRule {
  attribute: string;
  algorithm: 'bitmap' | 'flag' | 'unknown';
  /** What the flag is compared with, and what it means when it is equal. */
  flag: string;
  meaning: boolean;
  /** Without the attribute. */
  otherwise: boolean;
}

/** The rule of a channel; what it doesn't say, PingFederate takes as true. */
export function statusRuleOf(channel: JsonObject): StatusRule {
  const settings = objectIn(objectIn(channel, 'channelSource'), 'accountManagementSettings');
  return {
    attribute: (textIn(settings, 'accountStatusAttributeName') ?? '').trim(),
    algorithm: algorithms[textIn(settings, 'accountStatusAlgorithm') ?? ''] ?? 'unknown',
    flag: textOf(settings?.flagComparisonValue).trim().toLowerCase(),
    meaning: settings?.flagComparisonStatus !== false,
    otherwise: settings?.defaultStatus !== false,
  };
}

const algorithms: Record<string, StatusRule['algorithm']> = {
  ACCOUNT_STATUS_ALGORITHM_AD: 'bitmap',
  ACCOUNT_STATUS_ALGORITHM_FLAG: 'flag',
};

/** ACCOUNTDISABLE of userAccountControl. Locked out and expired are other attributes, which don't count. */
const disabledBit = 0x2;

/** Whether a person is enabled. What can't be told counts as enabled: it is said of the rule, not of each person. */
export function isEnabled(entry: Entry, { attribute, algorithm, flag, meaning, otherwise }: StatusRule): boolean {
  const found = firstText(entry, attribute);
  if (found === undefined) return otherwise;
  if (algorithm === 'flag') return (found.trim().toLowerCase() === flag) === meaning;
  const bits = Number(found);
  return algorithm !== 'bitmap' || !Number.isInteger(bits) || (bits & disabledBit) === 0;
}
