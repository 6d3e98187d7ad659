import type { LiveConnection } from '../connection/types.ts';
import type { JsonObject } from '../document/json.ts';
import { areOneWay, type Path } from '../document/path.ts';
import { type ChangedSince, changedSince, differingContent } from './content.ts';

/**
 * What is different now although nobody here sent it: the work of somebody else. Where this run's own request changed
 * something, a change of somebody else at the same place can't be told from it.
 *
 * @param before what stood there when the request was sent
 * @param sent the request's body
 */
export function foreignPaths(before: LiveConnection, sent: JsonObject, now: LiveConnection): Path[] {
  const own = differingContent(before, { ...sent, id: before.id });
  const covers = (path: Path) => own.some((one) => areOneWay(one, path));
  return differingContent(before, now).filter((path) => !covers(path));
}

/**
 * Whether somebody changed a connection after a write of this run was answered. The date counts only when it moved on
 * since: a server might answer a write with the date that the connection had before, or more exactly than it keeps it.
 */
export function changedSinceAnswer(
  answer: LiveConnection,
  now: LiveConnection,
  before: LiveConnection | undefined,
): ChangedSince | undefined {
  const isStale = before !== undefined && before.modificationDate === answer.modificationDate;
  const isLater = Date.parse(String(now.modificationDate)) > Date.parse(String(answer.modificationDate));
  return changedSince(isStale || !isLater ? withoutDate(answer) : answer, now);
}

/** For comparing contents alone: each write has a date of its own. */
export function withoutDate({ modificationDate: _, ...rest }: LiveConnection): LiveConnection {
  return rest as LiveConnection;
}

/** Whether nobody has changed a connection since it was created, as far as the server tells. */
export function isAsCreated({ creationDate, modificationDate }: LiveConnection): boolean {
  return typeof creationDate === 'string' && creationDate === modificationDate;
}
