import type { Live } from '../../core/connection/types.ts';
import type { JsonObject } from '../../core/document/json.ts';
import { type KindName, kinds, singletonId } from '../../core/kinds.ts';
import type { Collection } from './admin-api.ts';
import { AdminApiError, hasKind } from './admin-api-error.ts';
import type { HttpAnswer } from './http.ts';
import { type Asked, readNothing, readObjects, readOne, readSingleton } from './read-answer.ts';
import { type ApiRequest, asked, type Requester, type Server } from './requester.ts';
import { pause } from './retry.ts';

/** The objects of one kind, as the admin API lets them be read and written. */
export function collectionOf(kind: KindName, server: Server, requester: Requester): Collection {
  switch (kinds[kind].written?.how) {
    case 'singleton':
      return new Singleton(kind, requester);
    case 'key':
      return new Keys(kind, server, requester);
    default:
      return new Objects(kind, server, requester);
  }
}

type LookUp = () => Promise<Live | undefined>;

/** How often a DELETE is tried while something that is being removed still counts as a user of the object. */
const attemptsWhileInUse = 4;

/** The kinds whose writes PingFederate tries before it stores them: the API has a header for not doing so. */
const tried: ReadonlySet<KindName> = new Set(['SpConnection', 'DataStore', 'IdpAdapter']);

/** A collection: POST, PUT and DELETE by id. */
class Objects implements Collection {
  protected readonly path: string;
  protected readonly kind: KindName;
  protected readonly requester: Requester;
  readonly #server: Server;

  constructor(kind: KindName, server: Server, requester: Requester) {
    this.kind = kind;
    this.path = kinds[kind].path;
    this.requester = requester;
    this.#server = server;
  }

  list(): Promise<Live[]> {
    return read(this.requester, this.path, (what, answer) => readObjects(this.kind, what, answer));
  }

  read(id: string): Promise<Live | undefined> {
    return unlessNotFound(read(this.requester, this.pathOf(id), this.#readOne));
  }

  create(body: JsonObject, lookUp?: LookUp): Promise<Live> {
    return this.post(this.path, body, lookUp);
  }

  replace(id: string, body: JsonObject, lookUp?: LookUp): Promise<Live> {
    const request: ApiRequest = { method: 'PUT', path: this.pathOf(id), body, isTried: tried.has(this.kind) };
    return this.requester.persist(request, (answer) => this.#readOne(asked(request), answer), lookUp);
  }

  async delete(id: string): Promise<'deleted' | 'not-found'> {
    const request: ApiRequest = { method: 'DELETE', path: this.pathOf(id) };
    for (let attempt = 1; ; attempt++) {
      try {
        await this.requester.persist(request, (answer) => readNothing(asked(request), answer));
        this.#server.deleted = true;
        return 'deleted';
      } catch (error) {
        if (hasKind(error, 'not-found')) return 'not-found';
        if (!this.#isPerhapsInUse(error) || attempt >= attemptsWhileInUse) throw error;
        const wait = this.#server.policy.firstWaitMs * 2 ** (attempt - 1);
        await pause(wait, this.requester.scope.signal, asked(request));
      }
    }
  }

  /**
   * What a server says while something else still uses the object: 422, of managers 403. A 403 otherwise means that the
   * account may not, so it counts only after this account has deleted something else.
   */
  #isPerhapsInUse(error: unknown): boolean {
    return hasKind(error, 'validation') || (this.#server.deleted && hasKind(error, 'forbidden'));
  }

  protected post(path: string, body: JsonObject, lookUp: LookUp = () => this.#lookUp(body)): Promise<Live> {
    const request: ApiRequest = { method: 'POST', path, body, isTried: tried.has(this.kind) };
    return this.requester.persist(request, (answer) => this.#readOne(asked(request), answer), lookUp);
  }

  readonly #readOne = (what: Asked, answer: HttpAnswer): Live => readOne(this.kind, what, answer);

  protected pathOf(id: string): string {
    return `${this.path}/${encodeURIComponent(id)}`;
  }

  /** The object that a POST whose answer was lost has stored, if it has. */
  async #lookUp(body: JsonObject): Promise<Live | undefined> {
    const listed = typeof body.id === 'string' ? [await this.read(body.id)] : await this.list();
    return listed.find((one) => one?.name === body.name && one?.entityId === body.entityId);
  }
}

/** Where the certificate itself is, of which everything else holds a view. The private half of a key is never given out. */
const certificateFiles: Partial<Record<KindName, string>> = { CertificateAuthority: 'file' };

/** Keys and certificates: they come as a file or are made by the server, and never change. */
class Keys extends Objects {
  override async read(id: string): Promise<Live | undefined> {
    const view = await super.read(id);
    const file = certificateFiles[this.kind];
    if (!view || file === undefined) return view;
    const certificate = await this.#text(`${this.pathOf(id)}/${file}`);
    return certificate === undefined ? undefined : { ...view, certificate };
  }

  /** Undefined when it is gone by now. */
  #text(path: string): Promise<string | undefined> {
    const request: ApiRequest = { method: 'GET', path, isFile: true };
    return unlessNotFound(this.requester.persist(request, ({ text }) => text));
  }

  override create(body: JsonObject, lookUp?: LookUp): Promise<Live> {
    const way = body.fileData === undefined ? 'generate' : 'import';
    return this.post(`${this.path}/${way}`, body, lookUp);
  }

  override replace(id: string): Promise<Live> {
    return refused('PUT', this.pathOf(id), 'PingFederate never changes a key or certificate in place');
  }
}

/** What a server has one of, without an id: it is read and replaced as a whole. */
class Singleton implements Collection {
  readonly #kind: KindName;
  readonly #path: string;
  readonly #requester: Requester;

  constructor(kind: KindName, requester: Requester) {
    this.#kind = kind;
    this.#path = kinds[kind].path;
    this.#requester = requester;
  }

  async list(): Promise<Live[]> {
    return [await read(this.#requester, this.#path, this.#readIt)];
  }

  read(): Promise<Live | undefined> {
    return unlessNotFound(read(this.#requester, this.#path, this.#readIt));
  }

  /** It is always there. */
  create(body: JsonObject, lookUp?: LookUp): Promise<Live> {
    return this.replace(singletonId(this.#kind), body, lookUp);
  }

  replace(_: string, { id: __, ...body }: JsonObject, lookUp?: LookUp): Promise<Live> {
    const request: ApiRequest = { method: 'PUT', path: this.#path, body };
    return this.#requester.persist(request, (answer) => this.#readIt(asked(request), answer), lookUp);
  }

  delete(): Promise<'deleted' | 'not-found'> {
    return refused('DELETE', this.#path, 'a server always has it');
  }

  readonly #readIt = (what: Asked, answer: HttpAnswer): Live => readSingleton(this.#kind, what, answer);
}

function read<Value>(
  requester: Requester,
  path: string,
  take: (what: Asked, answer: HttpAnswer) => Value,
): Promise<Value> {
  const request: ApiRequest = { method: 'GET', path };
  return requester.persist(request, (answer) => take(asked(request), answer));
}

/** What no server does isn't asked of it. */
function refused(method: string, path: string, what: string): Promise<never> {
  return Promise.reject(new AdminApiError({ kind: 'refused', method, path, what }));
}

export async function unlessNotFound<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (hasKind(error, 'not-found')) return undefined;
    throw error;
  }
}
