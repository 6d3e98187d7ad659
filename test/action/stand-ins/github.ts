import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { complete, describedStatus, problemsOf } from './github-description.ts';
import { operationTable, Refusal } from './github-operations.ts';
import { emptyState, type RepositoryState } from './github-state.ts';
import { identityAnswer } from './identity.ts';

type Area = 'actions' | 'contents' | 'issues' | 'pull-requests';
type Level = 'none' | 'read' | 'write';

/** Something that goes wrong on purpose, for the next requests that match. */
interface Fault {
  method?: string;
  path?: RegExp;
  /** How many requests it meets; usually one. */
  times?: number;
  status?: number;
  headers?: Record<string, string>;
  message?: string;
  /** The connection breaks before an answer. `after` lets the request be carried out first. */
  drop?: 'before' | 'after';
  /** No answer ever comes. */
  hang?: boolean;
}

export interface GitHubStandIn {
  url: string;
  state: RepositoryState;
  /** `GET /repos/acme/identity/…`, in order. */
  requests: string[];
  /** Requests that GitHub's own description wouldn't allow. A test ends with none. */
  problems: string[];
  faults: Fault[];
  permissions: Record<Area, Level>;
  /** Where the links to further pages lead, instead of here. */
  foreignLinks: string | undefined;
  /** Called before a request is carried out: another run may do something first. */
  before: ((method: string, path: string) => void) | undefined;
  stop(): Promise<void>;
}

const everything: Record<Area, Level> = {
  actions: 'read',
  contents: 'write',
  issues: 'write',
  'pull-requests': 'write',
};

/** A stand-in for GitHub's REST API on loopback, for one repository. */
export async function startGitHub(repository = 'acme/identity'): Promise<GitHubStandIn> {
  const standIn: Omit<GitHubStandIn, 'url' | 'stop'> = {
    state: emptyState(repository),
    requests: [],
    problems: [],
    faults: [],
    permissions: { ...everything },
    before: undefined,
    foreignLinks: undefined,
  };
  const server = createServer((request, response) => void handle(standIn as GitHubStandIn, request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return Object.assign(standIn, { url: `http://127.0.0.1:${port}`, stop: () => stopped(server) });
}

function stopped(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

async function handle(standIn: GitHubStandIn, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await bodyOf(request);
  const url = new URL(request.url ?? '/', standIn.url);
  const method = request.method ?? 'GET';
  const identity = identityAnswer(standIn, url, request.headers.authorization);
  if (identity) return send(response, identity.status, identity.answer);
  standIn.requests.push(`${method} ${url.pathname}`);
  const fault = nextFault(standIn, method, url.pathname);
  if (fault?.drop === 'before') return void request.socket.destroy();
  if (fault?.hang) return;
  if (fault?.status !== undefined) {
    return send(response, fault.status, { message: fault.message ?? 'a fault was ordered' }, fault.headers);
  }
  standIn.before?.(method, url.pathname);
  const { status, answer, headers } = carriedOut(standIn, {
    method,
    url,
    text,
    authorization: request.headers.authorization,
  });
  if (fault?.drop === 'after') return void request.socket.destroy();
  send(response, status, answer, headers);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function nextFault(standIn: GitHubStandIn, method: string, path: string): Fault | undefined {
  const fault = standIn.faults.find((one) => (one.method ?? method) === method && (one.path?.test(path) ?? true));
  if (!fault) return undefined;
  fault.times = (fault.times ?? 1) - 1;
  if (fault.times <= 0) standIn.faults.splice(standIn.faults.indexOf(fault), 1);
  return fault;
}

interface Request {
  method: string;
  url: URL;
  text: string;
  authorization: string | undefined;
}

interface Answer {
  status: number;
  answer: unknown;
  headers?: Record<string, string>;
}

function carriedOut(standIn: GitHubStandIn, { method, url, text, authorization }: Request): Answer {
  if (!authorization) return refused(401, 'Requires authentication');
  if (url.pathname === '/graphql')
    return {
      status: 200,
      answer: { data: { viewer: { login: standIn.state.viewerByGraphQl ?? standIn.state.viewer } } },
    };
  const found = operationOf(method, url.pathname);
  if (!found) {
    standIn.problems.push(`${method} ${url.pathname} is no operation`);
    return refused(404, 'Not Found');
  }
  const body = text === '' ? undefined : JSON.parse(text);
  const problems = problemsOf(found.name, url.searchParams, body);
  standIn.problems.push(...problems);
  if (problems.length > 0) return refused(422, problems.join('; '));
  const operation = operationTable[found.name];
  if (!operation || `${found.parts.owner}/${found.parts.repo}` !== standIn.state.repository)
    return refused(404, 'Not Found');
  if (!isAllowed(standIn.permissions, operation.permission))
    return refused(403, 'Resource not accessible by integration');
  const answer = operation.answer({ state: standIn.state, parts: found.parts, query: url.searchParams, body });
  if (answer instanceof Refusal) return refused(answer.status, answer.message);
  return Array.isArray(answer)
    ? page(found.name, answer, url, standIn.foreignLinks)
    : { status: describedStatus(found.name), answer: complete(found.name, answer) };
}

function refused(status: number, message: string): Answer {
  return { status, answer: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) } };
}

const routes = Object.keys(operationTable).map((name) => {
  const [verb, template = ''] = name.split(' ');
  const pattern = template.replace(/\{(\w+)\}/g, (_, part: string) =>
    part === 'ref' ? '(?<ref>.+)' : `(?<${part}>[^/]+)`,
  );
  return { name, verb, path: new RegExp(`^${pattern}$`) };
});

function operationOf(method: string, path: string): { name: string; parts: Record<string, string> } | undefined {
  for (const { name, verb, path: pattern } of routes) {
    const match = verb === method ? pattern.exec(path) : null;
    if (match) return { name, parts: decoded(match.groups ?? {}) };
  }
  return undefined;
}

function decoded(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}

function isAllowed(permissions: Record<Area, Level>, [area, level]: [Area, 'read' | 'write']): boolean {
  const granted = permissions[area];
  return granted === 'write' || (granted === 'read' && level === 'read');
}

/** One page, with the way to the others in the Link header, as addresses that a client can't build by itself. */
function page(operation: string, all: unknown[], url: URL, elsewhere: string | undefined): Answer {
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
  const number = Number(url.searchParams.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const to = (target: number) => {
    const next = new URL(url.pathname + url.search, elsewhere ?? url.origin);
    next.searchParams.set('page', String(target));
    return next.href;
  };
  const links = number < last ? [`<${to(number + 1)}>; rel="next"`, `<${to(last)}>; rel="last"`] : [];
  return {
    status: 200,
    answer: complete(operation, all.slice((number - 1) * size, number * size)),
    ...(links.length > 0 ? { headers: { link: links.join(', ') } } : {}),
  };
}

function send(response: ServerResponse, status: number, answer: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': '990',
    ...headers,
  });
  response.end(status === 204 ? undefined : JSON.stringify(answer));
}
