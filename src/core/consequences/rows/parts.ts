import type { Place } from '../row.ts';
import { asked, askers, callers, everyone, sent } from './who.ts';

/** Parts of a connection that appear or go as a whole. What is in them isn't judged leaf by leaf then. */
export const parts: readonly Place[] = [
  {
    at: 'spBrowserSso',
    as: 'part',
    rows: [
      {
        on: 'set',
        severity: 'grants',
        who: 'Everyone whom it lets in',
        says: 'can sign on here from the apply on',
        evidence: 'sure',
      },
      { on: 'unset', severity: 'stops', who: everyone, says: 'is refused from the apply on', evidence: 'sure' },
    ],
  },
  {
    at: 'attributeQuery',
    as: 'part',
    rows: [
      {
        on: 'set',
        severity: 'grants',
        who: 'The partner',
        says: 'may ask for attributes of anybody in the directory on the back channel',
        evidence: 'sure',
      },
      {
        on: 'unset',
        severity: 'stops',
        who: asked,
        says: 'are unknown to it: it gets no answers any more',
        evidence: 'sure',
      },
    ],
  },
  {
    at: 'wsTrust',
    as: 'part',
    rows: [
      { on: 'set', severity: 'grants', who: askers, says: 'get them from the apply on', evidence: 'sure' },
      { on: 'unset', severity: 'stops', who: askers, says: 'are refused from the apply on', evidence: 'sure' },
    ],
  },
  {
    at: 'oauthTokenExchangeSettings',
    as: 'part',
    rows: [
      {
        on: 'set',
        severity: 'grants',
        who: askers,
        says: 'can exchange others for them from the apply on',
        evidence: 'likely',
      },
      { on: 'unset', severity: 'stops', who: askers, says: 'are refused from the apply on', evidence: 'likely' },
    ],
  },
  {
    at: 'outboundProvision',
    as: 'part',
    rows: [
      {
        on: 'set',
        severity: 'stops',
        who: 'Everyone who uses the connection',
        says: 'is refused while it is deleted and made anew, because provisioning can’t be added in place; then it provisions',
        evidence: 'sure',
      },
      {
        on: 'unset',
        severity: 'irreversible',
        word: 'leave-accounts',
        who: 'Everyone provisioned so far',
        says: 'stays at {target} with nobody looking after the accounts; the connection is deleted and made anew',
        evidence: 'sure',
      },
    ],
  },
  {
    at: 'metadataReloadSettings',
    as: 'part',
    rows: [
      {
        on: 'set',
        severity: 'check',
        who: 'The partner',
        says: 'decides by its metadata about endpoints and certificates from now on: each reload overwrites what stands here',
        hint: 'take what the metadata has out of the definition, or list it in ignoreChanges',
        evidence: 'likely',
      },
      {
        on: 'unset',
        severity: 'check',
        who: everyone,
        says: 'is refused when the partner changes its keys: new certificates no longer arrive by themselves',
        hint: 'note when the partner’s certificates expire',
        evidence: 'likely',
      },
    ],
  },
  {
    at: 'credentials.inboundBackChannelAuth',
    as: 'part',
    rows: [
      {
        on: 'set',
        if: ['back-channel'],
        severity: 'check',
        who: callers,
        says: 'are refused unless the partner proves who it is, as is demanded from now on',
        partner: true,
        evidence: 'likely',
      },
      {
        on: 'unset',
        if: ['back-channel'],
        severity: 'weakens',
        who: callers,
        says: 'need no proof any more who makes them, or are refused while a binding demands one',
        evidence: 'likely',
      },
    ],
    nobody: 'nothing goes over the back channel',
  },
  {
    at: 'credentials.outboundBackChannelAuth',
    as: 'part',
    rows: [
      {
        on: 'unset',
        if: ['back-channel'],
        severity: 'check',
        who: sent,
        says: 'no longer proves who sends it: the partner refuses it if it demands that',
        partner: true,
        evidence: 'likely',
      },
      {
        on: 'set',
        if: ['back-channel'],
        severity: 'check',
        who: sent,
        says: 'proves who sends it from now on, which the partner has to expect',
        partner: true,
        evidence: 'likely',
      },
    ],
    nobody: 'nothing goes over the back channel',
  },
  {
    at: 'spBrowserSso.artifact',
    as: 'part',
    rows: [
      {
        on: 'unset',
        if: ['artifact'],
        severity: 'stops',
        who: 'People whose sign-on or logout uses artifacts',
        says: 'are refused: messages can’t be fetched any more',
        evidence: 'likely',
      },
    ],
    nobody: 'it counts for artifacts only',
  },
  {
    at: 'spBrowserSso.adapterMappings[*].adapterOverrideSettings',
    as: 'part',
    rows: [
      {
        on: 'any',
        severity: 'unknown',
        who: '{people}',
        says: 'are asked otherwise to prove who they are: the settings of the adapter are overridden here, or no longer',
        hint: 'somebody who knows the adapter has to look at it',
        evidence: 'sure',
      },
    ],
  },
  {
    at: 'outboundProvision.customSchema',
    as: 'part',
    rows: [
      {
        on: 'unset',
        severity: 'check',
        who: 'Values of your own for everyone in scope',
        says: 'are no longer sent to {target}; what is there stays',
        evidence: 'likely',
      },
    ],
    nobody: 'values of your own can be mapped',
  },
  {
    at: 'outboundProvision.channels[*].channelSource.groupSourceLocation',
    as: 'part',
    rows: [
      {
        on: 'set',
        if: ['groups-provisioned'],
        severity: 'grants',
        who: 'Members of these groups',
        says: 'get them at {target}, where groups are made and kept up to date; one of the same name there is taken over',
        evidence: 'likely',
      },
      {
        on: 'unset',
        if: ['groups-provisioned'],
        severity: 'stops',
        who: 'Members of the groups at {target}',
        says: 'lose what those allow: the groups are deleted there, or no longer kept up to date',
        evidence: 'likely',
      },
    ],
    nobody: 'the connector doesn’t provision groups',
  },
];
