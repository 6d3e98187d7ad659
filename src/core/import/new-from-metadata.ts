import { posix } from 'node:path';
import { draftComment } from '../connector/new-definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { JsonObject, Pointer } from '../document/json.ts';
import { writeYaml } from '../document/write-yaml.ts';
import {
  connectionFromMetadata,
  hasConsumer,
  protocolOf,
  withoutConsumer,
} from '../metadata/connection-from-metadata.ts';
import { readSamlMetadata } from '../metadata/read-saml-metadata.ts';
import type { SamlMetadata, SpRole } from '../metadata/saml-metadata.ts';
import { slug } from '../slug.ts';
import { plural } from '../wording.ts';

interface NewFromMetadata {
  /** The definition; absent when the metadata can't be used. */
  text?: string;
  /** The id in it. */
  id?: string;
  diagnostics: Diagnostic[];
}

/**
 * A partner's SAML metadata → a definition to start from. It refers to the file, so that a newer file is all that is
 * needed when the partner changes something; what only this side can know is there to be filled in.
 *
 * @param path the metadata's file, from the repository's top
 * @param definitionFile where the definition will stand, from the repository's top
 */
export function newFromMetadata(input: {
  path: string;
  text: string;
  entityId?: string | undefined;
  now: Date;
  definitionFile?: string | undefined;
}): NewFromMetadata {
  const { path, text, entityId, now, definitionFile = 'connections/new.yaml' } = input;
  const { value: metadata, diagnostics } = readSamlMetadata({ file: path, text, entityId, now });
  if (!metadata) return { diagnostics };
  // A definition that validate refuses is no start.
  if (!hasConsumer(connectionFromMetadata(metadata)))
    return { diagnostics: [...diagnostics, withoutConsumer(metadata.place)] };
  const id = idFor(metadata);
  const file = posix.relative(posix.dirname(definitionFile), path);
  const schemaComment = posix.relative(posix.dirname(definitionFile), 'schemas/connection.schema.json');
  const definition = definitionFor(metadata, { id, file, entityId });
  return { text: writeYaml(definition, { schemaComment, comments: commentsFor(metadata) }), id, diagnostics };
}

/** Of the entity ID, the part that people would say: the host of an address, else all of it. */
function idFor({ entityId }: SamlMetadata): string {
  const host = /^https?:\/\/([^/:?#]+)/i.exec(entityId)?.[1];
  return slug(host ?? entityId.replace(/^urn:/i, '')) || 'partner';
}

function definitionFor(
  metadata: SamlMetadata,
  given: { id: string; file: string; entityId: string | undefined },
): JsonObject {
  const attributes = roleOf(metadata).requestedAttributes.map(({ name }) => name);
  const fulfilment = ['SAML_SUBJECT', ...attributes].map((name) => [
    name,
    { source: { type: 'AUTHENTICATION_POLICY_CONTRACT' }, value: name === 'SAML_SUBJECT' ? 'subject' : name },
  ]);
  return {
    kind: 'SpConnection',
    id: given.id,
    name: metadata.organization ?? given.id,
    lifecycle: { state: 'draft' },
    samlMetadata: given.entityId ? { file: given.file, entityId: given.entityId } : { file: given.file },
    active: false,
    credentials: {
      signingSettings: { signingKeyPairRef: '${var:SIGNING_KEY_PAIR}', algorithm: 'SHA256withRSA' },
    },
    spBrowserSso: {
      authenticationPolicyContractAssertionMappings: [
        {
          authenticationPolicyContractRef: '${var:POLICY_CONTRACT}',
          attributeContractFulfillment: Object.fromEntries(fulfilment),
        },
      ],
    },
  };
}

function roleOf(metadata: SamlMetadata): SpRole {
  const protocol = protocolOf(metadata);
  return metadata.roles.find(({ protocols }) => protocols.includes(protocol)) ?? (metadata.roles[0] as SpRole);
}

function commentsFor(metadata: SamlMetadata): Map<Pointer, { before?: string; after?: string }> {
  const mapping = '/spBrowserSso/authenticationPolicyContractAssertionMappings';
  return new Map<Pointer, { before?: string; after?: string }>([
    ['/lifecycle/state', { after: draftComment }],
    ['/samlMetadata', { before: `From this file come ${contentOf(metadata)}. What is written here wins.` }],
    ['/credentials/signingSettings/signingKeyPairRef', { after: 'the id of the key pair that signs for this partner' }],
    [
      mapping,
      { before: 'Where people sign on and what the partner is told about them; adapterMappings take an adapter.' },
    ],
    [`${mapping}/0/authenticationPolicyContractRef`, { after: 'the id of the policy contract' }],
  ]);
}

/** `the entity ID, the base URL, 2 endpoints, 1 certificate`. */
function contentOf(metadata: SamlMetadata): string {
  const { consumerServices, logoutServices, resolutionServices, certificates } = roleOf(metadata);
  const endpoints = consumerServices.length + logoutServices.length + resolutionServices.length;
  const count = (number: number, word: string) => (number === 0 ? [] : [plural(number, word)]);
  return [
    `the entity ID ${metadata.entityId}`,
    ...count(endpoints, 'endpoint'),
    ...count(certificates.length, 'certificate'),
  ].join(', ');
}
