import { objectAt, textAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import { invalid } from '../server/answer.ts';
import type { World } from '../world.ts';

/** Our own metadata for a partner, as XML text (ExportMetadataRequest). It isn't signed. */
export function exportMetadata(request: JsonObject, world: World): string {
  const path = request.connectionType === 'IDP' ? '/sp/idpConnections' : '/idp/spConnections';
  const id = String(request.connectionId);
  const connection = world.store.get(path, id)?.value;
  if (!connection) {
    const message = `The connection ID '${id}' is not valid.`;
    throw invalid([{ errorId: 'invalid_reference', message, fieldPath: 'connectionId' }]);
  }
  const info = objectAt(world.store.setting('/serverSettings'), 'federationInfo') ?? {};
  const virtual = textAt(request, 'virtualServerId') ?? textAt(connection, 'defaultVirtualEntityId');
  const entityId = virtual ?? textAt(info, 'saml2EntityId') ?? 'https://localhost:9031';
  const host = textAt(request, 'virtualHostName');
  const baseUrl = host ? `https://${host}` : (textAt(info, 'baseUrl') ?? 'https://localhost:9031');
  return documentOf(entityId, baseUrl, signingCertificate(connection, world));
}

function signingCertificate(connection: JsonObject, world: World): string | undefined {
  const signing = objectAt(objectAt(connection, 'credentials'), 'signingSettings');
  const id = textAt(objectAt(signing, 'signingKeyPairRef'), 'id');
  const pem = world.store.get('/keyPairs/signing', id ?? '')?.hidden?.certificate;
  return typeof pem === 'string' ? pem.replace(/-----[A-Z ]+-----|\s/g, '') : undefined;
}

function documentOf(entityId: string, baseUrl: string, certificate: string | undefined): string {
  const key = certificate
    ? `<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`
    : '';
  const services = ['HTTP-POST', 'HTTP-Redirect'].flatMap((binding) => [
    service('SingleLogoutService', binding, `${baseUrl}/idp/SLO.saml2`),
    service('SingleSignOnService', binding, `${baseUrl}/idp/SSO.saml2`),
  ]);
  services.sort();
  return [
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escapeXml(entityId)}">`,
    '<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    key,
    ...services,
    '</md:IDPSSODescriptor>',
    '</md:EntityDescriptor>',
  ].join('');
}

function service(name: string, binding: string, location: string): string {
  return `<md:${name} Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${escapeXml(location)}"/>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
