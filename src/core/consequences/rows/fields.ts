import type { Place, Row } from '../row.ts';
import { everyoneInScope, provisioned } from './who.ts';

const mapping = 'outboundProvision.channels[*].attributeMapping[*]';
const info = `${mapping}.saasFieldInfo`;

const tryOne = 'compare both values for one person';
const readIt = 'somebody who reads OGNL has to look at it';

/** A field by which the target recognises people: the worst of all. */
const link: Omit<Row, 'on' | 'says'> = {
  if: ['field:link'],
  severity: 'irreversible',
  word: 'new-accounts',
  who: provisioned,
  hint: 'make sure that both give the same value for everybody',
  evidence: 'sure',
};

/** What any change of a field's source does, by the field's role at the target. */
function byRole(what: string): Row[] {
  return [
    {
      on: 'any',
      if: ['updates-off', 'channel-runs'],
      unless: ['field:link'],
      severity: 'note',
      who: 'Only people who are created from now on',
      says: `${what}: existing accounts aren’t updated, because that is off`,
      evidence: 'sure',
    },
    {
      on: 'any',
      ...link,
      if: ['field:link', 'field:for-life'],
      says: `isn’t found at {target} any more, which can’t change {field} of an account: second accounts are made (${what})`,
    },
    {
      on: 'any',
      ...link,
      says: `isn’t found at {target} any more, and gets a second account, or somebody else’s: {field} ${what}`,
    },
    {
      on: 'any',
      if: ['field:password'],
      severity: 'irreversible',
      word: 'overwrite-passwords',
      who: 'Passwords of everyone in the scope of {channel}',
      says: `are written anew at {target}: {field} ${what}`,
      evidence: 'sure',
    },
    {
      on: 'any',
      if: ['field:devices'],
      severity: 'irreversible',
      word: 'overwrite-factors',
      who: 'Second factors of everyone in the scope of {channel}',
      says: `are written anew at {target}, and those that people registered may go: {field} ${what}`,
      evidence: 'likely',
    },
    {
      on: 'any',
      if: ['field:status'],
      severity: 'stops',
      who: everyoneInScope,
      says: `may be disabled, or enabled, at {target}: {field} ${what}`,
      evidence: 'likely',
    },
    {
      on: 'any',
      if: ['field:cost'],
      severity: 'grants',
      who: everyoneInScope,
      says: `gets another licence or other rights at {target} with the next change: {field} ${what}`,
      hint: 'count the licences first',
      evidence: 'likely',
    },
    {
      on: 'any',
      if: ['field:rights'],
      severity: 'grants',
      who: everyoneInScope,
      says: `gets other rights at {target} with the next change: {field} ${what}`,
      evidence: 'likely',
    },
    {
      on: 'any',
      if: ['field:scope-at-target'],
      severity: 'check',
      who: everyoneInScope,
      says: `lands in another part of {target} with the next change: {field} ${what}`,
      evidence: 'likely',
    },
    {
      on: 'any',
      if: ['field:sign-in'],
      severity: 'check',
      who: everyoneInScope,
      says: `signs in, or gets mail, by another value at {target} with the next change: {field} ${what}`,
      hint: tryOne,
      evidence: 'likely',
    },
    {
      on: 'any',
      if: ['field:groups'],
      severity: 'check',
      who: 'Groups at {target}',
      says: `change: {field} ${what}`,
      evidence: 'likely',
    },
    {
      on: 'any',
      if: ['field:manager'],
      severity: 'check',
      who: everyoneInScope,
      says: `is linked to other people at {target}: {field} ${what}`,
      evidence: 'likely',
    },
    {
      on: 'any',
      if: ['field:notify'],
      severity: 'check',
      who: everyoneInScope,
      says: `gets mail from {target} for other things than before: {field} ${what}`,
      evidence: 'likely',
    },
  ];
}

const profile = 'a value that describes people is replaced with their next change';

