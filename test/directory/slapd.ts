import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPair } from '../../sandbox/certificates/generate.ts';
import { type GivenEntry, toLdif } from '../../sandbox/directory/ldif.ts';

/** OpenLDAP's server on this machine, with a configuration of its own. */
export interface Slapd {
  url: string;
  secureUrl: string;
  certificate: string;
  folder: string;
  stop(): Promise<void>;
}

/** Who may sign in, all with the same password. */
export const accounts = {
  /** Sees everything, in pages of any number. */
  reader: 'cn=reader,dc=example,dc=com',
  /** Doesn't see the unit Paris, nor mail addresses. */
  weak: 'cn=weak,dc=example,dc=com',
  /** May have 500 entries of a search, pages or not. */
  limited: 'cn=limited,dc=example,dc=com',
  /** Gets no pages. */
  pageless: 'cn=pageless,dc=example,dc=com',
};
export const password = 'Let-me-read-1';

const binary = '/usr/sbin/slapd';

/** What is missing here; `undefined` when everything is at hand. */
export function missing(): string | undefined {
  const needed = [binary, '/usr/bin/ldapsearch', '/usr/bin/ldapadd', '/etc/ldap/schema/inetorgperson.schema'];
  return needed.find((path) => !existsSync(path));
}

/** Starts it with people and groups; the groups come in over the wire, so that the memberof overlay sees them. */
export async function startSlapd(entries: readonly GivenEntry[]): Promise<Slapd> {
  const folder = mkdtempSync(join(tmpdir(), 'slapd-'));
  mkdirSync(join(folder, 'db'));
  // From a copy: a profile of the distribution may keep the one that is installed to folders of its own.
  copyFileSync(binary, join(folder, 'slapd'));
  const certificate = writeCertificate(folder);
  writeFileSync(join(folder, 'slapd.conf'), configuration(folder));
  const groups = entries.filter(({ attributes }) => attributes.member !== undefined);
  const others = entries.filter(({ attributes }) => attributes.member === undefined);
  writeFileSync(join(folder, 'people.ldif'), toLdif([others[0]!, ...accountEntries(), ...others.slice(1)]));
  writeFileSync(join(folder, 'groups.ldif'), toLdif(groups));
  run(join(folder, 'slapd'), ['-Ta', '-q', '-f', join(folder, 'slapd.conf'), '-l', join(folder, 'people.ldif')]);
  const [port, securePort] = [await freePort(), await freePort()];
  const url = `ldap://127.0.0.1:${port}`;
  const secureUrl = `ldaps://127.0.0.1:${securePort}`;
  const server = spawn(
    join(folder, 'slapd'),
    ['-d', '0', '-f', join(folder, 'slapd.conf'), '-h', `${url} ${secureUrl}`],
    { stdio: 'ignore' },
  );
  const stop = () => stopped(server).then(() => rmSync(folder, { recursive: true, force: true }));
  try {
    await answers(port);
    run('/usr/bin/ldapadd', ['-x', '-H', url, '-D', rootDn, '-w', password, '-f', join(folder, 'groups.ldif')]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, secureUrl, certificate, folder, stop };
}

const rootDn = 'cn=admin,dc=example,dc=com';

function accountEntries(): GivenEntry[] {
  return Object.entries(accounts).map(([cn, dn]) => ({
    dn,
    attributes: { objectClass: ['organizationalRole', 'simpleSecurityObject'], cn, userPassword: password },
  }));
}

function writeCertificate(folder: string): string {
  const { certificate, privateKey } = generateKeyPair(
    { commonName: 'localhost', subjectAlternativeNames: ['localhost', '127.0.0.1'], validDays: 2, keyAlgorithm: 'EC' },
    new Date(Date.now() - 60_000),
  );
  writeFileSync(join(folder, 'server.pem'), certificate.toString());
  writeFileSync(join(folder, 'server.key'), String(privateKey.export({ format: 'pem', type: 'pkcs8' })));
  return certificate.toString();
}

const configuration = (folder: string) => `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
attributetype ( 1.3.6.1.4.1.99999.1.1 NAME 'nsAccountLock' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
objectclass ( 1.3.6.1.4.1.99999.2.1 NAME 'lockable' SUP top AUXILIARY MAY ( nsAccountLock ) )
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload memberof
pidfile ${folder}/slapd.pid
argsfile ${folder}/slapd.args
TLSCACertificateFile ${folder}/server.pem
TLSCertificateFile ${folder}/server.pem
TLSCertificateKeyFile ${folder}/server.key
sizelimit 500
database mdb
suffix "dc=example,dc=com"
rootdn "${rootDn}"
rootpw ${password}
directory ${folder}/db
maxsize 4294967296
dbnosync
index objectClass eq
index uid,mail,employeeType,departmentNumber,memberOf,member,entryUUID eq
limits dn.exact="${accounts.reader}" size.soft=unlimited size.hard=unlimited size.pr=1000 size.prtotal=unlimited
limits dn.exact="${accounts.weak}" size=unlimited
limits dn.exact="${accounts.pageless}" size=unlimited size.prtotal=disabled
access to attrs=userPassword by anonymous auth by * none
access to dn.subtree="ou=Paris,ou=people,dc=example,dc=com" by dn.exact="${accounts.weak}" none by users read by * none
access to attrs=mail by dn.exact="${accounts.weak}" none by users read by * none
access to * by users read by * none
overlay memberof
memberof-group-oc groupOfNames
memberof-member-ad member
memberof-memberof-ad memberOf
`;

function run(program: string, args: string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 64 * 1024 * 1024 });
}

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Waits until somebody answers on a port. */
export async function answers(port: number, seconds = 20, host = '127.0.0.1'): Promise<void> {
  for (let tries = 0; tries < seconds * 20; tries++) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(port, host, () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nobody answers on port ${port}`);
}

export function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
    setTimeout(() => server.kill('SIGKILL'), 5000).unref();
  });
}
