import type { ServerResources } from '../../core/connection/references/resource-names.ts';
import { connectionEffect } from '../../core/people/connection-effect.ts';
import { doubtsOf } from '../../core/people/doubts.ts';
import type { Batch, Counting, Reading } from '../../core/people/readings.ts';
import { searchFilter, somebody } from '../../core/people/scope.ts';
import type { ConnectionEffect, Counted, Doubt } from '../../core/people/types.ts';
import { DirectoryError } from '../../edges/directory/directory-error.ts';
import type { Directory } from '../../edges/directory/open-directory.ts';
import type { Directories } from './directories.ts';
import { factsFor } from './facts.ts';

/**
 * Reads what a batch needs, each scope once, and gives every connection of it its numbers; or all of them the same reason
 * why there are none: a part of the people would look like a number.
 */
export async function countBatch(
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
