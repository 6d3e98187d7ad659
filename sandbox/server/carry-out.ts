import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import type { OrderedFault } from './faults.ts';
import { bytesOf } from './http.ts';

interface Work {
  fault: OrderedFault | undefined;
  api: () => Answer;
  request: IncomingMessage;
  response: ServerResponse;
  closePort: (ms: number) => Promise<void>;
}

/** Carries out a request, or lets it go wrong as ordered. Without an answer the connection is cut, or kept silent. */
export async function carryOut({ fault, api, request, response, closePort }: Work): Promise<Answer | undefined> {
  if (!fault) return api();
  const after = fault.stage === 'after';
  switch (fault.fault) {
    case 'delay':
      await wait(fault.delayMs ?? 1_000);
      return api();
    case 'refuse-connection':
      request.socket.destroy();
      await closePort(fault.delayMs ?? 300);
      return undefined;
    case 'reset-before':
      request.socket.resetAndDestroy();
      return undefined;
    case 'reset-after-store':
      api();
      request.socket.resetAndDestroy();
      return undefined;
    case 'timeout':
      if (after) api();
      return undefined;
    case 'truncated-json':
      cutShort(response, api());
      return undefined;
    case 'twice':
      api();
      return api();
    case 'late':
      setTimeout(api, fault.delayMs ?? 1_000);
      return undefined;
    case 'meanwhile':
      fault.meanwhile?.();
      return api();
    case 'empty':
    case 'unexpected':
      if (after) api();
      return { status: request.method === 'POST' ? 201 : 200, text: fault.fault === 'empty' ? '' : '{}', type: json };
    case 'html':
      if (after) api();
      return { status: 200, text: '<html><body><h1>Welcome</h1></body></html>', type: 'text/html' };
    default:
      if (after) api();
      return failure(fault.fault, fault.retryAfter);
  }
}

const json = 'application/json;charset=utf-8';

/** Half of the body, then the end of the connection; the length that was announced is the full one. */
function cutShort(response: ServerResponse, answer: Answer): void {
  const body = bytesOf(answer) ?? Buffer.alloc(0);
  response.writeHead(answer.status, {
    'Content-Type': json,
    'Content-Length': String(Math.floor(body.length / 2)),
  });
  response.end(body.subarray(0, Math.floor(body.length / 2)));
}

const words: Record<number, [resultId: string, message: string]> = {
  401: ['invalid_credentials', 'The credentials you provided were not recognized.'],
  403: ['forbidden', 'You do not have permission to perform this operation.'],
  404: ['resource_not_found', 'The resource is not found. Please specify a recognized resource ID.'],
  422: ['validation_error', 'Validation error(s) occurred. Please review the error(s) and address accordingly.'],
};

function failure(status: number, retryAfter: number | undefined): Answer {
  const [resultId, message] = words[status] ?? ['error', 'The request could not be processed.'];
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  const errors =
    status === 422 ? { validationErrors: [{ errorId: 'ordered_fault', message: 'Refused as ordered.' }] } : {};
  return { status, json: { resultId, message, ...errors }, headers };
}
