import { GitHubError, gitHubError, mayNotPropose } from './github-error.ts';
import { isLimited, type Refused } from './pauses.ts';

/** Turns the client's errors into ours, with the permission that is missing when one is. */
export async function asking<Answer>(doing: string, permission: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof GitHubError) throw error;
    const refused = refusedBy(error, '');
    if (/not permitted to create or approve/i.test(refused.message)) throw mayNotPropose(error);
    throw gitHubError(isLimited(refused) ? 429 : refused.status, doing, permission, error);
  }
}

/** The same; `undefined` for what somebody deleted meanwhile. */
export async function askingIfThere<Answer>(
  doing: string,
  permission: string,
  ask: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await asking(doing, permission, ask);
  } catch (error) {
    if (error instanceof GitHubError && (error.status === 404 || error.status === 410)) return undefined;
    throw error;
  }
}

/** What the client's error says of the answer; status 0 when none came. */
export function refusedBy(error: unknown, method: string): Refused {
  const { status, message, response } = error as {
    status?: unknown;
    message?: unknown;
    response?: { headers?: Refused['headers'] };
  };
  const answered = typeof status === 'number' && response !== undefined;
  return {
    method,
    status: answered ? status : 0,
    headers: response?.headers ?? {},
    message: String(message ?? ''),
  };
}
