import { adminApi, hasPath, type Method, type Operation } from '../model/model.ts';

interface Route {
  /** The path as declared: `/idp/spConnections/{id}`. */
  pattern: string;
  operation: Operation;
  params: Record<string, string>;
}

interface Candidate {
  pattern: string;
  segments: string[];
}

const byLength = new Map<number, Candidate[]>();
for (const pattern of Object.keys(adminApi.paths)) {
  const segments = pattern.split('/').slice(1);
  const list = byLength.get(segments.length) ?? [];
  list.push({ pattern, segments });
  byLength.set(segments.length, list);
}
for (const list of byLength.values()) list.sort((a, b) => wildness(a) - wildness(b));

function wildness({ segments }: Candidate): number {
  return segments.reduce((sum, segment, index) => (segment.startsWith('{') ? sum + 2 ** (9 - index) : sum), 0);
}

/** Finds the path that a server of this version declares; `405` names the methods it has when the asked one isn't among them. */
export function routeOf(method: string, path: string, version: string): Route | { allowed: string[] } | undefined {
  const asked = path.split('/').slice(1);
  for (const { pattern, segments } of byLength.get(asked.length) ?? []) {
    const params: Record<string, string> = {};
    if (!hasPath(pattern, version)) continue;
    if (!segments.every((segment, index) => fits(segment, asked[index]!, params))) continue;
    const operations = adminApi.paths[pattern]!;
    const operation = operations[method.toLowerCase() as Method];
    return operation
      ? { pattern, operation, params }
      : { allowed: Object.keys(operations).map((m) => m.toUpperCase()) };
  }
  return undefined;
}

function fits(segment: string, asked: string, params: Record<string, string>): boolean {
  if (!segment.startsWith('{')) return segment === asked;
  try {
    params[segment.slice(1, -1)] = decodeURIComponent(asked);
  } catch {
    return false;
  }
  return asked !== '';
}
