import { examplePeople } from './example-people.ts';
import { readerDn, readerPassword } from './options.ts';
import { type SandboxDirectory, startDirectory } from './start-directory.ts';

/** The tree of the example company, as its PingFederate and the template's environment for production name it. */
const base = 'dc=corp,dc=example,dc=com';

/** An Active Directory controller with made-up people, in groups such as `zoom-users`. */
export function startExampleDirectory(people: number): Promise<SandboxDirectory> {
  const kind = 'active-directory';
  return startDirectory({ kind, entries: examplePeople({ people, kind, base }) });
}

/** How to count its people, as variables of a shell. */
export const directoryVariables = ({ url }: SandboxDirectory) =>
  `PF_DIRECTORY=${url} PF_DIRECTORY_BIND_DN=${readerDn} PF_DIRECTORY_PASSWORD=${readerPassword}`;
