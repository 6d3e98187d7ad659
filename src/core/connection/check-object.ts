import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { findingsBy } from '../document/document.ts';
import { below } from '../document/json.ts';
import type { KindName } from '../kinds.ts';
import { isSecretReference } from '../secret.ts';
import { checkAttributeContracts } from './check/attribute-contracts.ts';
import { checkEndpoints, checkPlaceholders, checkProfiles } from './check/browser-sso.ts';
import type { Check, Rule } from './check/check.ts';
import { checkCertificates, checkCredentials } from './check/credentials.ts';
import { checkDataStore } from './check/data-store.ts';
import { checkAttributeSources, checkMappings } from './check/mappings.ts';
import { checkEncryption, checkSigning } from './check/signing-and-encryption.ts';
import {
  checkAdapter,
  checkCertificateAuthority,
  checkExtendedProperties,
  checkKeyPair,
  checkMetadataUrl,
} from './check/small-kinds.ts';
import { checkVirtualEntityIds } from './check/virtual-entity-ids.ts';
import { checkIgnoredPaths } from './compare/ignored-paths.ts';
import { visitModels } from './fields/visit-models.ts';
import { checkReferences } from './references/references.ts';
import type { Desired } from './types.ts';
import { checkVersion } from './versions.ts';

/** The rules of each kind; one without any of its own isn't here. */
const rulesOf: Partial<Record<KindName, readonly Rule[]>> = {
  SpConnection: [
    checkProfiles,
    checkVirtualEntityIds,
    checkCredentials,
    checkCertificates,
    checkSigning,
    checkEncryption,
    checkEndpoints,
    checkPlaceholders,
    checkMappings,
    checkAttributeContracts,
    checkAttributeSources,
  ],
  MetadataUrl: [checkMetadataUrl],
  IdpAdapter: [checkAdapter],
  DataStore: [checkDataStore],
  ExtendedProperties: [checkExtendedProperties],
  CertificateAuthority: [checkCertificateAuthority],
  SigningKeyPair: [checkKeyPair],
  SslClientKeyPair: [checkKeyPair],
};

/** Rules for the objects of every kind, which the field table's rows are enough for. */
const rulesForAll: readonly Rule[] = [checkReferences, checkSecretsInClear, checkVersion];

/**
 * What PingFederate would refuse about an object, or what can't work, as far as it can be told without a server.
 * What is known for sure is an error, what is likely is a warning. Provisioning has rules of its own.
 *
 * @param version the server's, or the one to rehearse; without it nothing is said about versions
 * @param now for certificates that have expired or soon will; without it nothing is said about dates
 */
export function checkObject(
  desired: Desired,
  context: { version?: string | undefined; now?: Date | undefined } = {},
): Diagnostic[] {
  const { report, all } = findingsBy(desired.placeOf, desired.key);
  const { kind, document } = desired;
  const check = { kind, document, version: context.version, now: context.now, report };
  for (const rule of [...(rulesOf[kind] ?? []), ...rulesForAll]) rule(check);
  checkIgnoredPaths(check, desired.lifecycle.ignoreChanges);
  return all();
}

/** That nothing which never holds anything but a secret is written out. */
function checkSecretsInClear({ kind, document, report }: Check): void {
  visitModels(kind, document, ({ value, model, pointer }) => {
    for (const [member, rule] of model.secrets) {
      const text = value[member];
      if (rule.kind !== 'scalar' || !rule.secret?.always || typeof text !== 'string' || text === '') continue;
      if (isSecretReference(text)) continue;
      const at = below(pointer, member);
      if (member === 'keyStore') report('key-file-in-clear', at, 'a private key stands in the file', secretHint);
      else report('password-in-clear', at, 'a password stands in the file in clear', secretHint);
    }
  });
}

const secretHint = 'write ${secret:NAME} and set the secret NAME where the run gets its secrets';
