import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../src/core/document/json.ts';
import { objectsOf } from '../../src/core/document/readers.ts';
import { provisioning, signOn } from '../commands/rehearsal.ts';
import type { Setting } from './scenario.ts';

const replacement = (yes: string) => provisioning('c-replace', { more: `lifecycle: { allowReplace: true${yes} }\n` });

const ofConnection = {
  pattern: 'e-delete',
  edit: (there: Record<string, unknown>) => ({
    contactInfo: { ...(there.contactInfo as object), firstName: 'By hand' },
  }),
  managed: { baseUrl: 'https://by-hand.example.com' },
};

/** One run with every kind of change of a connection: a create, an update, a replace, an activation and a delete. */
export const connections: Setting = {
  name: 'connections',
  kinds: ['SpConnection'],
  before: {
    'b-update.yaml': provisioning('b-update'),
    'c-replace.yaml': signOn('c-replace'),
    'd-activate.yaml': provisioning('d-activate', { active: false }),
    'e-delete.yaml': signOn('e-delete'),
  },
  after: {
    'a-create.yaml': provisioning('a-create'),
    'b-update.yaml': provisioning('b-update', { baseDn: 'dc=new,dc=com' }),
    'c-replace.yaml': replacement(''),
    'd-activate.yaml': provisioning('d-activate', { active: true }),
    'e-delete.yaml': 'kind: SpConnection\nid: e-delete\nlifecycle: { state: absent }\n',
  },
  accepted: (token) => ({ 'c-replace.yaml': replacement(`, accept: [${token}]`) }),
  made: ['a-create'],
  gone: ['e-delete'],
  replaced: ['c-replace'],
  secrets: {
    'a-create': 'planted-zoom-secret',
    'b-update': 'planted-zoom-secret',
    'c-replace': 'planted-zoom-secret',
    'd-activate': 'planted-zoom-secret',
  },
  lastWrite: '/idp/spConnections/e-delete',
  met: {
    'a-create': ofConnection,
    'b-update': ofConnection,
    'c-replace': ofConnection,
    'd-activate': ofConnection,
    'e-delete': ofConnection,
  },
};

/** A connection that signs on by a policy contract. */
const byContract = (id: string, contractId: string) =>
  `${signOn(id).split('  adapterMappings:')[0]}  authenticationPolicyContractAssertionMappings:
    - authenticationPolicyContractRef: ${contractId}
      attributeContractFulfillment:
        SAML_SUBJECT: { source: { type: AUTHENTICATION_POLICY_CONTRACT }, value: subject }
`;

const absent = (kind: string, id: string) => `kind: ${kind}\nid: ${id}\nlifecycle: { state: absent }\n`;

const contract = (id: string, attributes = 'mail') => `kind: AuthenticationPolicyContract
id: ${id}
name: Contract ${id}
extendedAttributes: [${attributes}]
`;

const store = (id: string, host: string) => `kind: DataStore
id: ${id}
type: LDAP
name: Store ${id}
ldapType: ACTIVE_DIRECTORY
hostnames: ${host}
userDN: cn=pf
password: \${secret:STORE_PASSWORD}
`;

const properties = (team: string) => `kind: ExtendedProperties\nproperties:\n  team: ${team}\n`;

const certificate = (name: string) =>
  readFileSync(join(import.meta.dirname, `../edges/pingfederate/fixtures/${name}.pem`), 'utf8');
const authority = (id: string, file: string) =>
  `kind: CertificateAuthority\nid: ${id}\ncertificate: \${file:${file}}\n`;

const ofContract = {
  pattern: 'AuthenticationPolicyContract/a-changed',
  edit: () => ({ name: 'By hand' }),
  managed: { extendedAttributes: [{ name: 'by-hand' }] },
};
const ofStore = {
  pattern: 'DataStore/d-changed',
  edit: () => ({ binaryAttributes: ['by-hand'] }),
  managed: { hostnames: ['by-hand.example.com'], hostnamesTags: [] },
};
const ofAuthority = { pattern: 'CertificateAuthority/g-gone', edit: () => ({}), managed: {} };
const itemsOf = ({ items }: JsonObject) => objectsOf(items);

/** One run over other kinds: each made, changed and deleted where that can be; connections refer to what is made. */
export const otherKinds: Setting = {
  name: 'other kinds',
  kinds: ['AuthenticationPolicyContract', 'CertificateAuthority', 'DataStore', 'ExtendedProperties', 'SpConnection'],
  before: {
    'ca.pem': certificate('ca'),
    'other.pem': certificate('other'),
    'a-changed.yaml': contract('a-changed'),
    'a-gone.yaml': contract('a-gone'),
    'd-changed.yaml': store('d-changed', 'one.example.com'),
    'g-gone.yaml': authority('g-gone', 'other.pem'),
    'p.yaml': properties('Who answers'),
  },
  after: {
    'a-changed.yaml': contract('a-changed', 'mail, sn'),
    'a-gone.yaml': absent('AuthenticationPolicyContract', 'a-gone'),
    'a-new.yaml': contract('a-new'),
    'c-new.yaml': byContract('c-new', 'a-new'),
    'd-changed.yaml': store('d-changed', 'two.example.com'),
    'd-new.yaml': store('d-new', 'one.example.com'),
    'g-gone.yaml': absent('CertificateAuthority', 'g-gone'),
    'g-new.yaml': authority('g-new', 'ca.pem'),
    'p.yaml': properties('Who pays'),
  },
  made: ['AuthenticationPolicyContract/a-new', 'CertificateAuthority/g-new', 'DataStore/d-new', 'c-new'],
  gone: ['AuthenticationPolicyContract/a-gone', 'CertificateAuthority/g-gone'],
  replaced: [],
  secrets: { 'DataStore/d-changed': 'planted-store-password', 'DataStore/d-new': 'planted-store-password' },
  lastWrite: '/certificates/ca/g-gone',
  met: {
    'AuthenticationPolicyContract/a-changed': ofContract,
    'AuthenticationPolicyContract/a-gone': ofContract,
    'AuthenticationPolicyContract/a-new': ofContract,
    'CertificateAuthority/g-gone': ofAuthority,
    'CertificateAuthority/g-new': ofAuthority,
    'DataStore/d-changed': ofStore,
    'DataStore/d-new': ofStore,
    'ExtendedProperties/extended-properties': {
      pattern: '',
      edit: (there) => ({ items: [...itemsOf(there), { name: 'by-hand' }] }),
      managed: { items: [{ name: 'team', description: 'By hand' }] },
    },
  },
};
