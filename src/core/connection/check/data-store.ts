import type { Json, JsonObject } from '../../document/json.ts';
import { inWords } from '../../document/nearest.ts';
import { objectsIn, sameJson, textIn, textsIn } from '../../document/readers.ts';
import { isNothing } from '../compare/scalars.ts';
import type { Check, Rule } from './check.ts';

/** How a data store is reached, and how PingFederate signs in to it. */
export function checkDataStore(check: Check): void {
  for (const rule of rulesOf[textIn(check.document, 'type') ?? ''] ?? []) rule(check);
}

const rulesOf: Readonly<Record<string, readonly Rule[]>> = {
  LDAP: [
    (check) => checkAddress(check, 'hostnames', 'hostnamesTags'),
    checkHosts,
    checkSignIn,
    checkEncryption,
    checkPassword,
    checkReferrals,
    checkLeftOpen,
    (check) => checkPool(check, 'minConnections', 'maxConnections'),
  ],
  JDBC: [
    (check) => checkAddress(check, 'connectionUrl', 'connectionUrlTags'),
    checkPassword,
    (check) => checkPool(check, 'minPoolSize', 'maxPoolSize'),
  ],
  PING_ONE_LDAP_GATEWAY: [checkEncryption],
};

function checkAddress({ document, report }: Check, whole: string, tagged: string): void {
  const address = document[whole];
  const items = objectsIn(document, tagged);
  if (items.length === 0) {
    if (isNothing(address)) report('data-store-address-missing', '', `neither "${whole}" nor "${tagged}" is written`);
    return;
  }
  const defaults = items.filter(({ defaultSource }) => defaultSource === true);
  const isClear = defaults.length === 1 || (items.length === 1 && items[0]?.defaultSource === undefined);
  if (!isClear) {
    const count = defaults.length === 0 ? 'none' : String(defaults.length);
    report('data-store-default-address', `/${tagged}`, `${count} of the ${items.length} addresses is the default`);
  }
  const main = (defaults[0] ?? items[0])?.[whole];
  if (!isNothing(address) && !sameJson(address, main))
    report(
      'data-store-two-addresses',
      `/${whole}`,
      `${said(address)} stands here and ${said(main)} as the default in "${tagged}"`,
    );
}

const said = (address: Json | undefined) =>
  Array.isArray(address) ? address.join(', ') : String(address ?? 'nothing');

function checkHosts({ document, report }: Check): void {
  const lists: [JsonObject, string][] = [
    [document, ''],
    ...objectsIn(document, 'hostnamesTags').map((item, at): [JsonObject, string] => [item, `/hostnamesTags/${at}`]),
  ];
  for (const [holder, pointer] of lists) {
    textsIn(holder, 'hostnames').forEach((host, at) => {
      if (host.includes('${') || !/[/\s,;]/.test(host)) return;
      const hint = /^ldaps:/i.test(host) ? 'write the host and the port alone, and useSsl: true' : undefined;
      report('data-store-host-unusable', `${pointer}/hostnames/${at}`, `"${host}" is more than a host`, hint);
    });
  }
}

function checkSignIn({ document, report }: Check): void {
  const ways = [
    document.bindAnonymously === true && 'bindAnonymously',
    !isNothing(document.userDN) && 'userDN',
    !isNothing(document.clientTlsCertificateRef) && 'clientTlsCertificateRef',
  ].filter((way) => way !== false);
  if (ways.length > 1)
    report(
      'data-store-sign-in-twice',
      [`/${ways[1]}`, 'key'],
      `${inWords(ways, 'and')} are written, which PingFederate refuses`,
    );
  if (ways.length === 0)
    report('data-store-sign-in-missing', '', 'nothing says how PingFederate signs in to this directory');
}

function checkEncryption({ document, report }: Check): void {
  const [ssl, startTls] = [document.useSsl === true, document.useStartTLS === true];
  if (ssl && startTls)
    report('data-store-encrypted-twice', ['/useStartTLS', 'key'], 'useSsl and useStartTLS are both on');
  if (ssl || startTls) return;
  if (!isNothing(document.clientTlsCertificateRef))
    report(
      'data-store-certificate-in-clear',
      ['/clientTlsCertificateRef', 'key'],
      'a client certificate needs SSL or StartTLS',
    );
  else if (!isNothing(document.userDN))
    report(
      'data-store-unencrypted',
      ['/userDN', 'key'],
      'PingFederate sends this account’s password in clear, and those of everybody who signs on here',
    );
}

function checkPassword({ document, report }: Check): void {
  const { password, encryptedPassword } = document;
  const [user, name] = document.type === 'JDBC' ? ['userName', document.userName] : ['userDN', document.userDN];
  if (isNothing(name) || !isNothing(password) || !isNothing(encryptedPassword)) return;
  report('data-store-password-missing', [`/${user}`, 'key'], `no password is written for "${String(name)}"`);
}

function checkReferrals({ document, report }: Check): void {
  if (document.ldapType !== 'PING_DIRECTORY' || document.followLDAPReferrals === undefined) return;
  report(
    'data-store-unkept',
    ['/followLDAPReferrals', 'key'],
    'PingFederate doesn’t keep "followLDAPReferrals" for a PingDirectory',
  );
}

/** Named with what the console begins with, as it shows them. */
const leftOpen = {
  createIfNecessary: true,
  timeBetweenEvictions: 60000,
  readTimeout: 3000,
  connectionTimeout: 3000,
  dnsTtl: 60000,
};

function checkLeftOpen({ document, report }: Check): void {
  const open = Object.entries(leftOpen).filter(([member]) => document[member] === undefined);
  if (open.length === 0) return;
  const words = open.map(([member, value]) => `${member}: ${value}`).join(', ');
  report(
    'data-store-left-open',
    '',
    'some settings are left to the server, and which values it takes isn’t known',
    `the console begins with ${words}`,
  );
}

function checkPool({ document, report }: Check, least: string, most: string): void {
  const [min = 10, max = 100] = [document[least], document[most]];
  if (typeof min !== 'number' || typeof max !== 'number' || min <= max) return;
  const at = document[most] === undefined ? least : most;
  report('data-store-pool', `/${at}`, `${min} connections are kept open, and at most ${max} are allowed`);
}
