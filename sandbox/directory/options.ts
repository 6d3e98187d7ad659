import type { GivenEntry } from './ldif.ts';

/** Who may sign in, and what stays hidden from them. */
export interface Account {
  dn: string;
  password: string;
  /** Entries at and below these names, and attributes, that the account doesn't see and can't search for. */
  hides?: { below?: readonly string[]; attributes?: readonly string[] };
}

/** What the directory is asked: the part of a session that a fault is for. */
export type Occasion =
  | 'bind'
  | 'start-tls'
  /** Reading the root entry. */
  | 'root'
  /** Reading one other entry. */
  | 'entry'
  /** A page of a search. */
  | 'search';

/** What goes wrong. `after` is how many entries are sent before it does, where entries are sent. */
type Fault =
  /** The connection ends before an answer. */
  | { fault: 'drop' }
  /** The connection ends in the middle of an entry. */
  | { fault: 'cut'; after?: number }
  /** No answer, ever. */
  | { fault: 'silent' }
  | { fault: 'slow'; ms: number }
  /** The answer comes byte by byte, so many milliseconds apart. */
  | { fault: 'drip'; ms: number }
  /** Ends with this result code: 3 time limit, 4 size limit, 10 referral, 11 administrator's limit, 51 busy. */
  | { fault: 'result'; code: number; after?: number; text?: string }
  /** Stops, says success, and that this was the last page. */
  | { fault: 'early-success'; after?: number }
  /** A page without entries that isn't the last one. */
  | { fault: 'empty-page' }
  /** The page comes again as the next one. */
  | { fault: 'repeat' }
  /** Of the values of an attribute the first come, whichever were asked for; with `on: 'entry'`. */
  | { fault: 'same-range' }
  /** Twice as many entries as the page may have. */
  | { fault: 'overfull' }
  /** Entries without end. */
  | { fault: 'endless' }
  /** No word about pages in the result. */
  | { fault: 'no-page-control' }
  /** A reference to another server among the entries. */
  | { fault: 'referral'; address: string }
  /** Something that isn't LDAP. */
  | { fault: 'garbage' }
  /** A message that claims to be two gigabytes long. */
  | { fault: 'giant' }
  /** An answer to another question. */
  | { fault: 'other-id' }
  /** The server says that it ends the connection (notice of disconnection), and does. */
  | { fault: 'goodbye' }
  /** Refuses, and repeats the password in its text. */
  | { fault: 'echo' }
  /** Something in clear text right behind the yes to StartTLS. */
  | { fault: 'injected' };

/** An ordered fault: "the third page is cut after 100 entries". */
export type OrderedFault = Fault & {
  /** Default: `search`. */
  on?: Occasion;
  /** Which of them, from 1. Default: the next one. */
  nth?: number;
  /** How many from there on. Default 1; 0 is for ever. */
  times?: number;
};

export interface DirectoryOptions {
  /** 0 or absent: a free one. */
  port?: number;
  /** What it plays. */
  kind: 'openldap' | 'active-directory';
  ldif?: string;
  entries?: readonly GivenEntry[];
  /** Default: one account that sees everything, `readerDn` with `readerPassword`. */
  accounts?: readonly Account[];
  faults?: readonly OrderedFault[];
  /** TLS with this key and certificate, or with ones made at the start; `starttls` offers StartTLS on a plain port. */
  tls?: { mode: 'ldaps' | 'starttls'; key?: string; cert?: string };
  /** What the server itself allows: entries without pages, and values of one attribute at once. */
  limits?: { size?: number; values?: number };
  /** What the root entry says of paging: nothing, although it can; or it can't. */
  paging?: 'unlisted' | 'absent';
}

export const readerDn = 'cn=reader,dc=example,dc=com';
export const readerPassword = 'Let-me-read-1';
