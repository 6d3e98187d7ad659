import { applicationEndpoint } from '../connection/browser-sso.ts';
import { type ConnectionContext, fill, listAt, objectAt, textAt } from '../connection/context.ts';
import { completeCredentials } from '../connection/credentials.ts';
import type { JsonObject } from '../json.ts';
import { isAtLeast } from '../model/versions.ts';
import { completeOverride } from '../plugins/override.ts';
import type { ValidationError } from '../server/answer.ts';
import type { World } from '../world.ts';
import type { CompletionContext } from './completion.ts';
import { checkConnectionUnique } from './unique.ts';

/**
 * What a server adds to a connection to an identity provider: less than to one to a service provider. Lists and parts
 * that weren't sent aren't made up, and two lists aren't answered when they are empty, as clients' tests show.
 */
export function completeIdpConnection(
  value: JsonObject,
  { world, before, bypass }: CompletionContext,
): ValidationError[] {
  const context: ConnectionContext = { world, before, bypass, errors: [] };
  const now = world.now().toISOString();
  fill(value, { type: 'IDP', active: false, loggingMode: 'STANDARD' });
  value.creationDate = textAt(before, 'creationDate') ?? now;
  value.modificationDate = now;
  const credentials = objectAt(value, 'credentials');
  if (credentials) completeCredentials(credentials, context);
  const sso = objectAt(value, 'idpBrowserSso');
  if (sso) completeSso(sso, value, world);
  completeSubject(objectAt(value, 'wsTrust'), 'attributeContract', ['TOKEN_SUBJECT']);
  completeSubject(objectAt(value, 'idpOAuthGrantAttributeMapping'), 'idpOAuthAttributeContract', ['TOKEN_SUBJECT']);
  const provisioning = objectAt(value, 'inboundProvisioning');
  if (provisioning) completeInbound(provisioning, world);
  checkConnectionUnique('/sp/idpConnections', value, context);
  return context.errors;
}

function completeSso(sso: JsonObject, connection: JsonObject, world: World): void {
  for (const member of ['messageCustomizations', 'sloServiceEndpoints']) {
    if (listAt(sso, member).length === 0) delete sso[member];
  }
  fill(sso, { attributeContract: {} });
  fill(objectAt(sso, 'attributeContract')!, { extendedAttributes: [] });
  completeSubject(sso, 'attributeContract', [sso.protocol === 'OIDC' ? 'sub' : 'SAML_SUBJECT']);
  sso.ssoApplicationEndpoint = applicationEndpoint('sp', String(connection.entityId ?? ''), { world });
  const users = objectAt(objectAt(sso, 'jitProvisioning'), 'userAttributes');
  if (users) users.attributeContract = attributesOf(objectAt(sso, 'attributeContract'));
  for (const mapping of listAt(sso, 'adapterMappings')) {
    const override = objectAt(mapping, 'adapterOverrideSettings');
    if (override) completeOverride('/sp/adapters', mapping, override, world);
  }
  const provider = objectAt(sso, 'oidcProviderSettings');
  if (provider) completeProvider(provider, connection, world);
}

/** The attributes that are the server's own; whether they are masked is the administrator's choice. */
function completeSubject(holder: JsonObject | undefined, member: string, names: string[]): void {
  const contract = objectAt(holder, member);
  if (!contract) return;
  const given = listAt(contract, 'coreAttributes');
  contract.coreAttributes = names.map((name) => {
    const masked = given.find((attribute) => attribute.name === name)?.masked === true;
    return { name, masked };
  });
}

function attributesOf(contract: JsonObject | undefined): JsonObject[] {
  const attributes = ['coreAttributes', 'extendedAttributes'].flatMap((member) => listAt(contract, member));
  return attributes.map(({ name, masked }) => ({ name, masked: masked === true }));
}

/** Addresses at which the provider reaches this server; how the part in the middle is made isn't public. */
function completeProvider(provider: JsonObject, connection: JsonObject, world: World): void {
  const at = applicationEndpoint('sp', '', { world }).replace(/startSSO.*$/, '');
  const base = `${at}${Buffer.from(JSON.stringify({ iss: connection.entityId })).toString('base64url')}`;
  provider.redirectUri = `${base}/cb.openid`;
  provider.frontChannelLogoutUri = `${base}/fclogout.openid`;
  const logout = provider.trackUserSessionsForLogout === true || textAt(provider, 'logoutEndpoint') !== undefined;
  provider.postLogoutRedirectUri = logout ? `${base}/logout.openid` : undefined;
  provider.backChannelLogoutUri = logout ? `${base}/bclogout.openid` : undefined;
}

/** What is read back of users and groups has the attributes that are fulfilled for it. */
function completeInbound(provisioning: JsonObject, world: World): void {
  if (isAtLeast(world.version, '12.3')) fill(provisioning, { scimVersion: 'SCIM11' });
  const schema = objectAt(provisioning, 'customSchema');
  if (schema) fill(schema, { namespace: 'urn:scim:schemas:extension:custom:1.0' });
  for (const [part, reading] of [
    ['users', 'readUsers'],
    ['groups', 'readGroups'],
  ] as const) {
    const read = objectAt(objectAt(provisioning, part), reading);
    const extended = listAt(objectAt(read, 'attributeContract'), 'extendedAttributes').map(({ name }) => name);
    const others = world.switches.externalIdIsCore ? extended : [...extended, 'externalId'];
    const fulfilled = Object.keys(objectAt(read, 'attributeFulfillment') ?? {}).sort();
    completeSubject(
      read,
      'attributeContract',
      fulfilled.filter((name) => !others.includes(name)),
    );
  }
}
