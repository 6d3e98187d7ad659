import { relationOf } from '../../core/ldap/distinguished-name.ts';
import { personOn, personSearch } from '../../core/people/person.ts';
import type { PersonFound, PersonIn } from '../../core/people/person-in.ts';
import type { ChannelQuestion, ChannelSide } from '../../core/people/questions.ts';
import { searchFilter } from '../../core/people/scope.ts';
import type { Entry } from '../../core/people/types.ts';
import { questionsAbout } from '../../core/plan/people.ts';
import { DirectoryError } from '../../edges/directory/directory-error.ts';
import type { Directory } from '../../edges/directory/open-directory.ts';
import type { Run } from '../command.ts';
import { withDirectories } from '../count-people.ts';
import type { Planned } from '../make-plan.ts';
import { Refusal } from '../refusal.ts';

import type { Directories } from './directories.ts';

/** What each channel makes of one person. Only for the command line of whoever asks. */
export async function tellPerson(run: Run, { plan, connectors }: Planned, asked: string): Promise<PersonIn[]> {
  if (!personSearch(asked))
    throw new Refusal('invalid-inputs', 'nobody is named', 'write --person mail=ada@example.com');
  const told = await withDirectories(run, async (directories) => {
    const all: PersonIn[] = [];
    for (const change of plan.changes)
      for (const question of questionsAbout(change, connectors, true).filter(doesRun))
        all.push({ id: change.id, name: change.name, ...(await inChannel(directories, question, asked)) });
    return all;
  });
  return told ?? [];
}

const doesRun = ({ before, after }: ChannelQuestion) => before !== undefined || after !== undefined;

async function inChannel(directories: Directories, { channel, before, after }: ChannelQuestion, asked: string) {
  const [old, now] = [withAttributesOf(before, after), withAttributesOf(after, before)];
  return {
    channel,
    before: old && (await found(directories, old, asked)),
    after: now && (await found(directories, now, asked)),
  };
}

/** When people are counted, only one of the two sides has to have their values. */
function withAttributesOf(side: ChannelSide | undefined, other: ChannelSide | undefined): ChannelSide | undefined {
  if (!side || !other) return side;
  return { ...side, attributes: [...new Set([...side.attributes, ...other.attributes])] };
}

async function found(directories: Directories, side: ChannelSide, asked: string): Promise<PersonFound> {
  try {
    return await directories.ask(directories.urlOf(side.dataStore), (directory) => look(directory, side, asked));
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    return { state: 'not-asked', why: error.message };
  }
}

async function look(directory: Directory, side: ChannelSide, asked: string): Promise<PersonFound> {
  const entries = await entriesOf(directory, side, asked);
  const [entry] = entries;
  if (!entry) return { state: 'nobody' };
  if (entries.length > 1) return { state: 'several', count: entries.length };
  return { state: (await isInScope(directory, side, entry)) ? 'in' : 'out', person: personOn(side, entry) };
}

async function entriesOf(directory: Directory, side: ChannelSide, asked: string): Promise<Entry[]> {
  const search = personSearch(asked);
  const { scope, attributes, binary } = side;
  if (!search) return [];
  if ('filter' in search) return directory.find(scope.baseDn, search.filter, { attributes, binary });
  return (await directory.find(search.dn, everybody, { attributes, binary })).slice(0, 1);
}

const isBelow = (dn: string, base: string) => ['same', 'below'].includes(relationOf(dn, base));

const everybody = searchFilter({ baseDn: '', objectClass: '', rule: { kind: 'base' } }, { matchInChain: false })!;

/** By the channel's own filter, asked of this one entry; where only the group tells, by walking it. */
async function isInScope(directory: Directory, { scope }: ChannelSide, { dn }: Entry): Promise<boolean> {
  const filter = searchFilter(scope, directory);
  if (filter) return isBelow(dn, scope.baseDn) && directory.isOne(dn, filter);
  for await (const one of directory.people(scope, undefined, { attributes: [], binary: [] }))
    if (relationOf(one.dn, dn) === 'same') return true;
  return false;
}
