import type { Difference } from '../../connection/types.ts';
import type { Json } from '../../document/json.ts';
import { isMember, type Path, pathText } from '../../document/path.ts';
import { at, inside, onDifference, type Risk, switchedOff } from './risk.ts';

const isActive = at('active');

const activation = onDifference(
  'connection-activated',
  (one) => isActive(one) && one.desired === true,
  () => 'the connection is switched on: people can sign on through it, and its active channels begin to provision',
);

const deactivation = onDifference(
  'connection-deactivated',
  (one) => isActive(one) && switchedOff(one),
  () => 'the connection is switched off: sign-on and provisioning through it stop',
);

const isEntityId = at('entityId');

const entityId = onDifference(
  'entity-id-changed',
  (one) => isEntityId(one) && one.kind === 'changed',
  ({ live, desired }) =>
    `the entity id changes from "${live}" to "${desired}"; sign-on fails until the partner has changed it, too`,
);

const isProfiles = at('spBrowserSso.enabledProfiles');

const profiles = onDifference(
  'profile-removed',
  (one) => isProfiles(one) && lost(one).length > 0,
  (one) => `${lost(one).join(' and ')} no longer possible`,
);

const isAttribute = at('**.attributeContract.extendedAttributes[*]');

const attributes = onDifference(
  'attribute-removed',
  (one) => one.kind === 'removed' && isAttribute(one),
  ({ path }) => `the attribute "${keyOf(path)}" is no longer sent to the partner`,
);

const subject = onDifference(
  'subject-changed',
  inside(
    '**.attributeContractFulfillment.SAML_SUBJECT',
    '**.attributeContractFulfillment.TOKEN_SUBJECT',
    '**.coreAttributes[SAML_SUBJECT]',
    '**.spSamlIdentityMapping',
    '**.spWsFedIdentityMapping',
  ),
  ({ path }) =>
    `${pathText(path)} decides by which name the partner knows people; with another one it may not find their accounts`,
);

const criteria = onDifference(
  'issuance-criteria-changed',
  inside('**.issuanceCriteria.*'),
  ({ path, kind }) => `${pathText(path)} is ${kind}: other people than before may get an assertion`,
);

const isMapping = at(
  '**.adapterMappings[*]',
  '**.authenticationPolicyContractAssertionMappings[*]',
  '**.tokenProcessorMappings[*]',
);

const mappings = onDifference(
  'sign-on-mapping-removed',
  (one) => one.kind === 'removed' && isMapping(one),
  ({ path }) =>
    `${pathText(path)} goes; people who are authenticated by it can't sign on through this connection any more`,
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

/** What the item at the end of a path is called. */
function keyOf(path: Path): string {
  const last = path.at(-1);
  return last && !isMember(last) ? String(last.item ?? last.index) : '';
}
