import type { Live } from '../../../src/core/connection/types.ts';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { entriesOfServer } from '../../../src/core/inventory/inventory.ts';
import type { Inventory } from '../../../src/core/inventory/types.ts';

/** The day on which every inventory here is made. */
const made = new Date('2026-11-28T05:00:00Z');

/** The inventory of a server that holds these connections. */
export function inventoryOf(connections: readonly Live[], resources = {}): Inventory {
  const entries = entriesOfServer(connections, { resources, connectors: connectorsFrom({ catalogue: [] }) });
  return { environment: 'production', version: '12.2.2', made, entries };
}

const source = (type: string, id?: string): JsonObject => (id === undefined ? { type } : { type, id });

/** What a contract's attribute is filled with. */
export const from = (type: string, value = '', id?: string): JsonObject => ({ source: source(type, id), value });

/** A certificate that is known by what the server says of it. */
export const certificate = (subjectDN: string, expires: string): JsonObject => ({
  activeVerificationCert: true,
  certView: { id: subjectDN, subjectDN, expires },
});

/** A connection for sign-on with its attributes by the partner's names. */
export function signOn(id: string, attributes: JsonObject, more: JsonObject = {}): Live {
  return {
    id,
    name: `Name of ${id}`,
    entityId: `urn:example:${id}`,
    active: true,
    spBrowserSso: {
      protocol: 'SAML20',
      adapterMappings: [{ idpAdapterRef: { id: 'html' }, attributeContractFulfillment: attributes }],
    },
    ...more,
  };
}

/** A large company: as many connections as asked for, a third of them provisioned, each with a certificate. */
export function company(count: number): Live[] {
  return Array.from({ length: count }, (_, index) => (index % 3 === 2 ? provisioned(index) : application(index)));
}

function application(index: number): Live {
  const attributes: JsonObject = { SAML_SUBJECT: from('ADAPTER', 'mail') };
  for (const name of ['givenName', 'sn', 'department', 'title', 'c', 'manager'])
    attributes[name] = from('LDAP_DATA_STORE', name, 'corp');
  if (index % 50 === 0) attributes.staffNumber = from('LDAP_DATA_STORE', 'employeeNumber', 'corp');
  return signOn(`application-${index}`, attributes, {
    active: index % 10 !== 0,
    baseUrl: `https://application-${index}.example.com`,
    contactInfo: { company: `Department ${index % 40}`, email: `owner-${index % 40}@example.com` },
    modificationDate: `2026-${String((index % 9) + 1).padStart(2, '0')}-11T08:00:00Z`,
    credentials: {
      signingSettings: { signingKeyPairRef: { id: 'signing' } },
      certs: [certificate(`CN=application-${index}.example.com`, endOf(index))],
    },
  });
}

/** Spread over three years, the first before the day it is made. */
const endOf = (index: number) => new Date(made.getTime() + ((index % 1100) - 30) * 24 * 60 * 60 * 1000).toISOString();

function provisioned(index: number): Live {
  const names = ['mail', 'givenName', 'sn', 'title', 'department', 'telephoneNumber', 'l', 'manager'];
  return {
    id: `provisioning-${index}`,
    name: `Provisioning ${index}`,
    entityId: `https://target-${index}.example.com`,
    active: true,
    contactInfo: { company: `Department ${index % 40}` },
    outboundProvision: {
      type: 'zoom',
      targetSettings: [{ name: 'Client Secret', encryptedValue: 'OBF:JWE:planted-ciphertext' }],
      channels: [
        {
          name: 'Staff',
          active: true,
          channelSource: {
            dataSource: { id: 'corp-ad' },
            baseDn: 'dc=example,dc=com',
            userSourceLocation: { groupDN: `cn=app-${index},ou=groups,dc=example,dc=com` },
          },
          attributeMapping: names.map((name) => ({
            fieldName: `target_${name}`,
            saasFieldInfo: { attributeNames: [name] },
          })),
        },
      ],
    },
  };
}
