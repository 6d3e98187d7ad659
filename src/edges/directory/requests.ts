import { boolean, element, integer, octets, sequence } from './ber/write.ts';

/*
 * Every request that this client can send (RFC 4511): sign-in, StartTLS, search, and goodbye. None of them writes to a
 * directory, and there is no other code that could build one.
 */

export const pagedResults = '1.2.840.113556.1.4.319';

const scopes = { base: 0, subtree: 2 } as const;

export interface SearchRequest {
  base: string;
  scope: keyof typeof scopes;
  /** As `encodeFilter` has it. */
  filter: Uint8Array;
  attributes: readonly string[];
  sizeLimit: number;
  seconds: number;
  page?: { size: number; cookie: Uint8Array } | undefined;
}

/** What a request is made of: the operation, and the controls that go with it. */
export interface Request {
  operation: Buffer;
  controls?: Buffer | undefined;
}

export const bindRequest = (dn: string, password: string): Request => ({
  operation: element(0x60, integer(3), octets(dn), octets(password, 0x80)),
});

export const startTlsRequest = (): Request => ({ operation: element(0x77, octets('1.3.6.1.4.1.1466.20037', 0x80)) });

export function searchRequest(search: SearchRequest): Request {
  const operation = element(
    0x63,
    octets(search.base),
    integer(scopes[search.scope], 0x0a),
    // Aliases aren't followed: they would count a person twice, or lead out of the base.
    integer(0, 0x0a),
    integer(search.sizeLimit),
    integer(search.seconds),
    boolean(false),
    search.filter,
    sequence(...search.attributes.map((name) => octets(name))),
  );
  return { operation, controls: search.page && pageControl(search.page) };
}

/** Marked as critical: a server without pages has to say so, instead of cutting its answer. */
function pageControl({ size, cookie }: NonNullable<SearchRequest['page']>): Buffer {
  const value = sequence(integer(size), octets(cookie));
  return element(0xa0, sequence(octets(pagedResults), boolean(true), octets(value)));
}

export const unbindRequest = (): Request => ({ operation: element(0x42) });

/** Nobody waits for the rest of an answer any more. */
export function abandonRequest(id: number): Request {
  return { operation: integer(id, 0x50) };
}

export function messageOf(id: number, { operation, controls }: Request): Buffer {
  return controls ? sequence(integer(id), operation, controls) : sequence(integer(id), operation);
}
