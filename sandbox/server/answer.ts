import type { Json, JsonObject } from '../json.ts';

/** What a handler answers: JSON, or text, or bytes, or nothing. */
export interface Answer {
  status: number;
  json?: Json;
  /** JSON that is already text: long lists are kept in that form. */
  text?: string;
  type?: string;
  bytes?: Buffer;
  headers?: Record<string, string>;
}

/** One entry of `validationErrors`. */
export interface ValidationError {
  errorId: string;
  message: string;
  fieldPath?: string;
  developerMessage?: string;
}

/** A request that the API refuses: status and ApiResult. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: JsonObject;
  readonly headers: Record<string, string>;
  constructor(status: number, resultId: string, message: string, more: JsonObject = {}, headers = {}) {
    super(message);
    this.status = status;
    this.body = { resultId, message, ...more };
    this.headers = headers;
  }
}

export function ok(json: Json, status = 200): Answer {
  return { status, json };
}

/** The text for an unknown id is known from clients' tests. */
export function notFound(id: string): Refusal {
  return new Refusal(
    404,
    'resource_not_found',
    `The resource with ID '${id}' is not found. Please specify a recognized resource ID.`,
  );
}

/** 422 with every error at once: PingFederate doesn't stop at the first. */
export function invalid(errors: ValidationError[]): Refusal {
  return new Refusal(
    422,
    'validation_error',
    'Validation error(s) occurred. Please review the error(s) and address accordingly.',
    { validationErrors: errors.map((error) => ({ ...error })) },
  );
}

export function badRequest(message: string): Refusal {
  return new Refusal(400, 'invalid_request', message);
}

export function forbidden(message: string): Refusal {
  return new Refusal(403, 'forbidden', message);
}
