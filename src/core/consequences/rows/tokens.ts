import type { Place } from '../row.ts';
import { asked, askers } from './who.ts';

const noRequestContract = 'nothing is taken from the request';
const fixed = 'the server fills it in; it is not taken from what is written';

/** The life of a token: `part` issues it. */
function lifetime(part: string): Place[] {
  return [
    {
      at: `${part}.minutesBefore`,
      as: 'number',
      rows: [
        {
          on: ['lowered', 'unset'],
          if: ['under-1'],
          severity: 'check',
          who: 'Clients of services whose clock is behind',
          says: 'are refused: a token counts from {new} minutes before it was made',
          evidence: 'sure',
        },
        {
          on: 'raised',
          if: ['over-10'],
          severity: 'weakens',
          who: 'Tokens',
          says: 'count as valid from {new} minutes before they were made, instead of {old}',
          evidence: 'likely',
        },
      ],
      nobody: 'there is still leeway for clocks, and not more than usual',
    },
    {
      at: `${part}.minutesAfter`,
      as: 'number',
      rows: [
        {
          on: ['lowered', 'unset'],
          severity: 'check',
          who: 'Clients that keep a token longer than {new} minutes',
          says: 'are refused with it: it expires after {new} minutes instead of {old}',
          evidence: 'sure',
        },
        {
          on: 'raised',
          if: ['over-60'],
          severity: 'weakens',
          who: 'A stolen token',
          says: 'can be used for {new} minutes instead of {old}',
          evidence: 'sure',
        },
      ],
      nobody: 'a token still lives for an hour at most',
    },
  ];
}

/** The attributes that a token carries. */
function contract(part: string): Place[] {
  return [
    { at: `${part}.attributeContract.coreAttributes[*]`, as: 'item', rows: [], nobody: fixed },
    { at: `${part}.attributeContract.coreAttributes[*].name`, as: 'text', rows: [], nobody: fixed },
    {
      at: `${part}.attributeContract.extendedAttributes[*]`,
      as: 'item',
      rows: [
        {
          on: 'removed',
          severity: 'check',
          who: askers,
          says: 'get tokens without {item}: what the service decides by it goes missing',
          hint: 'ask the service what it reads {item} for',
          evidence: 'likely',
        },
        {
          on: 'added',
          if: ['rights-name'],
          severity: 'grants',
          who: askers,
          says: 'get tokens with {item}: if the service reads that as a role or group, they get rights by it',
          hint: 'ask the service what it reads {item} for',
          evidence: 'likely',
        },
        {
          on: 'added',
          severity: 'note',
          who: 'Tokens',
          says: 'carry {item} as well',
          evidence: 'likely',
        },
      ],
    },
    {
      at: `${part}.attributeContract.extendedAttributes[*].name`,
      as: 'text',
      rows: [
        {
          on: 'any',
          severity: 'check',
          who: askers,
          says: 'get tokens with {new} instead of {old}',
          hint: 'ask the service what it reads {old} for',
          evidence: 'likely',
        },
      ],
    },
  ];
}

