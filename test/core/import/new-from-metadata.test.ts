import { describe, expect, it } from 'vitest';
import { newFromMetadata } from '../../../src/core/import/new-from-metadata.ts';
import { fixture } from '../metadata/check.ts';
import { january2027 } from './import-support.ts';

const made = (name: string, more: { entityId?: string; definitionFile?: string } = {}) =>
  newFromMetadata({ path: 'connections/partner/sp.xml', text: fixture(name), now: january2027, ...more });

describe('a definition to start from', () => {
  it('refers to the metadata and leaves the rest to be filled in', () => {
    expect(made('signed.xml')).toMatchObject({ id: 'sp-example-com', diagnostics: [] });
    expect(made('signed.xml').text).toBe(`# yaml-language-server: $schema=../schemas/connection.schema.json
kind: SpConnection
id: sp-example-com
name: sp-example-com
lifecycle:
  state: draft # checked and shown in plans, never written; remove both lines when the rest is finished
# From this file come the entity ID https://sp.example.com/sp, 1 endpoint, 1 certificate. What is written here wins.
samlMetadata:
  file: partner/sp.xml
active: false
credentials:
  signingSettings:
    signingKeyPairRef: \${var:SIGNING_KEY_PAIR} # the id of the key pair that signs for this partner
    algorithm: SHA256withRSA
spBrowserSso:
  # Where people sign on and what the partner is told about them; adapterMappings take an adapter.
  authenticationPolicyContractAssertionMappings:
    - authenticationPolicyContractRef: \${var:POLICY_CONTRACT} # the id of the policy contract
      attributeContractFulfillment:
        SAML_SUBJECT:
          source:
            type: AUTHENTICATION_POLICY_CONTRACT
          value: subject
`);
  });

  it('names the entity where there are several, and asks for it', () => {
    const entityId = 'https://two.example.com/sp';
    const text = made('signed-group.xml', { entityId, definitionFile: 'two.yaml' }).text;
    expect(text).toContain(
      'samlMetadata:\n  file: connections/partner/sp.xml\n  entityId: https://two.example.com/sp\n',
    );
    expect(text).toContain('$schema=schemas/connection.schema.json');
    const refused = made('signed-group.xml');
    expect(refused.text).toBeUndefined();
    expect(refused.diagnostics.map(({ code }) => code)).toEqual(['metadata-several-entities']);
  });
});
