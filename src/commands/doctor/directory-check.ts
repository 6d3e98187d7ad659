import { connectorOf } from '../../core/connector/connectors.ts';
import type { Connectors } from '../../core/connector/types.ts';
import { doubtsOf } from '../../core/people/doubts.ts';
import { type ChannelQuestion, questionsOf, standing } from '../../core/people/questions.ts';
import { Tally } from '../../core/people/tally.ts';
import type { Doubt } from '../../core/people/types.ts';
import type { ServerState } from '../../core/plan/server-state.ts';
import { plural } from '../../core/wording.ts';
import { DirectoryError } from '../../edges/directory/directory-error.ts';
import type { Run } from '../command.ts';
import { withDirectories } from '../count-people.ts';
import type { DirectoryAccess } from '../directory-access.ts';
import type { Directories } from '../people/directories.ts';
import { factsFor } from '../people/facts.ts';
import { type Check, fine, look, problem } from './check.ts';

/** Whether people can be counted: the account, the hosts, and whether it sees whom PingFederate sees. Nobody is counted. */
export async function checkDirectory(run: Run, server: ServerState, connectors: Connectors): Promise<Check[]> {
  const { directoryAccess: access } = run.inputs;
  if (!access) return [];
  const checks = await withDirectories(run, async (directories) => {
    const reached = await reachedBy(directories, access);
    if (reached.some(({ state }) => state === 'problem')) return reached;
    return [...reached, ...(await visibility(directories, server, connectors))];
  });
  return checks ?? [];
}

async function reachedBy(directories: Directories, { addresses }: DirectoryAccess): Promise<Check[]> {
  const checks: Check[] = [];
  for (const { url, store } of addresses) {
    const of = store === undefined ? '' : ` for ${store}`;
    const started = Date.now();
    try {
      const host = await directories.ask(url, async (directory) => directory.host);
      checks.push(fine('directory', `${host}${of} takes the account, answers in ${Date.now() - started} ms`));
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      checks.push(problem('directory', `${url}${of}: ${error.message}`, error.hint ?? 'look at the directory’s log'));
    }
  }
  return checks;
}

/** More are told by a preview. */
const mostDoubts = 3;

async function visibility(directories: Directories, server: ServerState, connectors: Connectors): Promise<Check[]> {
  const questions = server.connections
    .flatMap((live) => questionsOf(standing(live, connectorOf(live, connectors))))
    .filter(({ after }) => after !== undefined && directories.urlOf(after.dataStore) !== '');
  if (questions.length === 0) return [];
  const found = new Map<string, Doubt>();
  try {
    for (const question of questions)
      for (const doubt of await doubtsAbout(directories, question, server)) found.set(doubt.message, doubt);
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    return [problem('people', error.message, error.hint ?? 'look at the directory’s log')];
  }
  if (found.size === 0)
    return [fine('people', `the account sees every member of the groups of ${plural(questions.length, 'channel')}`)];
  const todo = 'give the account the rights that PingFederate’s own has; pfconn preview tells of each channel';
  return [...found.values()].slice(0, mostDoubts).map(({ message }) => look('people', message, todo));
}

/** Without anybody counted, only what is read beside the people can be doubted. */
async function doubtsAbout(
  directories: Directories,
  question: ChannelQuestion,
  { resources }: ServerState,
): Promise<Doubt[]> {
  const doubts = doubtsOf(new Tally(question), await factsFor(directories, question, resources));
  return doubts.filter(({ code }) => code !== 'nobody-today');
}
