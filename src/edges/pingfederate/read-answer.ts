import { dropEmptyItems } from '../../core/connection/empty-items.ts';
import { fields } from '../../core/connection/fields/table.ts';
import type { Live } from '../../core/connection/types.ts';
import { isObject, type JsonObject } from '../../core/document/json.ts';
import { type KindName, singletonId } from '../../core/kinds.ts';
import { AdminApiError } from './admin-api-error.ts';
import { explainBody } from './explain-answer.ts';
import type { HttpAnswer } from './http.ts';

/** The request that an answer belongs to, for messages. */
export interface Asked {
  method: string;
  path: string;
}

/**
 * The JSON object of an answer.
 *
 * @throws AdminApiError when it's HTML, cut off, or JSON of another kind
 */
export function readObject(asked: Asked, { status, contentType, text: body }: HttpAnswer): JsonObject {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new AdminApiError({ ...asked, ...explainBody({ status, contentType, body }) });
  }
  if (isObject(parsed)) return parsed;
  throw unexpected(asked, status, 'JSON came, but not an object');
}

/** The `items` of a list. A list without them must never read as an empty one. */
export function readItems(asked: Asked, answer: HttpAnswer): JsonObject[] {
  return itemsOf(asked, answer.status, readObject(asked, answer));
}

function itemsOf(asked: Asked, status: number, { items }: JsonObject): JsonObject[] {
  if (Array.isArray(items) && items.every(isObject)) return items as JsonObject[];
  throw unexpected(asked, status, 'a list was expected, but the answer has no items');
}

export function readOne(kind: KindName, asked: Asked, answer: HttpAnswer): Live {
  return asLive(kind, asked, answer.status, readObject(asked, answer));
}

/**
 * What there is one of is answered without an id; here it has one. It is replaced as a whole, so where it's a list, an
 * answer that isn't one would cost whatever is in it.
 */
export function readSingleton(kind: KindName, asked: Asked, answer: HttpAnswer): Live {
  const read = readObject(asked, answer);
  if (fields[kind]?.members.items) itemsOf(asked, answer.status, read);
  return asLive(kind, asked, answer.status, { ...read, id: singletonId(kind) });
}

export function readObjects(kind: KindName, asked: Asked, answer: HttpAnswer): Live[] {
  return readItems(asked, answer).map((item) => asLive(kind, asked, answer.status, item));
}

export function readVersion(asked: Asked, answer: HttpAnswer): string {
  const { version } = readObject(asked, answer);
  if (typeof version === 'string' && /^\d+(\.\d+)+/.test(version)) return version;
  throw unexpected(asked, answer.status, 'the answer names no PingFederate version');
}

/** An answer without content. A page in its place says that something else answered, whatever the status. */
export function readNothing(asked: Asked, { status, contentType, text: body }: HttpAnswer): void {
  if (/html/i.test(contentType)) throw new AdminApiError({ ...asked, ...explainBody({ status, contentType, body }) });
}

function asLive(kind: KindName, asked: Asked, status: number, value: JsonObject): Live {
  if (typeof value.id === 'string' && value.id !== '') {
    dropEmptyItems(kind, value);
    return value as Live;
  }
  throw unexpected(asked, status, 'an object was expected, but the answer has no id');
}

function unexpected(asked: Asked, status: number, what: string): AdminApiError {
  const hint = 'check that admin-url leads to PingFederate’s admin API and to no other product';
  return new AdminApiError({ ...asked, kind: 'unexpected', status, what, hint });
}
