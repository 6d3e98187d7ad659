import { type ConnectionContext, fill, listAt, objectAt } from '../connection/context.ts';
import { completeCertificate } from '../connection/credentials.ts';
import type { JsonObject } from '../json.ts';
import { find, remove } from '../resources/generic.ts';
import { kinds } from '../resources/kinds.ts';
import { save } from '../resources/save.ts';
import { invalid, ok } from '../server/answer.ts';
import type { ApiRequest, Handler, World } from '../world.ts';

/** The parts of a connection's credentials that have an address of their own, and the deletion of SP connections. */
export const connectionEndpoints: Record<string, Handler> = {
  ...credentialEndpoints('/idp/spConnections'),
  ...credentialEndpoints('/sp/idpConnections'),
  'DELETE /idp/spConnections/{id}': (request, world) => {
    const kind = kinds.get('/idp/spConnections')!;
    const entry = find(kind, request, world);
    if (entry.value.active === true && world.switches.deleteActive === 'refuse') {
      const message = 'An active connection cannot be deleted.';
      throw invalid([{ errorId: 'connection_is_active', message, fieldPath: 'active' }]);
    }
    return remove(kind, entry, world);
  },
};

function credentialEndpoints(path: string): Record<string, Handler> {
  const at = `${path}/{id}/credentials`;
  return {
    [`GET ${at}/certs`]: (request, world) => {
      return ok({ items: listAt(credentialsOf(request, world), 'certs') });
    },
    [`POST ${at}/certs`]: addCertificate,
    [`PUT ${at}/certs`]: (request, world) => {
      const saved = change(request, world, (credentials) => {
        credentials.certs = listAt(request.body, 'items');
      });
      return ok({ items: listAt(saved, 'certs') });
    },
    [`GET ${at}/decryptionKeys`]: (request, world) => {
      return ok(decryptionKeys(credentialsOf(request, world)));
    },
    [`PUT ${at}/decryptionKeys`]: (request, world) => {
      const { primaryKeyRef, secondaryKeyPairRef } = request.body;
      const saved = change(request, world, (credentials) => {
        credentials.decryptionKeyPairRef = primaryKeyRef;
        credentials.secondaryDecryptionKeyPairRef = secondaryKeyPairRef;
      });
      return ok(decryptionKeys(saved));
    },
    [`GET ${at}/signingSettings`]: (request, world) => {
      return ok(objectAt(credentialsOf(request, world), 'signingSettings') ?? {});
    },
    [`PUT ${at}/signingSettings`]: (request, world) => {
      const saved = change(request, world, (credentials) => {
        credentials.signingSettings = request.body;
      });
      return ok(objectAt(saved, 'signingSettings') ?? {});
    },
  };
}

/** A certificate that is added as active takes the place of the primary one. */
function addCertificate(request: ApiRequest, world: World) {
  const added = structuredClone(request.body);
  const context: ConnectionContext = { world, bypass: true, errors: [] };
  completeCertificate(added, '', context);
  if (context.errors.length > 0) throw invalid(context.errors);
  const id = objectAt(added, 'x509File')?.id;
  const saved = change(request, world, (credentials) => {
    const certs = listAt(credentials, 'certs');
    if (added.activeVerificationCert === true) {
      for (const cert of certs) cert.primaryVerificationCert = false;
      added.primaryVerificationCert = true;
    }
    credentials.certs = [...certs, added];
  });
  return ok(listAt(saved, 'certs').find((cert) => objectAt(cert, 'x509File')?.id === id)!, 201);
}

function credentialsOf(request: ApiRequest, world: World): JsonObject {
  return objectAt(parent(request, world).value, 'credentials') ?? {};
}

function kindOf({ pattern }: ApiRequest) {
  return kinds.get(pattern.split('/{id}')[0]!)!;
}

function parent(request: ApiRequest, world: World) {
  return find(kindOf(request), { ...request, params: { id: request.params.id! } }, world);
}

/** Saves the connection with changed credentials, under all its rules. */
function change(request: ApiRequest, world: World, edit: (credentials: JsonObject) => void): JsonObject {
  const before = parent(request, world).value;
  const value = structuredClone(before);
  fill(value, { credentials: {} });
  edit(objectAt(value, 'credentials')!);
  const entry = save({ kind: kindOf(request), value, before, missing: request.missing, bypass: request.bypass, world });
  return objectAt(entry.value, 'credentials') ?? {};
}

function decryptionKeys(credentials: JsonObject): JsonObject {
  return {
    primaryKeyRef: credentials.decryptionKeyPairRef,
    secondaryKeyPairRef: credentials.secondaryDecryptionKeyPairRef,
  };
}
