import type { Place } from '../row.ts';
import { people } from './who.ts';

/** The ways in which people come to the connection: an adapter, a policy contract, a token processor. */
export const ways: readonly Place[] = [
  ...[
    'spBrowserSso.adapterMappings',
    'spBrowserSso.authenticationPolicyContractAssertionMappings',
    'wsTrust.tokenProcessorMappings',
    'oauthTokenExchangeSettings.processorPolicyMappings',
  ].flatMap((at): Place[] => [
    {
      at,
      as: 'order',
      rows: [
        {
          on: 'reordered',
          severity: 'check',
          who: people,
          says: 'may be offered another way of signing on first',
          evidence: 'likely',
        },
      ],
    },
    {
      at: `${at}[*]`,
      as: 'exchangeable',
      rows: [
        {
          on: 'added',
          severity: 'grants',
          who: people,
          says: 'get on here as well, unless a condition refuses them',
          evidence: 'sure',
        },
        {
          on: 'removed',
          severity: 'stops',
          who: people,
          says: 'are refused here from now on, unless another way lets them on',
          hint: 'look whether another adapter or contract lets the same people on',
          evidence: 'sure',
        },
        {
          on: 'exchanged',
          severity: 'stops',
          who: people,
          says: 'get on here instead of those who came by {old}, who are refused from now on',
          hint: 'look whether both let the same people on',
          evidence: 'sure',
        },
      ],
    },
  ]),
  ...[
    'spBrowserSso.authenticationPolicyContractAssertionMappings[*].authenticationPolicyContractRef.id',
    'wsTrust.tokenProcessorMappings[*].idpTokenProcessorRef.id',
    'oauthTokenExchangeSettings.processorPolicyMappings[*].processorPolicyRef.id',
  ].map(
    (at): Place => ({
      at,
      as: 'text',
      rows: [
        {
          on: 'any',
          severity: 'stops',
          who: people,
          says: 'get on here instead of those who came by {old}, who are refused from now on',
          hint: 'look whether both let the same people on',
          evidence: 'sure',
        },
      ],
    }),
  ),
  {
    at: 'spBrowserSso.adapterMappings[*].idpAdapterRef.id',
    as: 'text',
    rows: [
      {
        on: 'any',
        unless: ['overridden'],
        severity: 'stops',
        who: people,
        says: 'get on here instead of those who came by {old}, who are refused from now on',
        hint: 'look whether both let the same people on',
        evidence: 'sure',
      },
    ],
    nobody: 'an override names its adapter itself',
  },
];
