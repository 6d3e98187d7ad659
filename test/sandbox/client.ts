import { onTestFinished } from 'vitest';
import type { SandboxOptions } from '../../sandbox/options.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import type { ConnectorDescriptor } from '../../src/core/connector/types.ts';

export interface Reply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server answers
  json: any;
  text: string;
  headers: Headers;
}

export interface Client {
  sandbox: Sandbox;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
}

/** A sandbox for one test, and someone who calls it as the administrator. */
export async function open(options: SandboxOptions = {}): Promise<Client> {
  const sandbox = await startSandbox({ now: () => new Date('2026-08-01T10:00:00Z'), ...options });
  onTestFinished(() => sandbox.stop());
  return { sandbox, call: (method, path, body, headers) => call(sandbox, method, path, body, headers) };
}

export const administrator = basic('Administrator', '2FederateM0re');

export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

async function call(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(sandbox.apiUrl + path, {
    method,
    headers: { 'X-XSRF-Header': 'test', 'Content-Type': 'application/json', Authorization: administrator, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: parsed(text), text, headers: response.headers };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The messages of a 422, each with its path. */
export function errorsOf({ json }: Reply): string[] {
  return (json?.validationErrors ?? []).map(
    (error: { fieldPath?: string; message: string }) => `${error.fieldPath ?? '-'}: ${error.message}`,
  );
}

/** A connector with one of each: text, secret, heading, check box, selection; a required and an optional field. */
export const connector: ConnectorDescriptor = {
  id: 'Example',
  description: 'Example Provisioner',
  configDescriptor: {
    fields: [
      { type: 'TEXT', name: 'url', label: 'URL', required: true },
      { type: 'TEXT', name: 'clientSecret', label: 'Client Secret', encrypted: true },
      { type: 'TEXT', name: 'Provisioning Options', label: 'Provisioning Options' },
      { type: 'CHECK_BOX', name: 'createUsers', label: 'User Create', defaultValue: 'true' },
      {
        type: 'SELECT',
        name: 'removeAction',
        label: 'Remove User Action',
        defaultValue: 'Disable',
        optionValues: [
          { name: 'Disable', value: 'Disable' },
          { name: 'Delete', value: 'Delete' },
        ],
      },
    ],
  },
  saasPluginFieldInfoDescriptors: [
    { code: 'userName', label: 'Username', required: true },
    { code: 'department', label: 'Department' },
  ],
};

/** The least that outbound provisioning takes. */
export function provisioning(id = 'out', more: Record<string, unknown> = {}) {
  return {
    type: 'SP',
    id,
    name: `Name of ${id}`,
    entityId: `urn:${id}`,
    credentials: {},
    outboundProvision: {
      type: 'Example',
      targetSettings: [
        { name: 'url', value: 'https://target.example.com' },
        { name: 'clientSecret', value: 'swordfish' },
      ],
      channels: [channel('first')],
    },
    ...more,
  };
}

export function channel(name: string, more: Record<string, unknown> = {}) {
  return {
    name,
    active: false,
    maxThreads: 1,
    timeout: 60,
    channelSource: {
      dataSource: { id: 'pingdirectory' },
      guidAttributeName: 'entryUUID',
      guidBinary: false,
      baseDn: 'dc=example,dc=com',
      changeDetectionSettings: {
        userObjectClass: 'person',
        groupObjectClass: 'groupOfUniqueNames',
        changedUsersAlgorithm: 'TIMESTAMP_NO_NEGATION',
        timeStampAttributeName: 'modifyTimestamp',
      },
      groupMembershipDetection: { groupMemberAttributeName: 'uniqueMember' },
      accountManagementSettings: {
        accountStatusAttributeName: 'nsaccountlock',
        accountStatusAlgorithm: 'ACCOUNT_STATUS_ALGORITHM_FLAG',
      },
      userSourceLocation: { filter: '(uid=*)' },
    },
    attributeMapping: [{ fieldName: 'userName', saasFieldInfo: { attributeNames: ['uid'] } }],
    ...more,
  };
}

/** The least that SAML 2.0 browser SSO takes. */
export function browserSso(id = 'sso', more: Record<string, unknown> = {}, sso: Record<string, unknown> = {}) {
  return {
    type: 'SP',
    id,
    name: `Name of ${id}`,
    entityId: `urn:${id}`,
    credentials: { signingSettings: { signingKeyPairRef: { id: 'signing-2026' } } },
    spBrowserSso: {
      protocol: 'SAML20',
      enabledProfiles: ['IDP_INITIATED_SSO'],
      ssoServiceEndpoints: [{ binding: 'POST', index: 0, isDefault: true, url: 'https://sp.example.com/acs' }],
      attributeContract: { extendedAttributes: [] },
      adapterMappings: [],
      authenticationPolicyContractAssertionMappings: [
        {
          authenticationPolicyContractRef: { id: 'corp-login' },
          attributeContractFulfillment: {
            SAML_SUBJECT: { source: { type: 'AUTHENTICATION_POLICY_CONTRACT' }, value: 'subject' },
          },
        },
      ],
      assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
      ...sso,
    },
    ...more,
  };
}
