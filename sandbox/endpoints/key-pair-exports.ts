import { createPrivateKey, X509Certificate } from 'node:crypto';
import { pemOf, readCertificate } from '../certificates/pem.ts';
import { signingRequest } from '../certificates/signing-request.ts';
import { certView } from '../certificates/view.ts';
import { fill, objectAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import { find } from '../resources/generic.ts';
import { kinds } from '../resources/kinds.ts';
import { store } from '../resources/save.ts';
import { type Answer, forbidden, invalid, notFound, ok } from '../server/answer.ts';
import type { Entry } from '../store/store.ts';
import type { ApiRequest, Handler, World } from '../world.ts';

/** The parts of a key pair that have an address of their own: certificate, request, export, rotation. */
export function keyPairParts(path: string): [string, Handler][] {
  const entry = (request: ApiRequest, world: World) =>
    find(kinds.get(path)!, { ...request, params: { id: request.params.id! } }, world);
  const one = `${path}/{id}`;
  return [
    [`GET ${one}/certificate`, (request, world) => text(pemOf(certificateOf(entry(request, world))))],
    [`GET ${one}/csr`, (request, world) => text(requestOf(entry(request, world)))],
    [`POST ${one}/csr`, (request, world) => ok(takeResponse(path, entry(request, world), request, world))],
    [`POST ${one}/pem`, (request, world) => text(exportPem(entry(request, world), request))],
    [
      `POST ${one}/pkcs12`,
      () => {
        throw forbidden('The sandbox does not export PKCS#12 files.');
      },
    ],
    [`GET ${one}/rotationSettings`, (request, world) => ok(rotationOf(entry(request, world)))],
    [`PUT ${one}/rotationSettings`, (request, world) => ok(rotate(path, entry(request, world), request, world))],
    [`DELETE ${one}/rotationSettings`, (request, world) => stopRotation(path, entry(request, world), world)],
  ];
}

function text(content: string): Answer {
  return { status: 200, text: content, type: 'text/plain;charset=utf-8' };
}

function certificateOf({ hidden }: Entry): X509Certificate {
  return new X509Certificate(String(hidden?.certificate));
}

function privateKeyOf({ hidden, value }: Entry) {
  if (typeof hidden?.privateKey === 'string') return createPrivateKey(hidden.privateKey);
  throw forbidden(`The private key of '${String(value.id)}' cannot be used.`);
}

function requestOf(entry: Entry): string {
  return signingRequest(certificateOf(entry), privateKeyOf(entry));
}

/** The certificate that an authority issued must belong to the key. */
function takeResponse(path: string, entry: Entry, request: ApiRequest, world: World): JsonObject {
  const certificate = readCertificate(String(request.body.fileData));
  if (!certificate)
    throw invalid([{ errorId: 'invalid_certificate', message: 'The response is not valid.', fieldPath: 'fileData' }]);
  if (entry.hidden?.standIn !== true && !certificate.checkPrivateKey(privateKeyOf(entry))) {
    const message = 'The certificate does not belong to the key pair.';
    throw invalid([{ errorId: 'invalid_certificate', message, fieldPath: 'fileData' }]);
  }
  const view = certView(certificate, String(entry.value.id), world);
  const hidden = { ...entry.hidden, certificate: certificate.toString() };
  return store(kinds.get(path)!, { ...view, rotationSettings: entry.value.rotationSettings }, world, hidden).value;
}

function exportPem(entry: Entry, { body }: ApiRequest): string {
  const key = privateKeyOf(entry).export({
    format: 'pem',
    type: 'pkcs8',
    cipher: 'aes-256-cbc',
    passphrase: String(body.password),
  });
  return `${key.toString()}${pemOf(certificateOf(entry))}`;
}

function rotationOf({ value }: Entry): JsonObject {
  const settings = objectAt(value, 'rotationSettings');
  if (!settings) throw notFound(String(value.id));
  return settings;
}

/** What isn't said is taken over from the key pair that is rotated. */
function rotate(path: string, { value }: Entry, { body, missing }: ApiRequest, world: World): JsonObject {
  if (missing.length > 0) throw invalid(missing);
  const { keyAlgorithm, keySize, signatureAlgorithm, validFrom, expires } = value;
  const validDays = Math.round((Date.parse(String(expires)) - Date.parse(String(validFrom))) / 86_400_000);
  const settings: JsonObject = { ...body, id: value.id };
  fill(settings, objectAt(value, 'rotationSettings') ?? {});
  fill(settings, { keyAlgorithm, keySize, signatureAlgorithm, validDays });
  store(kinds.get(path)!, { ...value, rotationSettings: settings }, world);
  return settings;
}

function stopRotation(path: string, entry: Entry, world: World): Answer {
  rotationOf(entry);
  const { rotationSettings: _, ...value } = entry.value;
  store(kinds.get(path)!, value, world);
  return { status: 204 };
}
