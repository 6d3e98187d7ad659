import { shortHash } from './markdown/change-anchor.ts';

/**
 * What a run is about, and the one key of everything that is remembered on GitHub: the comment's sections with the
 * reviewed digests, the drift issue, the branch that adopts drift. Two runs that differ in any of it never write over
 * each other.
 */
export interface Subject {
  /** `default` when none was chosen. */
  environment: string;
  /** The server's `addressDigest`; absent where no address is given, and in what older versions wrote. */
  server?: string | undefined;
  /** The definitions' folder from the repository's top; absent, it is the usual one. */
  folder?: string | undefined;
  /** `2/8` */
  shard?: string | undefined;
}

export const usualFolder = 'connections';

/** Equal for equal subjects only. */
export function subjectKey(subject: Subject): string {
  const { environment, server = '', shard = '' } = subject;
  return JSON.stringify([environment, server, folderOf(subject), shard]);
}

/** The subject that a marker's JSON names, without what else it says; `undefined` when it names none. */
export function readSubject(marker: unknown): Subject | undefined {
  const { environment, server, folder, shard } = Object(marker) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  if (typeof environment !== 'string') return undefined;
  return { environment, server: text(server), folder: text(folder), shard: text(shard) };
}

/** True when both mean the same. A server that isn't known may be any: a run without one still finds its section. */
export function isSameSubject(a: Subject, b: Subject): boolean {
  return isSameButForShard(a, b) && a.shard === b.shard;
}

/** The same, whatever part of its connections each is about. */
export function isSameButForShard(a: Subject, b: Subject): boolean {
  const isSameServer = a.server === undefined || b.server === undefined || a.server === b.server;
  return a.environment === b.environment && folderOf(a) === folderOf(b) && isSameServer;
}

/** For people: `production`, `production 2/8`, `production in billing/connections`. */
export function subjectName(subject: Subject): string {
  const folder = folderOf(subject);
  const shard = subject.shard ? ` ${subject.shard}` : '';
  return `${subject.environment}${shard}${folder === usualFolder ? '' : ` in ${folder}`}`;
}

/** For the name of a branch; different for different subjects. */
export function subjectSlug(subject: Subject): string {
  return `${subject.environment.replace(/[^A-Za-z0-9_-]/g, '-')}-${shortHash(subjectKey(subject)).slice(0, 7)}`;
}

function folderOf({ folder }: Subject): string {
  return folder ?? usualFolder;
}
