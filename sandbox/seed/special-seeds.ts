import { generateKeyPair } from '../certificates/generate.ts';
import { readKeyStore } from '../certificates/key-store.ts';
import { readCertificate } from '../certificates/pem.ts';
import type { StoredKey } from '../certificates/stored-key.ts';
import { certView } from '../certificates/view.ts';
import { fill, textAt } from '../connection/context.ts';
import { addKeyPair } from '../endpoints/key-pairs.ts';
import type { JsonObject } from '../json.ts';
import { certificateId } from '../resources/ids.ts';
import type { World } from '../world.ts';

type SeedReader = (items: JsonObject[], world: World, operation: JsonObject) => void;

/** Resources that an export writes in another form than the API answers. */
export const specialSeeds: Record<string, SeedReader> = {
  '/extendedProperties': (items, world) => {
    for (const item of items) fill(item, { multiValued: false });
    world.store.set('/extendedProperties', { items });
  },
  '/administrativeAccounts': takeAccounts,
  '/keyPairs/signing': takeKeyPairs('/keyPairs/signing'),
  '/keyPairs/sslServer': takeKeyPairs('/keyPairs/sslServer'),
  '/keyPairs/sslClient': takeKeyPairs('/keyPairs/sslClient'),
  '/certificates/ca': takeCertificates('/certificates/ca'),
  '/certificates/revocation/ocspCertificates': takeCertificates('/certificates/revocation/ocspCertificates'),
  '/configStore': (items, world, { subResource }) => {
    for (const item of items) world.store.put(`/configStore/${String(subResource)}`, String(item.id), item);
  },
};

/** Passwords are hashed or left out in an export, so these accounts are known but can't sign in. */
function takeAccounts(items: JsonObject[], world: World): void {
  for (const item of items) {
    const { password: _, ...account } = item;
    world.store.put('/administrativeAccounts', String(item.username), account);
  }
}

function takeKeyPairs(path: string): SeedReader {
  return (items, world) => {
    for (const item of items) {
      const id = textAt(item, 'id') || certificateId();
      addKeyPair(path, id, keyOf(item, path, id, world), world, { rotationSettings: item.rotationSettings });
    }
  };
}

/** A key whose password nobody here knows is stood in for by another: references to it keep working. */
function keyOf(item: JsonObject, path: string, id: string, world: World): StoredKey {
  try {
    const sealed = world.vault.open(textAt(item, 'encryptedPassword') ?? '')?.clear;
    return readKeyStore(textAt(item, 'fileData') ?? '', textAt(item, 'password') ?? sealed);
  } catch {
    const certificate = readCertificate(textAt(item, 'fileData') ?? '');
    if (certificate) return { certificate, standIn: true };
    world.notes.push(`${path} ${id}: ${unreadable(item, world)}; another one stands in for it`);
    const names = { commonName: id, organization: 'Sandbox', country: 'US', validDays: 3650 };
    return { ...generateKeyPair(names, world.now()), standIn: true };
  }
}

/** Of another server's ciphertext it's only taken on trust that it is one. */
function unreadable(item: JsonObject, { vault, switches }: World): string {
  const foreign = vault.open(textAt(item, 'encryptedPassword') ?? '')?.foreign;
  const trusted = foreign !== undefined && foreign !== '' && switches.foreignSecrets === 'accept';
  return trusted ? FOREIGN_PASSWORD : 'the key itself could not be read';
}

/** What a note says of a key pair whose password another server encrypted. */
export const FOREIGN_PASSWORD = 'its password is another server’s ciphertext';

function takeCertificates(path: string): SeedReader {
  return (items, world) => {
    for (const item of items) {
      const certificate = readCertificate(textAt(item, 'fileData') ?? '');
      const id = textAt(item, 'id') || certificateId();
      if (!certificate) {
        world.notes.push(`${path} ${id}: not a certificate; left out`);
        continue;
      }
      const hidden = { certificate: certificate.toString() };
      world.store.put(path, id, certView(certificate, id, world), hidden);
    }
  };
}
