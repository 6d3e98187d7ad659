import type { Plan } from '../../src/core/plan/types.ts';
import {
  added,
  change,
  changed,
  found,
  placeAt,
  planOf,
  removed,
  secretly,
  zoomUpdate,
} from '../core/report/samples.ts';

/** Kinds of plan that a reviewer meets, and some that nobody should have to. */

const acme = 'connections/acme.yaml';

const certificate = `-----BEGIN CERTIFICATE-----
MIIBhTCCASugAwIBAgIUGnn0Xn2R7a0l0n1X0Qn7o1Y2m3swCgYIKoZIzj0EAwIw
-----END CERTIFICATE-----`;

const ssoDocument = {
  spBrowserSso: {
    protocol: 'SAML20',
    authenticationPolicyContractAssertionMappings: [{ authenticationPolicyContractRef: { id: 'corp-login' } }],
    adapterMappings: [{ idpAdapterRef: { id: 'HTML form' } }],
  },
};

const provisioningDocument = {
  outboundProvision: {
    type: 'Zoom',
    channels: [{ name: 'Staff', active: true, channelSource: { dataSource: { id: 'corp-ad' } } }],
  },
};

const createAcme = change({
  action: 'create',
  id: 'acme',
  name: 'Acme single sign-on',
  document: ssoDocument,
  differences: [
    added('name', 'Acme single sign-on', 3, acme),
    added('entityId', 'https://acme.example.com/saml', 4, acme),
    added('active', true, 5, acme),
    added('spBrowserSso.protocol', 'SAML20', 8, acme),
    added('spBrowserSso.enabledProfiles', ['IDP_INITIATED_SSO', 'SP_INITIATED_SSO'], 9, acme),
    added('spBrowserSso.ssoServiceEndpoints[0]', { binding: 'POST', url: '/acs', isDefault: true, index: 0 }, 11, acme),
    added('credentials.signingSettings.signingKeyPairRef', { id: 'signing-2026' }, 20, acme),
  ],
});

const zoom = 'connections/zoom.yaml';

const zoomCreate = change({
  action: 'create',
  id: 'zoom-provisioning',
  name: 'Zoom Provisioning',
  file: zoom,
  document: provisioningDocument,
  differences: [
    added('name', 'Zoom Provisioning', 5, zoom),
    added('outboundProvision.targetSettings[Account ID].value', 'example-account-id', 20, zoom),
    secretly('added', 'outboundProvision.targetSettings[Client Secret].value', 22),
    added('outboundProvision.channels[Staff].channelSource.dataSource.id', 'corp-ad', 33, zoom),
    added('outboundProvision.channels[Staff].channelSource.baseDn', 'dc=example,dc=com', 34, zoom),
    added('outboundProvision.channels[Staff].attributeMapping[Username]', { attributeNames: ['mail'] }, 39, zoom),
  ],
  findings: [
    found(
      'warning',
      'channel "Staff" begins to run: within the synchronization period it creates or updates everyone in its scope',
      { hint: 'check base, group and filter once more' },
    ),
  ],
});

/** What a reviewer should see at a glance: a scope narrowed, accounts deleted instead of disabled. */
export const narrowed = change({
  action: 'update',
  id: 'zoom-provisioning',
  name: 'Zoom Provisioning',
  file: zoom,
  document: provisioningDocument,
  differences: [
    changed('outboundProvision.targetSettings[Remove User Action].value', 'Disable', 'Delete', 26),
    changed(
      'outboundProvision.channels[Staff].channelSource.userSourceLocation.groupDN',
      'cn=all-staff,ou=groups,dc=example,dc=com',
      'cn=zoom-users,ou=groups,dc=example,dc=com',
      37,
    ),
    added(
      'outboundProvision.channels[Staff].attributeMapping[Department]',
      { attributeNames: ['department'], trim: true },
      44,
      zoom,
    ),
  ],
  findings: [
    found('warning', 'people outside cn=zoom-users are no longer in scope: Zoom accounts of theirs are deleted', {
      hint: 'compare the two groups before merging',
    }),
    found('warning', 'Remove User Action changes from Disable to Delete: what is removed can’t be taken back'),
  ],
});

const replaceBox = change({
  action: 'replace',
  id: 'box',
  name: 'Box',
  reason: 'PingFederate can’t add outbound provisioning to a connection that exists',
  differences: [added('outboundProvision', provisioningDocument.outboundProvision, 12, 'connections/box.yaml')],
  findings: [
    found('error', 'the connection must be deleted and created again, and that isn’t allowed', {
      hint: 'set allow-replace when the loss of its synchronisation state is fine',
    }),
  ],
});

const deleteOld = change({
  action: 'delete',
  id: 'old-crm',
  name: 'Old CRM',
  findings: [found('warning', 'sign-on to Old CRM stops for everybody')],
});

