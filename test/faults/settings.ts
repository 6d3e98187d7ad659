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

const absent = (kind: string, id: string) => `kind: ${kind}\nid: ${id}\nlifecycle: { state: absent }\n`;

const contract = (id: string, attributes = 'mail') => `kind: AuthenticationPolicyContract
id: ${id}
name: Contract ${id}
extendedAttributes: [${attributes}]
`;

/** One run over other kinds: each made, changed, deleted; a connection refers to what is made. */
export const otherKinds: Setting = {
  name: 'other kinds',
  kinds: ['AuthenticationPolicyContract', 'SpConnection'],
  before: { 'a-changed.yaml': contract('a-changed'), 'a-gone.yaml': contract('a-gone') },
  after: {
    'a-changed.yaml': contract('a-changed', 'mail, sn'),
    'a-gone.yaml': absent('AuthenticationPolicyContract', 'a-gone'),
    'a-new.yaml': contract('a-new'),
    'c-new.yaml': signOn('c-new'),
  },
  made: ['AuthenticationPolicyContract/a-new', 'c-new'],
  gone: ['AuthenticationPolicyContract/a-gone'],
  replaced: [],
  secrets: {},
  lastWrite: '/authenticationPolicyContracts/a-gone',
  met: Object.fromEntries(
    ['a-changed', 'a-gone', 'a-new'].map((id) => [
      `AuthenticationPolicyContract/${id}`,
      {
        pattern: 'AuthenticationPolicyContract/a-changed',
        edit: () => ({ name: 'By hand' }),
        managed: { extendedAttributes: [{ name: 'by-hand' }] },
      },
    ]),
  ),
};
