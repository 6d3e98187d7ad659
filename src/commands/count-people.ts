import type { ServerResources } from '../core/connection/references/resource-names.ts';
import { connectionEffect } from '../core/people/connection-effect.ts';
import { doubtsOf } from '../core/people/doubts.ts';
import { sidesRead } from '../core/people/questions.ts';
import { type Batch, batchesOf, type Counting, type Reading, type ToCount } from '../core/people/readings.ts';
import { guidRefusal, scopeRefusal, usualAttributes } from '../core/people/refused-scope.ts';
import { searchFilter, somebody } from '../core/people/scope.ts';
import type { ConnectionEffect, Counted, Doubt, NotCounted } from '../core/people/types.ts';
import { DirectoryError } from '../edges/directory/directory-error.ts';
import type { Directory } from '../edges/directory/open-directory.ts';
import { authorities } from '../edges/pingfederate/tls-options.ts';
import type { Run } from './command.ts';
import { addressFor, type DirectoryAccess, unnamedStores } from './directory-access.ts';
import { Directories } from './people/directories.ts';
import { factsFor } from './people/facts.ts';
import { Refusal } from './refusal.ts';

/**
 * How many people each of these connections is about: asked in the directories that the inputs name, or why nobody could
 * be counted. What touches nobody asks nothing, and without a question no connection is opened.
 *
 * @throws Refusal for a run that is cancelled; a directory that fails is a reason like any other
 */
export async function countPeople(
  run: Run,
  all: readonly ToCount[],
  resources: ServerResources,
): Promise<Map<string, Counted>> {
  const counted = new Map<string, Counted>(all.map(({ id }) => [id, { state: 'not-asked' }]));
  const asking = all.filter(({ questions }) => questions.length > 0);
  for (const one of asking) {
    const why = whyNot(run, one);
    if (why) counted.set(one.id, { state: 'not-counted', why });
  }
  const open = asking.filter(({ id }) => counted.get(id)?.state === 'not-asked');
  if (open.length === 0) return counted;
  await withDirectories(run, async (directories) => {
    for (const batch of batchesOf(open, (store) => directories.urlOf(store)))
      for (const [id, result] of await countBatch(directories, batch, resources)) counted.set(id, result);
  });
  return counted;
}

/**
 * Something that is asked of the run's directories, which are closed afterwards; `undefined` where the inputs name none.
 *
 * @throws Refusal for a run that is cancelled meanwhile
 */
export async function withDirectories<Answer>(
  run: Run,
  ask: (directories: Directories) => Promise<Answer>,
): Promise<Answer | undefined> {
  const { directoryAccess: access } = run.inputs;
  if (!access) return undefined;
  run.learnSecret(access.password);
  const directories = new Directories(run, access, trustedBy(run, access));
  try {
    return await ask(directories);
  } catch (error) {
    if (!run.signal.aborted) throw error;
    throw new Refusal('cancelled', 'the run was cancelled while people were counted; nothing was written');
  } finally {
    await directories.close();
  }
}

/**
 * The authorities whose word counts for a directory's certificate, as for the server's; `undefined`: those of Node.
 *
 * @throws AdminApiError for a file that holds no certificate
 */
function trustedBy({ variables }: Run, { caCertificate }: DirectoryAccess): string[] | undefined {
  return authorities({ caCertificate }, variables, 'directory-ca-certificate').ca;
}

/** What is known without a directory to stand in the way. */
function whyNot({ inputs }: Run, { questions }: ToCount): NotCounted | undefined {
  const { directoryAccess: access, directoryFilterAttributes: named } = inputs;
  if (!access) return noDirectory;
  const allowed = named.length > 0 ? named : usualAttributes;
  const read = questions.map(sidesRead);
  const stores = read.flatMap(({ before, after }) => [before, after].flatMap((side) => side?.dataStore ?? []));
  const unnamed = unnamedStores(access, stores);
  if (unnamed.length > 1 && addressFor(access, unnamed[0]!) !== undefined) return oneAddress(unnamed);
  for (const { before, after } of read)
    for (const side of [before, after]) {
      if (!side) continue;
      const asked = { status: side.judge.status.attribute, member: side.member };
      const why =
        withoutAddress(access, side.dataStore) ??
        scopeRefusal(side.scope, allowed, asked) ??
        guidRefusal(side.judge.guids, allowed);
      if (why) return why;
    }
  return undefined;
}

const noDirectory: NotCounted = {
  kind: 'no-directory',
  message: 'this run can’t ask the directory',
  hint: 'to count: pfconn preview --directory ldaps://… --directory-bind-dn …; in a pull request a reviewer starts preview.yml',
};

/** The people of one data store aren't those of another: read in one directory, nobody would seem to leave. */
const oneAddress = (stores: readonly string[]): NotCounted => ({
  kind: 'failed',
  message: `one address without a name can’t serve the data stores ${stores.join(' and ')}`,
  hint: `write a line for each in directory: ${stores.map((store) => `"${store}: ldaps://…"`).join(' and ')}`,
});

function withoutAddress(access: DirectoryAccess, store: string): NotCounted | undefined {
  if (addressFor(access, store) !== undefined) return undefined;
  const message = `no directory is named for the data store ${store}`;
  return { kind: 'no-directory', message, hint: `add a line "${store}: ldaps://…" to directory` };
}

/**
 * Reads what a batch needs, each scope once, and gives every connection of it its numbers; or all of them the same reason
 * why there are none: a part of the people would look like a number.
 */
async function countBatch(
  directories: Directories,
  batch: Batch,
  resources: ServerResources,
): Promise<[id: string, Counted][]> {
  const before = directories.costs();
  try {
    for (const reading of batch.readings) await directories.ask(reading.url, (directory) => read(directory, reading));
    const effects: ConnectionEffect[] = [];
    for (const counting of batch.countings) effects.push(await effectOf(directories, counting, resources));
    const asked = directories.costs(before);
    return batch.countings.map(({ id }, index) => [id, { state: 'counted', effect: effects[index]!, asked }]);
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    const { kind, message, hint } = error;
    return batch.countings.map(({ id }) => [
      id,
      { state: 'not-counted', why: { kind, message: directories.withoutNames(message), hint } },
    ]);
  }
}

/** Whoever is in scope today is known before it is said who joins: both may be one pass, person by person. */
async function read(directory: Directory, { scope, attributes, binary, was, willBe }: Reading): Promise<void> {
  const { baseDn, rule } = scope;
  if (await directory.isOne(baseDn, somebody(scope))) throw ownEntry('base', 'name the folder that people are in');
  // A person's entry names others, as the manager: with it as the group every count is a question about that person.
  if (rule.kind === 'group' && (await directory.isOne(rule.groupDn, somebody(scope))))
    throw ownEntry('group', 'name a group that people are members of');
  for await (const entry of directory.people(scope, searchFilter(scope, directory), { attributes, binary })) {
    for (const tally of was) tally.was(entry);
    for (const tally of willBe) tally.willBe(entry);
  }
}

/** Below one person every filter is a question about that person. */
const ownEntry = (what: string, hint: string) =>
  new DirectoryError('refused-base', `the ${what} is the entry of one person`, hint);

async function effectOf(directories: Directories, { tallies }: Counting, resources: ServerResources) {
  const doubts = new Map<string, Doubt[]>();
  for (const tally of tallies) {
    const facts = await factsFor(directories, tally.question, resources, tally.numbers);
    doubts.set(tally.question.channel, doubtsOf(tally, facts));
  }
  return connectionEffect(tallies, doubts, directories.smallestCount);
}
