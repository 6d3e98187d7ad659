import type { IncomingMessage } from 'node:http';
import { answerSpecial } from '../endpoints/special.ts';
import { checkBody } from '../model/check.ts';
import { futureNames } from '../resources/future-members.ts';
import { answerGeneric } from '../resources/generic.ts';
import type { ApiRequest, World } from '../world.ts';
import { type Answer, badRequest, notFound, Refusal, type ValidationError } from './answer.ts';
import { checkRights } from './auth.ts';
import { routeOf } from './routes.ts';

/** Carries out one request: the gates in the order in which a server has them, then the endpoint. */
export function handle(
  incoming: IncomingMessage,
  path: string,
  query: URLSearchParams,
  raw: Buffer,
  world: World,
): Answer {
  const method = incoming.method ?? 'GET';
  if (!incoming.headers['x-xsrf-header']) throw missingXsrf(world.switches.missingXsrfHeader);
  const address = incoming.socket.remoteAddress ?? '';
  const caller = world.gatekeeper.identify(incoming.headers.authorization, address);
  const route = routeOf(method, path, world.version);
  if (!route) throw new Refusal(404, 'resource_not_found', 'The requested resource was not found.');
  if ('allowed' in route) throw notAllowed(route.allowed);
  checkRights(caller, method, path);
  const bypass = String(incoming.headers['x-bypassexternalvalidation']).toLowerCase() === 'true';
  const { pattern, operation, params } = route;
  const { body, missing } = operation.body ? readJson(incoming, raw, operation.body, world) : { body: {}, missing: [] };
  const bodyShape = operation.body ?? {};
  const request: ApiRequest = { method, path, pattern, params, query, body, bodyShape, missing, raw, bypass, caller };
  const answer = answerSpecial(request, world) ?? answerGeneric(request, world);
  if (!answer) throw notFound(path);
  return answer;
}

function missingXsrf(status: number): Refusal {
  return new Refusal(status, 'invalid_xsrf_header', 'The X-XSRF-Header header is missing.');
}

function notAllowed(allowed: string[]): Refusal {
  return new Refusal(405, 'method_not_allowed', 'The method is not allowed.', {}, { Allow: allowed.join(', ') });
}

function readJson(
  incoming: IncomingMessage,
  raw: Buffer,
  shape: ApiRequest['bodyShape'],
  world: World,
): { body: ApiRequest['body']; missing: ValidationError[] } {
  if (!/^application\/json\b/i.test(incoming.headers['content-type'] ?? '')) {
    throw new Refusal(415, 'unsupported_media_type', 'The request body must be application/json.');
  }
  const result = checkBody(parse(raw), shape, {
    unknownMembers: world.switches.unknownMembers,
    version: world.version,
    future: futureNames(world.switches.futureMembers),
  });
  if (result.problem) throw badRequest(result.problem);
  const missing = result.missing.map((fieldPath) => ({
    errorId: 'missing_required_field',
    message: `${fieldPath} is required.`,
    fieldPath,
  }));
  return { body: (result.value ?? {}) as ApiRequest['body'], missing };
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    throw badRequest('The request body is not valid JSON.');
  }
}

/** Sends what a refusal says. */
export function answerOf(refusal: Refusal): Answer {
  return { status: refusal.status, json: refusal.body, headers: refusal.headers };
}
