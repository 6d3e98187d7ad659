import { codes, type DiagnosticCode } from '../codes.ts';

/** Codes about one topic, where their names don't say so. */
const topics: readonly (readonly DiagnosticCode[])[] = [
  ['scope-changed', 'channel-changed', 'channel-switched', 'recognition-changed', 'account-status-changed'],
  [
    'people-leave',
    'people-join',
    'too-many-leavers',
    'too-many-joiners',
    'more-leavers-than-reviewed',
    'more-disabled-than-reviewed',
    'more-joiners-than-reviewed',
    'scope-changed',
  ],
  ['values-refused', 'names-shared', 'identity-values-change', 'field-mapping-changed'],
  [
    'people-not-counted',
    'directory-sees-less',
    'nobody-today',
    'guid-shared',
    'people-elsewhere',
    'other-directory',
    'group-and-filter',
  ],
  ['attribute-not-in-directory', 'group-not-in-directory', 'primary-group', 'computers-in-scope', 'nobody-today'],
  ['recognition-changed', 'target-changed', 'field-mapping-changed', 'account-status-changed', 'same-tenant'],
  ['connection-switched', 'channel-switched', 'activation-refused', 'delete-active'],
  ['attribute-changed', 'subject-changed', 'lookup-changed', 'field-mapping-changed', 'attribute-query-changed'],
  ['issuance-criteria-changed', 'sign-on-mapping-changed', 'lookup-changed', 'adapter-override-changed'],
  ['signing-changed', 'encryption-changed', 'partner-trust-changed', 'back-channel-changed', 'metadata-reload-changed'],
  ['partner-name-changed', 'endpoint-changed', 'sign-on-changed', 'metadata-reload-changed'],
  ['tokens-changed', 'lifetime-changed', 'sign-on-mapping-changed'],
  ['not-judged', 'setting-changed'],
  ['delete-active', 'delete-strands-people', 'delete-idle', 'prune-connection', 'protected-connection'],
  ['made-anew', 'replace-loses-state', 'replace-not-allowed', 'protected-connection', 'second-connection'],
  ['known-under-other-id', 'name-or-entity-id-taken', 'second-connection', 'made-anew'],
  ['managed-elsewhere', 'environments-share-server', 'marker-property-missing'],
  ['newer-server', 'older-server', 'mixed-cluster', 'rehearsed-version', 'member-perhaps-not-in-version'],
  ['unresolved-reference', 'ambiguous-reference', 'environment-reference'],
  ['refused-by-server', 'stored-differently', 'activation-refused'],
  ['hidden-character', 'tab-indentation', 'document-empty', 'several-documents'],
  ['cyclic-anchor', 'alias-expansion', 'merge-not-a-mapping', 'unsafe-key'],
  ['relative-url-without-base', 'url-unusable', 'default-endpoint', 'slo-endpoint-missing'],
  ['virtual-entity-id-default', 'restricted-virtual-entity-ids'],
  ['verification-certificate-missing', 'primary-certificate-missing', 'issuer-without-subject'],
  ['profiles-missing', 'bindings-missing', 'artifact-settings-missing', 'slo-endpoint-missing'],
];

const mostRelated = 5;

/** Codes about the same: of the same topics, then those that begin with the same word. */
export function relatedTo(code: DiagnosticCode): DiagnosticCode[] {
  const first = (name: string) => name.split('-')[0];
  const byTopic = topics.filter((topic) => topic.includes(code)).flat();
  const byName = (Object.keys(codes) as DiagnosticCode[]).filter((one) => first(one) === first(code));
  return [...new Set([...byTopic, ...byName])].filter((one) => one !== code).slice(0, mostRelated);
}
