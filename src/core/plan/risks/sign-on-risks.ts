import type { Difference } from '../../connection/types.ts';
import type { Json } from '../../document/json.ts';
import { onDifference, type Risk, switchedOff } from './risk.ts';

const activation = onDifference(
  'connection-activated',
  ({ path, desired }) => path === 'active' && desired === true,
  () => 'the connection is switched on: people can sign on through it, and its active channels begin to provision',
);

const deactivation = onDifference(
  'connection-deactivated',
  (one) => one.path === 'active' && switchedOff(one),
  () => 'the connection is switched off: sign-on and provisioning through it stop',
);

const entityId = onDifference(
  'entity-id-changed',
  ({ path, kind }) => path === 'entityId' && kind === 'changed',
  ({ live, desired }) =>
    `the entity id changes from "${live}" to "${desired}"; sign-on fails until the partner has changed it, too`,
);

const profiles = onDifference(
  'profile-removed',
  (one) => one.path === 'spBrowserSso.enabledProfiles' && lost(one).length > 0,
  (one) => `${lost(one).join(' and ')} no longer possible`,
);

const attributes = onDifference(
  'attribute-removed',
  ({ path, kind }) => kind === 'removed' && /\.attributeContract\.extendedAttributes\[/.test(path),
  ({ path }) => `the attribute "${path.slice(path.lastIndexOf('[') + 1, -1)}" is no longer sent to the partner`,
);

const subject = onDifference(
  'subject-changed',
  ({ path }) =>
    /\.attributeContractFulfillment\.(?:SAML|TOKEN)_SUBJECT\b/.test(path) ||
    /coreAttributes\[SAML_SUBJECT\]/.test(path) ||
    /sp(?:Saml|WsFed)IdentityMapping$/.test(path),
  ({ path }) =>
    `${path} decides by which name the partner knows people; with another one it may not find their accounts`,
);

const criteria = onDifference(
  'issuance-criteria-changed',
  ({ path }) => /\.issuanceCriteria\./.test(path),
  ({ path, kind }) => `${path} is ${kind}: other people than before may get an assertion`,
);

const mappings = onDifference(
  'sign-on-mapping-removed',
  ({ path, kind }) =>
    kind === 'removed' &&
    /\.(?:adapterMappings|authenticationPolicyContractAssertionMappings|tokenProcessorMappings)\[[^\]]*\]$/.test(path),
  ({ path }) => `${path} goes; people who are authenticated by it can't sign on through this connection any more`,
);

/** What a change does to people who sign on. */
export const signOnRisks: readonly Risk[] = [
  activation,
  deactivation,
  entityId,
  profiles,
  attributes,
  subject,
  criteria,
  mappings,
];

/** What a set of texts no longer holds. */
export function lost({ live, desired }: Difference): Json[] {
  const left = Array.isArray(desired) ? desired : [];
  return Array.isArray(live) ? live.filter((value) => !left.includes(value)) : [];
}