/** Tokens for web services (WS-Trust), and the exchange of OAuth tokens (13.1 and later). */
const issued: readonly Place[] = [
  {
    at: 'wsTrust.partnerServiceIds',
    as: 'texts',
    rows: [
      {
        on: 'removed',
        if: ['covered-by-shorter'],
        severity: 'check',
        who: 'Clients that ask for a token for {item}',
        says: 'are refused from now on, unless a shorter identifier of the list stands for it',
        hint: 'ask for a token once',
        evidence: 'likely',
      },
      {
        on: 'removed',
        severity: 'stops',
        who: 'Clients that ask for a token for {item}',
        says: 'are refused from now on',
        evidence: 'sure',
      },
      {
        on: 'added',
        if: ['covers-others'],
        severity: 'grants',
        who: 'Clients that ask for a token for anything below {item}',
        says: 'get one from now on',
        evidence: 'sure',
      },
      {
        on: 'added',
        severity: 'grants',
        who: 'Clients that ask for a token for {item}',
        says: 'get one from now on',
        evidence: 'sure',
      },
    ],
  },
  {
    at: 'wsTrust.oAuthAssertionProfiles',
    as: 'switch',
    rows: [
      {
        on: 'on',
        severity: 'grants',
        who: askers,
        says: 'can ask for four more kinds of token (JWT and SAML for OAuth)',
        evidence: 'sure',
      },
      {
        on: 'off',
        severity: 'stops',
        who: askers,
        says: 'are refused the kinds of token for OAuth (JWT and SAML)',
        evidence: 'sure',
      },
    ],
  },
  {
    at: 'wsTrust.defaultTokenType',
    as: 'text',
    rows: [
      {
        on: 'any',
        severity: 'stops',
        who: 'Clients that name no kind of token',
        says: 'get {new} instead of {old}, which a service that expects the other can’t read',
        evidence: 'sure',
      },
    ],
  },
  {
    at: 'wsTrust.generateKey',
    as: 'switch',
    rows: [
      {
        on: 'on',
        severity: 'check',
        who: askers,
        says: 'get a key with the token and have to prove that they hold it',
        partner: true,
        evidence: 'likely',
      },
      {
        on: 'off',
        severity: 'check',
        who: askers,
        says: 'get no key any more: services that demand the proof refuse them',
        partner: true,
        evidence: 'likely',
      },
    ],
  },
  {
    at: 'wsTrust.encryptSaml2Assertion',
    as: 'switch',
    rows: [
      {
        on: 'on',
        severity: 'check',
        who: askers,
        says: 'get encrypted tokens: refused unless the service holds the key',
        partner: true,
        evidence: 'sure',
      },
      {
        on: 'off',
        severity: 'weakens',
        who: 'Tokens',
        says: 'can be read by the client and on the way: they are no longer encrypted',
        evidence: 'sure',
      },
    ],
  },
  ...lifetime('wsTrust'),
  ...contract('wsTrust'),
  {
    at: 'wsTrust.attributeContract.coreAttributes[*].namespace',
    as: 'text',
    rows: [],
    nobody: fixed,
  },
  {
    at: 'wsTrust.attributeContract.extendedAttributes[*].namespace',
    as: 'text',
    rows: [
      {
        on: 'any',
        severity: 'check',
        who: askers,
        says: 'get tokens in which {item} has another full name: the service doesn’t find it',
        partner: true,
        evidence: 'likely',
      },
    ],
  },
  {
    at: 'wsTrust.abortIfNotFulfilledFromRequest',
    as: 'switch',
    rows: [
      {
        on: 'on',
        if: ['request-contract'],
        severity: 'stops',
        who: 'Clients whose request lacks a value',
        says: 'are refused from now on',
        evidence: 'sure',
      },
      {
        on: 'off',
        if: ['request-contract'],
        severity: 'weakens',
        who: 'Clients whose request lacks a value',
        says: 'get a token all the same',
        evidence: 'sure',
      },
    ],
    nobody: noRequestContract,
  },
  {
    at: 'wsTrust.requestContractRef.id',
    as: 'text',
    rows: [
      {
        on: 'unset',
        severity: 'check',
        who: askers,
        says: 'get tokens without what was mapped from the request',
        evidence: 'likely',
      },
      {
        on: 'set',
        severity: 'check',
        who: askers,
        says: 'may say values of the token themselves: they are taken from the request',
        evidence: 'likely',
      },
      {
        on: 'changed',
        severity: 'check',
        who: askers,
        says: 'get tokens with other values from the request',
        evidence: 'likely',
      },
    ],
  },
  {
    at: 'oauthTokenExchangeSettings.resourceUris',
    as: 'texts',
    rows: [
      {
        on: 'added',
        severity: 'grants',
        who: 'Clients that ask for a token for {item}',
        says: 'get one from now on',
        evidence: 'likely',
      },
      {
        on: 'removed',
        severity: 'stops',
        who: 'Clients that ask for a token for {item}',
        says: 'are refused from now on',
        evidence: 'likely',
      },
    ],
  },
  {
    at: 'oauthTokenExchangeSettings.idJagEnabled',
    as: 'switch',
    rows: [
      {
        on: 'on',
        severity: 'check',
        who: askers,
        says: 'get identity assertions for another authorization server, announced as such',
        partner: true,
        evidence: 'sure',
      },
      {
        on: 'off',
        severity: 'stops',
        who: askers,
        says: 'get tokens of the ordinary kind: a server that expects identity assertions refuses them',
        evidence: 'sure',
      },
    ],
  },
  ...lifetime('oauthTokenExchangeSettings'),
  ...contract('oauthTokenExchangeSettings'),
];

/** Attributes that the partner may ask for on the back channel. */
const attributeQuery: readonly Place[] = [
  {
    at: 'attributeQuery.attributes',
    as: 'texts',
    rows: [
      {
        on: 'removed',
        severity: 'check',
        who: asked,
        says: 'lose what it decides by {item}, which is no longer answered',
        hint: 'ask the partner whether it asks for it',
        evidence: 'likely',
      },
      {
        on: 'added',
        severity: 'note',
        who: 'The partner',
        says: 'may ask for {item} of people as well',
        evidence: 'likely',
      },
    ],
  },
  ...(['signResponse', 'signAssertion'] as const).map(
    (member): Place => ({
      at: `attributeQuery.policy.${member}`,
      as: 'switch',
      rows: [
        {
          on: 'off',
          severity: 'weakens',
          who: 'Answers about people',
          says:
            member === 'signResponse'
              ? 'are no longer signed: a partner that demands it refuses them'
              : 'hold assertions that are no longer signed: a partner that demands it refuses them',
          evidence: 'likely',
        },
      ],
      nobody: 'nearly every partner takes signed answers',
    }),
  ),
  {
    at: 'attributeQuery.policy.encryptAssertion',
    as: 'switch',
    rows: [
      {
        on: 'on',
        severity: 'check',
        who: asked,
        says: 'are unknown to it unless it holds the key: answers are encrypted',
        partner: true,
        evidence: 'likely',
      },
      {
        on: 'off',
        severity: 'weakens',
        who: 'Attributes in answers',
        says: 'travel readable: they are no longer encrypted',
        evidence: 'likely',
      },
    ],
  },
  {
    at: 'attributeQuery.policy.requireSignedAttributeQuery',
    as: 'switch',
    rows: [
      {
        on: 'on',
        severity: 'check',
        who: asked,
        says: 'are unknown to it unless it signs its queries',
        partner: true,
        evidence: 'likely',
      },
      {
        on: 'off',
        severity: 'weakens',
        who: 'Whoever passes the check of the back channel',
        says: 'can ask about anybody in the directory: queries need no signature any more',
        evidence: 'likely',
      },
    ],
  },
  {
    at: 'attributeQuery.policy.requireEncryptedNameId',
    as: 'switch',
    rows: [
      {
        on: 'on',
        severity: 'check',
        who: asked,
        says: 'are unknown to it unless it encrypts the names in its queries',
        partner: true,
        evidence: 'likely',
      },
      {
        on: 'off',
        severity: 'weakens',
        who: 'Names in queries',
        says: 'may arrive readable',
        evidence: 'likely',
      },
    ],
  },
];

/** Attribute queries, and tokens that are issued or exchanged. */
export const tokens: readonly Place[] = [...attributeQuery, ...issued];
