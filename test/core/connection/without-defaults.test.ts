import { expect, test } from 'vitest';
import { withoutDefaults } from '../../../src/core/connection/without-defaults.ts';
import { exampleDescriptor } from './support/descriptor.ts';
import { provisioningConnection, samlConnection } from './support/desired.ts';

test('a SAML connection as a person would have written it', () => {
  expect(
    withoutDefaults('SpConnection', samlConnection({ modificationDate: '2026-01-01T00:00:00.000Z' })),
  ).toMatchInlineSnapshot(`
    {
      "active": true,
      "credentials": {
        "signingSettings": {
          "algorithm": "SHA256withRSA",
          "signingKeyPairRef": "signing",
        },
      },
      "entityId": "https://zoom.example.com",
      "id": "zoom-sso",
      "name": "Zoom",
      "spBrowserSso": {
        "adapterMappings": [
          {
            "attributeContractFulfillment": {
              "SAML_SUBJECT": {
                "source": {
                  "type": "ADAPTER",
                },
                "value": "username",
              },
              "department": {
                "source": {
                  "type": "TEXT",
                },
                "value": "none",
              },
              "mail": {
                "source": {
                  "type": "ADAPTER",
                },
                "value": "mail",
              },
            },
            "idpAdapterRef": "HTMLForm",
          },
        ],
        "assertionLifetime": {
          "minutesAfter": 5,
          "minutesBefore": 5,
        },
        "attributeContract": {
          "extendedAttributes": [
            {
              "name": "mail",
            },
            {
              "name": "department",
            },
          ],
        },
        "enabledProfiles": [
          "IDP_INITIATED_SSO",
          "SP_INITIATED_SSO",
        ],
        "incomingBindings": [
          "POST",
          "REDIRECT",
        ],
        "protocol": "SAML20",
        "ssoServiceEndpoints": [
          {
            "binding": "POST",
            "index": 0,
            "isDefault": true,
            "url": "https://zoom.example.com/saml/SSO",
          },
        ],
      },
    }
  `);
});

test('outbound provisioning: what is not the connector’s default, secrets where they stand', () => {
  expect(withoutDefaults('SpConnection', provisioningConnection(), exampleDescriptor)).toMatchInlineSnapshot(`
    {
      "active": true,
      "entityId": "staff:provisioning",
      "id": "staff",
      "name": "Staff provisioning",
      "outboundProvision": {
        "channels": [
          {
            "active": true,
            "attributeMapping": [
              {
                "fieldName": "userName",
                "saasFieldInfo": {
                  "attributeNames": [
                    "mail",
                  ],
                },
              },
            ],
            "channelSource": {
              "baseDn": "dc=example,dc=com",
              "dataSource": "corp-ad",
              "guidAttributeName": "objectGUID",
              "guidBinary": true,
              "userSourceLocation": {
                "groupDN": "cn=staff",
              },
            },
            "name": "Corporate directory",
          },
        ],
        "targetSettings": [
          {
            "name": "URL",
            "value": "https://target.example.com",
          },
          {
            "encryptedValue": "OBF:JWE:one",
            "name": "SECRET",
          },
        ],
        "type": "Example",
      },
    }
  `);
});

test('what differs from its default stays', () => {
  const live = samlConnection({
    active: false,
    loggingMode: 'FULL',
    connectionTargetType: 'SALESFORCE',
    extendedProperties: { owner: { values: ['iam'] }, empty: { values: [] } },
    wsTrust: { partnerServiceIds: ['b', 'a'], defaultTokenType: 'SAML20', minutesBefore: 10, minutesAfter: 30 },
    spBrowserSso: { protocol: 'SAML20', signResponseAsRequired: false, encryptionPolicy: { encryptAssertion: true } },
  });
  expect(withoutDefaults('SpConnection', live)).toMatchObject({
    loggingMode: 'FULL',
    connectionTargetType: 'SALESFORCE',
    extendedProperties: { owner: { values: ['iam'] } },
    wsTrust: { partnerServiceIds: ['a', 'b'], minutesBefore: 10 },
    spBrowserSso: { protocol: 'SAML20', signResponseAsRequired: false, encryptionPolicy: { encryptAssertion: true } },
  });
});
