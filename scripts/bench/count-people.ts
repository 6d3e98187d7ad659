/**
 * Counts what a change of scope does to people, from a channel for everybody to one for staff: each read on both sides,
 * with the values of six fields. `node scripts/bench/count-people.ts ldap://127.0.0.1:389`; prints what it cost.
 */

import { readerDn, readerPassword } from '../../sandbox/directory/options.ts';
import type { JsonObject } from '../../src/core/document/json.ts';
import { type ChannelSide, questionsOf } from '../../src/core/people/questions.ts';
import { searchFilter } from '../../src/core/people/scope.ts';
import { Tally } from '../../src/core/people/tally.ts';
import { type Directory, openDirectory } from '../../src/edges/directory/open-directory.ts';

const fields = {
  Username: 'mail',
  'Given Name': 'givenName',
  'Family Name': 'sn',
  Department: 'departmentNumber',
  'Job Title': 'title',
  Location: 'l',
};

function connection(filter: string): JsonObject {
  const channelSource = {
    dataSource: { id: 'corp' },
    baseDn: 'ou=people,dc=example,dc=com',
    guidAttributeName: 'entryUUID',
    guidBinary: false,
    userSourceLocation: { filter },
    changeDetectionSettings: { userObjectClass: 'inetOrgPerson' },
    accountManagementSettings: {
      accountStatusAttributeName: 'nsAccountLock',
      accountStatusAlgorithm: 'ACCOUNT_STATUS_ALGORITHM_FLAG',
      flagComparisonValue: 'true',
      flagComparisonStatus: false,
      defaultStatus: true,
    },
  };
  const attributeMapping = Object.entries(fields).map(([fieldName, name]) => ({
    fieldName,
    saasFieldInfo: { attributeNames: [name] },
  }));
  const channels = [{ name: 'Corporate directory', active: true, channelSource, attributeMapping }];
  return { id: 'zoom', active: true, outboundProvision: { type: 'Zoom', targetSettings: [], channels } };
}

async function each(directory: Directory, side: ChannelSide, count: (entry: Parameters<Tally['was']>[0]) => void) {
  const filter = searchFilter(side.scope, directory);
  for await (const entry of directory.people(side.scope, filter, side)) count(entry);
}

const directory = await openDirectory({
  url: process.argv[2] as string,
  bindDn: readerDn,
  password: readerPassword,
  startTls: false,
  timeoutSeconds: 120,
  requestSeconds: 30,
  maxPeople: 200_000,
});
const start = process.cpuUsage();
const before = connection('(objectClass=person)');
const after = connection('(&(objectClass=person)(employeeType=staff))');
const [question] = questionsOf({ before, after, connector: undefined });
if (!question?.before || !question.after) throw new Error('there is nothing to count');
const tally = new Tally(question);
await each(directory, question.before, (entry) => tally.was(entry));
await each(directory, question.after, (entry) => tally.willBe(entry));
const { before: was, after: willBe, leaves, stays } = tally.effect();
const { user, system } = process.cpuUsage(start);
await directory.close();
const cpuMs = (user + system) / 1000;
console.log(JSON.stringify({ was, willBe, leaves, stays, cpuMs, ...directory.asked }));