/** Which fields of the target are filled, and from what. */
export const fields: readonly Place[] = [
  {
    at: mapping,
    as: 'item',
    rows: [
      {
        on: 'removed',
        if: ['field:nothing-before'],
        severity: 'note',
        who: '{field}',
        says: 'was never filled',
        evidence: 'sure',
      },
      {
        on: 'removed',
        ...link,
        says: 'isn’t found at {target} any more: {field}, by which it knows people, is no longer sent, and new accounts fail',
      },
      {
        on: 'removed',
        if: ['field:cautions'],
        severity: 'stops',
        who: everyoneInScope,
        says: 'keeps what is at {target} for {field}, which is no longer sent: {caution}',
        evidence: 'sure',
      },
      {
        on: 'removed',
        if: ['field:matters'],
        severity: 'check',
        who: everyoneInScope,
        says: 'keeps what is at {target} for {field}, which is no longer sent; new accounts lack it',
        evidence: 'sure',
      },
      {
        on: 'removed',
        if: ['field:unknown'],
        severity: 'check',
        who: everyoneInScope,
        says: 'keeps what is at {target} for {field}, which is no longer sent; new accounts lack it',
        evidence: 'sure',
      },
      {
        on: 'added',
        if: ['field:expression'],
        severity: 'unknown',
        who: everyoneInScope,
        says: 'gets a value for {field} at {target} that an expression works out',
        hint: readIt,
        evidence: 'sure',
      },
      ...byRole('is sent from now on').map((row) => ({ ...row, on: 'added' as const })),
      {
        on: 'added',
        if: ['field:unknown'],
        severity: 'check',
        who: everyoneInScope,
        says: 'gets {field} from the directory, which replaces what is at {target}',
        evidence: 'sure',
      },
    ],
    nobody: 'it describes people; nothing is decided by it',
  },
  { at: `${mapping}.fieldName`, as: 'text', rows: [], nobody: 'it is what the mapping is known by' },
  {
    at: `${info}.attributeNames`,
    as: 'loose',
    rows: [
      {
        on: 'same',
        severity: 'note',
        who: 'The attribute',
        says: 'is the same: directories don’t tell capitals in its name apart',
        evidence: 'sure',
      },
      ...byRole('comes from {new} instead of {old}'),
      {
        on: 'any',
        if: ['field:unknown'],
        severity: 'check',
        who: everyoneInScope,
        says: 'gets another value at {target} with the next change: {field} comes from {new} instead of {old}',
        hint: tryOne,
        evidence: 'sure',
      },
    ],
    nobody: profile,
  },
  {
    at: `${info}.defaultValue`,
    as: 'text',
    rows: [
      {
        on: 'unset',
        if: ['field:required'],
        severity: 'check',
        who: 'People without a value of their own',
        says: 'aren’t created at {target} any more: {field} is required, and its default is gone',
        evidence: 'sure',
      },
      ...byRole('is {new} instead of {old} for everybody without a value'),
      {
        on: 'any',
        if: ['field:unknown'],
        severity: 'check',
        who: 'People without a value of their own',
        says: 'get {new} for {field} at {target}',
        evidence: 'sure',
      },
    ],
    nobody: profile,
  },
  {
    at: `${info}.expression`,
    as: 'loose',
    rows: [
      {
        on: 'same',
        if: ['expression-same'],
        severity: 'note',
        who: 'The expression',
        says: 'is the same but for blanks or capitals',
        evidence: 'sure',
      },
      {
        on: 'any',
        ...link,
        says: 'may not be found at {target} any more, and get a second account, or somebody else’s: {field} comes from another expression',
        hint: readIt,
      },
      {
        on: 'any',
        severity: 'unknown',
        who: everyoneInScope,
        says: 'gets a value for {field} at {target} that another expression works out',
        hint: readIt,
        evidence: 'sure',
      },
    ],
  },
  {
    at: `${info}.createOnly`,
    as: 'switch',
    rows: [
      {
        on: 'off',
        if: ['field:password'],
        severity: 'irreversible',
        word: 'overwrite-passwords',
        who: 'Passwords of people who are at {target} already',
        says: 'are overwritten with each of their changes in the directory: {field} is no longer sent at creation only',
        evidence: 'sure',
      },
      {
        on: 'off',
        if: ['field:devices'],
        severity: 'irreversible',
        word: 'overwrite-factors',
        who: 'Second factors of people who are at {target} already',
        says: 'are overwritten with each of their changes in the directory: {field} is no longer sent at creation only',
        evidence: 'sure',
      },
      {
        on: 'off',
        severity: 'check',
        who: 'People who are at {target} already',
        says: 'lose what they or an administrator changed there: {field} is written again with each of their changes',
        evidence: 'sure',
      },
      {
        on: 'on',
        severity: 'check',
        who: 'People who are at {target} already',
        says: 'no longer get changes of {field} from the directory',
        evidence: 'sure',
      },
    ],
  },
  {
    at: `${info}.trim`,
    as: 'switch',
    rows: [
      {
        on: 'any',
        if: ['field:link'],
        severity: 'check',
        who: provisioned,
        says: 'isn’t found at {target} any more where the value has blanks at its ends: {field} is sent otherwise',
        evidence: 'sure',
      },
    ],
    nobody: 'blanks at the ends of a value go or stay',
  },
  {
    at: `${info}.characterCase`,
    as: 'text',
    rows: [
      {
        on: 'any',
        if: ['field:link'],
        severity: 'check',
        who: provisioned,
        says: 'gets a second account if {target} tells capitals apart: {field} is written in others',
        hint: 'try one person',
        evidence: 'likely',
      },
    ],
    nobody: 'a value is written in other capitals',
  },
  {
    at: `${info}.parser`,
    as: 'text',
    rows: [
      {
        on: 'any',
        ...link,
        says: 'isn’t found at {target} any more, and gets a second account: another part of the value is sent for {field}',
      },
      {
        on: 'any',
        severity: 'check',
        who: everyoneInScope,
        says: 'gets another part of the value for {field} at {target}',
        hint: tryOne,
        evidence: 'sure',
      },
    ],
  },
  {
    at: `${info}.masked`,
    as: 'switch',
    rows: [
      {
        on: 'off',
        severity: 'weakens',
        who: '{field} of everyone in the scope of {channel}',
        says: 'is written to the provisioner logs readable',
        evidence: 'sure',
      },
    ],
    nobody: 'it is hidden in the logs',
  },
];
