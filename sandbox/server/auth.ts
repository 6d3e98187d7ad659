import type { AdminRole, SandboxAccount, SandboxIssuer, SandboxToken, Switches } from '../options.ts';
import { forbidden, Refusal } from './answer.ts';
import { bearerOf } from './jwt.ts';

export const allRoles: AdminRole[] = [
  'USER_ADMINISTRATOR',
  'ADMINISTRATOR',
  'CRYPTO_ADMINISTRATOR',
  'EXPRESSION_ADMINISTRATOR',
  'DATA_COLLECTION_ADMINISTRATOR',
];

/** Who calls. */
export interface Caller {
  username: string;
  roles: ReadonlySet<AdminRole>;
  auditor: boolean;
}

interface Failures {
  count: number;
  lockedUntil: number;
}

/** Knows the accounts and counts wrong passwords: after three in a row the user is locked, from that address or from any. */
export class Gatekeeper {
  accounts: SandboxAccount[];
  tokens: SandboxToken[];
  readonly #issuers: SandboxIssuer[];
  readonly #failures = new Map<string, Failures>();
  readonly #switches: Switches;
  readonly #now: () => Date;

  constructor(
    { accounts, tokens, issuers }: { accounts: SandboxAccount[]; tokens: SandboxToken[]; issuers: SandboxIssuer[] },
    switches: Switches,
    now: () => Date,
  ) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.#issuers = issuers;
    this.#switches = switches;
    this.#now = now;
  }

  /** The caller that the Authorization header proves, or a refusal with 401. */
  identify(authorization: string | undefined, address: string): Caller {
    const [scheme = '', credentials = ''] = (authorization ?? '').split(' ', 2);
    if (scheme.toLowerCase() === 'bearer') return this.#bearer(credentials);
    if (scheme.toLowerCase() === 'basic') return this.#basic(credentials, address);
    throw invalidCredentials();
  }

  #bearer(given: string): Caller {
    const token = this.tokens.find((candidate) => candidate.token === given);
    const bearer = token ? undefined : bearerOf(given, this.#issuers, this.#now());
    if (bearer) return caller(bearer.username, bearer.roles, bearer.auditor);
    if (!token || (token.expires && new Date(token.expires) <= this.#now())) throw invalidCredentials();
    return caller('token', token.roles, token.auditor);
  }

  #basic(credentials: string, address: string): Caller {
    const text = Buffer.from(credentials, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    const username = text.slice(0, colon);
    const from = this.#switches.lockoutBy === 'user' ? '' : address;
    const pair = `${username.toLowerCase()} ${from}`;
    const failures = this.#failures.get(pair) ?? { count: 0, lockedUntil: 0 };
    if (failures.lockedUntil > this.#now().getTime()) throw locked(this.#switches.lockedStatus);
    const account = this.accounts.find((candidate) => candidate.username.toLowerCase() === username.toLowerCase());
    if (colon < 0 || !account || account.password !== text.slice(colon + 1)) {
      this.#fail(pair, failures);
      throw invalidCredentials();
    }
    this.#failures.delete(pair);
    return caller(account.username, account.roles, account.auditor);
  }

  #fail(pair: string, failures: Failures): void {
    const count = failures.count + 1;
    const full = count >= this.#switches.lockoutAfter;
    const lockedUntil = full ? this.#now().getTime() + this.#switches.lockoutMs : 0;
    this.#failures.set(pair, { count: full ? 0 : count, lockedUntil });
  }
}

function caller(username: string, roles: AdminRole[] | undefined, auditor = false): Caller {
  return { username, roles: new Set(auditor ? [] : (roles ?? allRoles)), auditor };
}

/** The text of a real server, known from a client's tests. */
function invalidCredentials(): Refusal {
  return new Refusal(401, 'invalid_credentials', 'The credentials you provided were not recognized.');
}

function locked(status: number): Refusal {
  return new Refusal(status, 'account_locked', 'The account is locked because of too many failed attempts.');
}

/** Refuses with 403 what the caller's roles don't allow. An auditor reads, and nothing else. */
export function checkRights(caller: Caller, method: string, path: string): void {
  const everything = /^\/(bulk|configArchive|configStore)(\/|$)/.test(path);
  if (everything) {
    const needed: AdminRole[] = ['USER_ADMINISTRATOR', 'ADMINISTRATOR', 'CRYPTO_ADMINISTRATOR'];
    if (!needed.every((role) => caller.roles.has(role))) throw notAllowed();
    return;
  }
  if (method === 'GET') return;
  if (caller.auditor || !caller.roles.has(roleFor(path))) throw notAllowed();
}

function roleFor(path: string): AdminRole {
  if (/^\/(administrativeAccounts|license)(\/|$)/.test(path)) return 'USER_ADMINISTRATOR';
  if (/^\/(keyPairs|certificates|configurationEncryptionKeys|serverSettings\/systemKeys)(\/|$)/.test(path)) {
    return 'CRYPTO_ADMINISTRATOR';
  }
  return 'ADMINISTRATOR';
}

function notAllowed(): Refusal {
  return forbidden('You do not have permission to perform this operation.');
}
