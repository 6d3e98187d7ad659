/**
 * The directory's client against OpenLDAP's own server on this machine, with made-up people: every figure is compared
 * with what `ldapsearch` finds, and with what the sandbox's directory says of the same entries.
 *
 *     npm run test:directory [-- --people 50000 --seed 3]
 *
 * Debian and Ubuntu have both as the packages slapd and ldap-utils. Where they aren't installed it says so and ends with 0.
 */
import { parseArgs } from 'node:util';
import { examplePeople } from '../../sandbox/directory/example-people.ts';
import { startDirectory } from '../../sandbox/directory/start-directory.ts';
import { Checks } from './checks.ts';
import { compareCounts, compareGroups, compareValues } from './compare.ts';
import { checkLimits, checkSchema, checkSecurity, checkVisibility } from './probes.ts';
import { missing, startSlapd } from './slapd.ts';

const { values } = parseArgs({ options: { people: { type: 'string' }, seed: { type: 'string' } } });
const absent = missing();
if (absent !== undefined) {
  console.log(`directory: skipped, ${absent} is not here (packages slapd and ldap-utils).`);
  process.exit(0);
}

const people = Number(values.people ?? 10_000);
const seed = Number(values.seed ?? 1);
console.log(`directory: ${people} people, seed ${seed}`);
const entries = examplePeople({ people, kind: 'openldap', seed });
const slapd = await startSlapd(entries);
const sandbox = await startDirectory({ kind: 'openldap', entries });
const checks = new Checks();
try {
  await compareCounts(checks, { slapd, sandbox });
  await compareGroups(checks, { slapd, sandbox });
  await compareValues(checks, slapd);
  await checkSchema(checks, slapd);
  await checkVisibility(checks, slapd);
  await checkLimits(checks, slapd);
  await checkSecurity(checks, slapd);
} finally {
  await sandbox.close();
  await slapd.stop();
}
console.log(checks.summary('directory'));
process.exitCode = checks.failed === 0 ? 0 : 1;
