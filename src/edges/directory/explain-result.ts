import type { Result } from './answers.ts';
import { DirectoryError, type DirectoryFailure } from './directory-error.ts';

interface Explanation {
  kind: DirectoryFailure;
  message: string;
  hint: string;
}

const askItsLog = 'its own log tells more';

/** The result codes of RFC 4511, appendix A, that a search or a sign-in meets, in words. */
const explanations: Record<number, Explanation> = {
  1: { kind: 'failed', message: 'the directory could not answer the search (operations error)', hint: 'sign in first' },
  2: { kind: 'failed', message: 'the directory could not read the request (protocol error)', hint: askItsLog },
  3: {
    kind: 'time',
    message: 'the directory stopped the search at its own time limit',
    hint: 'a filter on attributes without an index makes it slow; raise the limit of the account in the directory',
  },
  4: {
    kind: 'size',
    message: 'the directory stopped the search at its own size limit, so a part of the people is missing',
    hint: 'raise the size limit of the account in the directory, for paged searches too',
  },
  8: { kind: 'sign-in', message: 'the directory wants a protected connection', hint: 'use ldaps:// or StartTLS' },
  10: {
    kind: 'failed',
    message: 'the directory has nothing of that name and refers to another server, which is not followed',
    hint: 'give the address of the server that holds it',
  },
  11: {
    kind: 'size',
    message: 'the search exceeds what the directory allows to this account',
    hint: 'raise the limits of the account in the directory, for paged searches too',
  },
  12: { kind: 'no-paging', message: 'the directory refuses to answer in pages', hint: 'ask another server of it' },
  13: { kind: 'sign-in', message: 'the directory wants an encrypted connection', hint: 'use ldaps:// or StartTLS' },
  16: { kind: 'failed', message: 'an attribute of the search does not exist in the directory', hint: askItsLog },
  17: {
    kind: 'refused-filter',
    message: 'the directory does not know an attribute of the filter',
    hint: 'look at the filter’s spelling',
  },
  18: {
    kind: 'refused-filter',
    message: 'the directory cannot compare an attribute in the way the filter asks',
    hint: 'look at the filter again',
  },
  21: {
    kind: 'refused-filter',
    message: 'the directory cannot take a value of the filter',
    hint: 'look at the filter again',
  },
  32: {
    kind: 'refused-base',
    message: 'the base is not in the directory, or the account may not see it',
    hint: 'look at the base’s spelling, and at the rights of the account',
  },
  34: {
    kind: 'refused-base',
    message: 'the directory does not take the base for a distinguished name',
    hint: 'look at the base’s spelling',
  },
  48: {
    kind: 'sign-in',
    message: 'the directory does not let this account sign in with a password',
    hint: 'give another account',
  },
  49: {
    kind: 'sign-in',
    message: 'the directory refuses the account or its password',
    hint: 'check directory-bind-dn and PF_DIRECTORY_PASSWORD',
  },
  50: {
    kind: 'sign-in',
    message: 'the account may not search there',
    hint: 'let it search and read the base, and the attributes of mappings and filters',
  },
  51: { kind: 'unreachable', message: 'the directory is too busy', hint: 'try again later' },
  52: { kind: 'unreachable', message: 'the directory is not available at the moment', hint: 'try again later' },
  53: { kind: 'failed', message: 'the directory is unwilling to answer', hint: askItsLog },
};

/** Active Directory's reasons, which stand behind the same code. */
const signInReasons: Record<string, string> = {
  '525': 'it does not know the account',
  '530': 'the account may not sign in at this hour',
  '531': 'the account may not sign in from this machine',
  '532': 'the password has expired',
  '533': 'the account is disabled',
  '701': 'the account has expired',
  '773': 'the password has to be changed first',
  '775': 'the account is locked',
};

/** The error for a result that isn't success. */
export function explainResult({ code, signInData }: Result, about?: string): DirectoryError {
  const unknown = `the directory answers with an error (result code ${code})`;
  const { kind, message, hint } = explanations[code] ?? { kind: 'failed', message: unknown, hint: askItsLog };
  const reason = code === 49 && signInData ? signInReasons[signInData] : undefined;
  const named = about === undefined ? message : `${message}: ${about}`;
  return new DirectoryError(kind, reason ? `${named}: ${reason}` : named, hint);
}
