import { onTestFinished } from 'vitest';
import { examplePeople } from '../../../sandbox/directory/example-people.ts';
import { type DirectoryOptions, readerDn, readerPassword } from '../../../sandbox/directory/options.ts';
import { type SandboxDirectory, startDirectory } from '../../../sandbox/directory/start-directory.ts';
import type { DirectoryAccess } from '../../../src/commands/directory-access.ts';
import { Secret } from '../../../src/core/secret.ts';
import { type Rehearsal, rehearse } from '../rehearsal.ts';

export const base = 'dc=corp,dc=example,dc=com';
export const users = `(memberOf=cn=zoom-users,ou=groups,${base})`;
export const everybody = '(objectCategory=*)';
export const pilots = `(memberOf=cn=zoom-pilots,ou=groups,${base})`;

/** A definition that provisions whom a filter finds. */
export const zoomFor = (filter: string, more = '') => `kind: SpConnection
id: zoom
name: Zoom
entityId: urn:example:zoom
active: true
outboundProvision:
  connector: zoom
  targetSettings:
    Account ID: account
    Client ID: client
    Client Secret: \${secret:ZOOM_CLIENT_SECRET}
    User Create: true
    User Update: true
    User Disable / Delete: true
    Remove User Action: Disable
  channels:
    - name: Corporate directory
      active: true
      channelSource:
        directory: active-directory
        dataSource: corp-ad
        baseDn: ${base}
        userSourceLocation: { filter: "${filter}" }
      attributeMapping:
        Username: mail
        Email: mail
        Given Name: givenName
        Family Name: sn
        Department: department
        User Type: { defaultValue: Licensed }
${more}`;

export interface Company extends Rehearsal {
  directory: SandboxDirectory;
  access: DirectoryAccess;
}

/** A company of 1,000 people with 125 of them in Zoom, its PingFederate, and a repository. */
export async function company(
  files: Record<string, string>,
  options: Partial<DirectoryOptions> = {},
): Promise<Company> {
  const kind = options.kind ?? 'active-directory';
  const directory = await startDirectory({ entries: examplePeople({ people: 1000, kind, base }), ...options, kind });
  onTestFinished(() => directory.close());
  const rehearsal = await rehearse(files);
  onTestFinished(() => rehearsal.stop());
  return {
    ...rehearsal,
    directory,
    access: accessTo(directory.url),
  };
}

export const accessTo = (url: string): DirectoryAccess => ({
  addresses: [{ url }],
  bindDn: readerDn,
  password: new Secret(readerPassword),
  startTls: false,
  caCertificate: undefined,
  timeoutMs: 10_000,
  maxPeople: 200_000,
});