const hostile = change({
  action: 'update',
  id: 'evil-->`<img src=x>`',
  name: '@everyone --> </details> `::error::` **bold** [x](https://evil.example) \u202egnorw <script>alert(1)</script> #1 | a\nb',
  file: 'connections/evil`|<b>.yaml',
  differences: [
    changed(
      'name',
      '```\n</details><!-- pfconn:end -->',
      '::set-output name=x::y ##[error]z @admin',
      2,
      'connections/evil`|<b>.yaml',
    ),
    changed('outboundProvision.channels[a]b @@ <script>].active', false, true, 3, 'connections/evil`|<b>.yaml'),
  ],
  findings: [found('warning', 'the name is `</summary>` @team <b>x</b> | y', { hint: '<!-- no --> ![i](x)' })],
});

const many = (count: number, differences = 3): Plan =>
  planOf(
    Array.from({ length: count }, (_, index) =>
      change({
        action: index % 7 === 0 ? 'create' : 'update',
        id: `connection-${index}`,
        name: `Connection number ${index}`,
        differences: Array.from({ length: differences }, (_, at) =>
          changed(
            `spBrowserSso.attributeContract.extendedAttributes[attribute-${at}].nameFormat`,
            `old ${index}`,
            `new ${index}`,
            at + 5,
            `connections/connection-${index}.yaml`,
          ),
        ),
        findings: index % 50 === 3 ? [found('warning', `something about connection ${index} that wants a look`)] : [],
      }),
    ),
  );

export const plans: Record<string, Plan> = {
  '01-nothing': planOf([change({ action: 'no-op', id: 'zoom' }), change({ action: 'no-op', id: 'acme' })]),
  '02-one-update': planOf([narrowed, change({ action: 'no-op', id: 'same' })]),
  '03-one-create': planOf([createAcme]),
  '04-create-provisioning': planOf([zoomCreate]),
  '05-delete': planOf([deleteOld, change({ action: 'no-op', id: 'zoom' })]),
  '06-replace-refused': planOf([replaceBox]),
  '07-all-kinds': planOf([zoomUpdate, createAcme, replaceBox, deleteOld, change({ action: 'no-op', id: 'same' })]),
  '08-limits': planOf([zoomUpdate, deleteOld], {
    findings: [
      found('error', 'the plan deletes 1 of 40 managed connections, at most 0 are allowed', {
        hint: 'raise max-deletes when this is meant',
      }),
    ],
  }),
  '09-secret-only': planOf([
    change({
      action: 'update',
      id: 'zoom',
      name: 'Zoom',
      differences: [secretly('changed', 'outboundProvision.targetSettings[Client Secret].value', 22)],
    }),
  ]),
  '10-certificate': planOf([
    change({
      action: 'update',
      id: 'acme',
      name: 'Acme',
      differences: [
        added(
          'credentials.certs[0]',
          { x509File: { fileData: certificate }, activeVerificationCert: true, primaryVerificationCert: true },
          14,
          acme,
        ),
        removed(
          'credentials.certs[1]',
          { x509File: { fileData: certificate }, activeVerificationCert: true },
          14,
          acme,
        ),
      ],
      findings: [
        found('warning', 'the certificate that verifies Acme’s signatures changes', {
          hint: 'agree on the moment with the partner',
        }),
      ],
    }),
  ]),
  '11-long-values': planOf([
    change({
      action: 'update',
      id: 'ldap',
      name: 'Directory',
      differences: [
        changed(
          'outboundProvision.channels[Staff].channelSource.userSourceLocation.filter',
          `(&(objectClass=user)${'(department=a)'.repeat(30)})`,
          `(&(objectClass=user)${'(department=b)'.repeat(30)})`,
          30,
        ),
        changed(
          'virtualEntityIds',
          Array.from({ length: 60 }, (_, index) => `https://sp${index}.example.com`),
          Array.from({ length: 61 }, (_, index) => `https://sp${index + 1}.example.com`),
          9,
        ),
      ],
    }),
  ]),
  '12-one-with-many-differences': planOf([
    change({
      action: 'update',
      id: 'mapping',
      name: 'Large mapping',
      differences: Array.from({ length: 60 }, (_, index) =>
        changed(
          `outboundProvision.channels[Staff].attributeMapping[field${index}].saasFieldInfo.attributeNames`,
          ['a'],
          ['b', 'c'],
          index + 20,
          'connections/mapping.yaml',
        ),
      ),
    }),
  ]),
  '13-hostile-names': planOf([hostile]),
  '14-hostile-many': planOf([hostile, { ...hostile, id: 'other' }, deleteOld]),
  '15-ten': many(10),
  '16-hundred': many(100),
  '17-thousand': many(1000, 2),
  '18-gone-definition': planOf([
    change({ action: 'delete', id: 'orphan', name: 'Orphan', reason: 'prune', file: undefined }),
  ]),
  '19-notes': planOf([
    { ...createAcme, findings: [found('info', 'active-directory fills in 12 settings', { place: placeAt(acme, 33) })] },
  ]),
  '20-from-overrides': planOf([
    change({
      action: 'update',
      id: 'acme',
      name: 'Acme',
      differences: [
        changed('active', true, false, 12, 'environments/production.yaml'),
        changed('loggingMode', 'STANDARD', 'ENHANCED', 14, 'environments/production.yaml'),
      ],
      findings: [found('warning', 'sign-on stops: the connection becomes inactive')],
    }),
  ]),
};
