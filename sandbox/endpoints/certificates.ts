import { X509Certificate } from 'node:crypto';
import { pemOf, readCertificate } from '../certificates/pem.ts';
import { checkSame } from '../certificates/same.ts';
import { certView } from '../certificates/view.ts';
import type { JsonObject } from '../json.ts';
import { certificateId, checkPlainId } from '../resources/ids.ts';
import { type Answer, invalid, notFound, ok, type ValidationError } from '../server/answer.ts';
import type { ApiRequest, Handler, World } from '../world.ts';

/** Certificates that are trusted: authorities, groups, OCSP responders, token issuers. */
export const certificateEndpoints: Record<string, Handler> = {
  'POST /certificates/ca/import': importAuthority,
  'GET /certificates/ca/{id}/file': ({ params }, world) => fileOf('/certificates/ca', params.id!, world),
  'POST /certificates/revocation/ocspCertificates': (request, world) =>
    ok(add('/certificates/revocation/ocspCertificates', request, world).value, 201),
  'POST /certificates/groups/{groupName}/import': (request, world) =>
    ok(add(groupOf(request), request, world).value, 201),
  'GET /certificates/groups/{groupName}': (request, world) => ok({ items: world.store.values(groupOf(request)) }),
  'GET /certificates/groups/{groupName}/{id}': (request, world) =>
    ok(viewOf(groupOf(request), request.params.id!, world)),
  'DELETE /certificates/groups/{groupName}/{id}': (request, world) => {
    viewOf(groupOf(request), request.params.id!, world);
    world.store.remove(groupOf(request), request.params.id!);
    return { status: 204 };
  },
  'POST /serverSettings/wsTrustStsSettings/issuerCertificates': (request, world) => {
    const path = '/serverSettings/wsTrustStsSettings/issuerCertificates';
    const { value, certificate } = read(path, request, world);
    const issuer = { certView: value, x509File: { id: value.id, fileData: pemOf(certificate) }, active: true };
    world.store.put(path, String(value.id), issuer, { certificate: certificate.toString() });
    return ok(issuer, 201);
  },
};

/** Imports that come at once all answer 201; where the switch says so, only the last of them stays. */
function importAuthority(request: ApiRequest, world: World): Answer {
  const { value } = add('/certificates/ca', request, world);
  if (world.importing.count > 0) world.store.remove('/certificates/ca', String(value.id));
  return ok(value, 201);
}

function groupOf({ params }: ApiRequest): string {
  return `/certificates/groups/${params.groupName}`;
}

function viewOf(path: string, id: string, world: World): JsonObject {
  const entry = world.store.get(path, id);
  if (!entry) throw notFound(id);
  return entry.value;
}

function fileOf(path: string, id: string, world: World): Answer {
  viewOf(path, id, world);
  const certificate = new X509Certificate(String(world.store.get(path, id)?.hidden?.certificate));
  return { status: 200, text: pemOf(certificate), type: 'text/plain;charset=utf-8' };
}

function add(path: string, request: ApiRequest, world: World) {
  const { value, certificate } = read(path, request, world);
  return world.store.put(path, String(value.id), value, { certificate: certificate.toString() });
}

function read(path: string, { body, missing }: ApiRequest, world: World) {
  const errors: ValidationError[] = [...missing];
  const id = typeof body.id === 'string' && body.id !== '' ? body.id : certificateId();
  errors.push(...checkPlainId(id, 'id', world.version));
  if (world.store.get(path, id)) {
    errors.push({ errorId: 'id_in_use', message: `The ID '${id}' is already in use.`, fieldPath: 'id' });
  }
  const certificate = readCertificate(String(body.fileData ?? ''));
  if (!certificate && body.fileData !== undefined) {
    const message = 'The certificate is not a valid X.509 certificate.';
    errors.push({ errorId: 'invalid_certificate', message, fieldPath: 'fileData' });
  }
  if (certificate) errors.push(...checkSame(path, certificate, world));
  if (errors.length > 0 || !certificate) throw invalid(errors);
  return { value: certView(certificate, id, world), certificate };
}
