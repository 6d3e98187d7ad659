import { randomUUID } from 'node:crypto';
import { textAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import type { ValidationError } from '../server/answer.ts';
import type { CompletionContext } from './completion.ts';

/**
 * What a connection to PingOne holds, by the claim of its credential that says so. PingOne's documentation of gateway
 * credentials lists the claims; which of them PingFederate answers where is read off their names.
 */
const claimFor: Record<string, string> = {
  credentialId: 'jti',
  pingOneConnectionId: 'gatewayId',
  environmentId: 'environmentId',
  organizationName: 'organizationName',
  pingOneManagementApiEndpoint: 'aud',
  pingOneAuthenticationApiEndpoint: 'authUrl',
};

/** A real server reads it from the credential, or asks PingOne; what no claim says is made up here, once. */
export function completePingOne(value: JsonObject, { world, before }: CompletionContext): ValidationError[] {
  const made: JsonObject = {
    creationDate: world.now().toISOString(),
    credentialId: randomUUID(),
    pingOneConnectionId: randomUUID(),
    environmentId: randomUUID(),
    organizationName: 'Example',
    region: 'North America',
    pingOneManagementApiEndpoint: 'https://api.pingone.com',
    pingOneAuthenticationApiEndpoint: 'https://auth.pingone.com',
  };
  const claims = claimsOf(textAt(value, 'credential'));
  for (const [member, invented] of Object.entries(made)) {
    const said = textAt(claims, claimFor[member] ?? '');
    value[member] = said || before?.[member] || value[member] || invented;
  }
  return [];
}

/** The claims of a JSON Web Token; none of what is no such token. Nobody asks here who signed it. */
function claimsOf(token: string | undefined): JsonObject {
  try {
    const read: unknown = JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString());
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as JsonObject) : {};
  } catch {
    return {};
  }
}
