import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const PREFIX = 'OBF:JWE:';

/** What a stored secret holds: the clear text, or a ciphertext made elsewhere that this server can't read. */
export interface Secret {
  clear?: string;
  foreign?: string;
}

/**
 * Encrypts as PingFederate does: JWE compact, `dir`, `A128CBC-HS256`, a new initialisation vector each time, so that
 * the same secret never reads the same twice.
 */
export class Vault {
  key: Buffer;
  kid: string;
  version: string;
  #header = '';

  constructor(version: string, key = randomBytes(32), kid = randomBytes(9).toString('base64url').slice(0, 10)) {
    this.key = key;
    this.kid = kid;
    this.version = version;
    this.adopt(this);
  }

  /** Takes over another vault's key, of an earlier run. */
  adopt({ version, key, kid }: Pick<Vault, 'version' | 'key' | 'kid'>): void {
    Object.assign(this, { version, key, kid });
    this.#header = base64({ alg: 'dir', enc: 'A128CBC-HS256', kid, version });
  }

  seal(secret: Secret): string {
    const iv = randomBytes(16);
    const cipher = createCipheriv('aes-128-cbc', this.key.subarray(16), iv);
    const text = JSON.stringify(secret.foreign === undefined ? [secret.clear ?? ''] : { foreign: secret.foreign });
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const tag = this.#tag(this.#header, iv, body);
    return `${PREFIX}${this.#header}..${iv.toString('base64url')}.${body.toString('base64url')}.${tag.toString('base64url')}`;
  }

  /** What an encrypted value holds; `foreign` when another server made it; `undefined` when it was tampered with. */
  open(sealed: string): Secret | undefined {
    const [header, empty, iv, body, tag, ...rest] = sealed.replace(PREFIX, '').split('.');
    if (header !== this.#header) return { foreign: sealed };
    if (empty !== '' || !iv || !body || !tag || rest.length > 0) return undefined;
    const vector = Buffer.from(iv, 'base64url');
    const bytes = Buffer.from(body, 'base64url');
    const given = Buffer.from(tag, 'base64url');
    const expected = this.#tag(header, vector, bytes);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const decipher = createDecipheriv('aes-128-cbc', this.key.subarray(16), vector);
    const text = Buffer.concat([decipher.update(bytes), decipher.final()]).toString('utf8');
    const held = JSON.parse(text) as [string] | { foreign: string };
    return Array.isArray(held) ? { clear: held[0] } : { foreign: held.foreign };
  }

  #tag(header: string, iv: Buffer, body: Buffer): Buffer {
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(header.length * 8));
    const mac = createHmac('sha256', this.key.subarray(0, 16)).update(header).update(iv).update(body).update(length);
    return mac.digest().subarray(0, 16);
  }
}

/** The key id in the header of an encrypted value, when it has one. */
export function keyIdOf(sealed: string): string | undefined {
  try {
    const header = Buffer.from(sealed.replace(PREFIX, '').split('.')[0] ?? '', 'base64url').toString('utf8');
    const { kid } = JSON.parse(header) as { kid?: unknown };
    return typeof kid === 'string' ? kid : undefined;
  } catch {
    return undefined;
  }
}

function base64(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
