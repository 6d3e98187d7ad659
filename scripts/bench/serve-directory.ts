/** Serves made-up people, in a process of its own: `node scripts/bench/serve-directory.ts 50000`; prints its address. */
import { examplePeople } from '../../sandbox/directory/example-people.ts';
import { startDirectory } from '../../sandbox/directory/start-directory.ts';

const entries = examplePeople({ people: Number(process.argv[2]), kind: 'openldap' });
const { url } = await startDirectory({ kind: 'openldap', entries });
console.log(url);
