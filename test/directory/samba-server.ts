import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPair } from '../../sandbox/certificates/generate.ts';
import { type GivenEntry, toLdif } from '../../sandbox/directory/ldif.ts';
import { answers, stopped } from './slapd.ts';

/** Samba as an Active Directory controller, on an address of this machine's own that nothing else uses. */
export interface Samba {
  url: string;
  certificate: string;
  reader: { bindDn: string; password: string };
  stop(): Promise<void>;
}

export const base = 'DC=ad,DC=example,DC=com';
const address = '127.0.0.9';
const password = 'Let-me-read-1';

/** What is missing here; `undefined` when everything is at hand. */
export function missing(): string | undefined {
  const needed = [
    '/usr/bin/samba-tool',
    '/usr/sbin/samba',
    '/usr/bin/ldbadd',
    '/usr/bin/ldapsearch',
    '/usr/share/samba/setup/ad-schema',
  ];
  return needed.find((path) => !existsSync(path));
}

/** Sets a domain up, fills it, and starts its controller. Needs to be root, for ports 389 and 636. */
export async function startSamba(entries: readonly GivenEntry[]): Promise<Samba> {
  const folder = mkdtempSync(join(tmpdir(), 'samba-'));
  const certificate = writeCertificate(folder);
  const options = [
    `interfaces=${address}/8`,
    'bind interfaces only=yes',
    'server services=ldap',
    'ldap server require strong auth=no',
    'tls enabled=yes',
    `tls certfile=${folder}/server.pem`,
    `tls keyfile=${folder}/server.key`,
    'tls cafile=',
  ].map((one) => `--option=${one}`);
  const domain = [
    '--realm=AD.EXAMPLE.COM',
    '--domain=AD',
    '--server-role=dc',
    '--dns-backend=NONE',
    '--host-name=dc1',
    `--host-ip=${address}`,
  ];
  run('/usr/bin/samba-tool', [
    'domain',
    'provision',
    ...domain,
    `--adminpass=${password}`,
    `--targetdir=${folder}`,
    ...options,
  ]);
  const configuration = join(folder, 'etc/smb.conf');
  const database = join(folder, 'private/sam.ldb');
  writeFileSync(join(folder, 'entries.ldif'), toLdif(entries.map(withoutMembers)));
  writeFileSync(join(folder, 'members.ldif'), entries.map(addMembers).join(''));
  run('/usr/bin/ldbadd', ['-H', database, join(folder, 'entries.ldif')]);
  run('/usr/bin/ldbmodify', ['-H', database, join(folder, 'members.ldif')]);
  run('/usr/bin/samba-tool', ['user', 'create', 'reader', password, '-H', database, '-s', configuration]);
  const server = spawn('/usr/sbin/samba', ['-i', '-M', 'single', `--configfile=${configuration}`, ...options], {
    stdio: 'ignore',
  });
  const stop = () => stopped(server).then(() => rmSync(folder, { recursive: true, force: true }));
  try {
    await answers(389, 60, address);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `ldap://${address}`, certificate, reader: { bindDn: 'reader@ad.example.com', password }, stop };
}

/** A member has to be there first, and some groups are in a circle: so the members come when all entries stand. */
function withoutMembers({ dn, attributes: { member: _, ...attributes } }: GivenEntry): GivenEntry {
  return { dn, attributes };
}

function addMembers({ dn, attributes: { member } }: GivenEntry): string {
  if (member === undefined) return '';
  const [name, ...lines] = toLdif([{ dn, attributes: { member } }])
    .trimEnd()
    .split('\n');
  return `${[name, 'changetype: modify', 'add: member', ...lines].join('\n')}\n\n`;
}

function writeCertificate(folder: string): string {
  const { certificate, privateKey } = generateKeyPair(
    { commonName: address, subjectAlternativeNames: [address], validDays: 2, keyAlgorithm: 'EC' },
    new Date(Date.now() - 60_000),
  );
  writeFileSync(join(folder, 'server.pem'), certificate.toString());
  writeFileSync(join(folder, 'server.key'), String(privateKey.export({ format: 'pem', type: 'pkcs8' })), {
    mode: 0o600,
  });
  return certificate.toString();
}

function run(program: string, args: string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 64 * 1024 * 1024 });
}
