import type { Json, JsonObject } from '../../document/json.ts';
import type { KindName } from '../../kinds.ts';

/**
 * What the project knows about one member of a PingFederate model. Comparing, building the request body, importing and
 * the version gates all read these rows; no rule about a member lives anywhere else.
 */
export type FieldRule = ScalarRule | ObjectRule | SetRule | ListRule | KeyedRule | MapRule;

interface Traits {
  /**
   * What an absent member means to the server. Without one, absent, `null`, `false`, `""`, `[]` and `{}` all mean
   * "nothing". A function works it out of the object; what a server made by itself isn't sent back, so that it makes it
   * anew.
   */
  default?: Scalar | readonly ConditionalDefault[] | ((owner: JsonObject) => Scalar);
  /** The server's own: never compared and never sent. */
  readOnly?: true;
  /** With `readOnly`: not the server's either, but a definition's own way to say something. */
  ours?: true;
  /**
   * With `readOnly`: sent all the same, because the API demands it although it ignores it: what the server holds, else
   * what is written, else the text at this path of the same object.
   */
  echoed?: true | string;
  /**
   * `as-live`: the server fills it in by itself, so that a definition without it has no opinion; what the server holds
   * is left alone and travels back on update.
   */
  absent?: 'as-live';
  /** Says how an object is made: once it is there, the server answers nothing of it, and it isn't compared. */
  whenNew?: true;
  /** The server doesn't keep it while the sibling has one of these values: neither compared nor sent then. */
  unless?: { sibling: string; is: readonly Scalar[] };
  /** What the API wants to see where a definition says nothing: the member is mandatory in its object. */
  required?: Json;
  /** The first version that knows the member, or may know it; older servers aren't sent it. Absent: 10.2 or earlier. */
  since?: string;
  /** The last version that refuses its object without it. */
  requiredUntil?: string;
  /** The last version that knows the member. */
  until?: string;
  /** How sure a default or a rule is, where it isn't sure. */
  evidence?: 'likely' | 'guess';
}

type Scalar = string | number | boolean;

/** A default that holds only while a sibling has one of these values. */
interface ConditionalDefault {
  value: Scalar;
  when: { sibling: string; is: readonly string[] };
}

export interface ScalarRule extends Traits {
  kind: 'scalar';
  /**
   * Write-only: the server answers with this sibling instead, encrypted anew on each read. `always`: it never holds
   * anything but a secret, so that its value is never shown. `goesWith`: what the server holds isn't kept where a
   * definition has no such sibling.
   */
  secret?: { encrypted: string; always?: true; goesWith?: string };
  /** This member is the encrypted twin of that sibling. */
  encryptedFormOf?: string;
  /** With `absent: 'as-live'`: only while this sibling is the same on both sides. */
  boundTo?: string;
  /** A certificate: compared by content, however it is wrapped. */
  pem?: true;
  /** Hex digits, in whatever case and with or without colons. */
  fingerprint?: true;
  /** The server doesn't answer it, but the SHA-256 fingerprint of the certificate in this sibling. */
  seenAs?: string;
  /** What the API calls it where it is written. */
  sentAs?: string;
  /** Values that came later than the member itself. */
  valuesSince?: Readonly<Record<string, { since: string; evidence?: 'likely' }>>;
  /** An id that may hold capital letters, but not on servers before this version. */
  capitalsSince?: string;
}

export interface ObjectRule extends Traits {
  kind: 'object';
  model: ModelName;
  /** It is there or it is not: when a definition drops it, nothing of it is kept, not even what the table doesn't know. */
  whole?: true;
  /** Where it is absent, what stands at this pointer within the same object counts: the server leaves out one of the two. */
  impliedBy?: string;
  /** Members that the server answers beside it: each with the pointer within the object around it. */
  heldBeside?: Readonly<Record<string, string>>;
  /** A reference to a resource of this kind. */
  refersTo?: KindName;
}

/** Order means nothing. Items are found by equality, then by the `match` members in turn, then by position. */
export interface SetRule extends Traits {
  kind: 'set';
  /** The items' model; absent: texts or numbers, compared as a whole. */
  of?: ModelName;
  refersTo?: KindName;
  match?: readonly string[];
}

/** Order counts. */
export interface ListRule extends Traits {
  kind: 'list';
  /** The items' model; absent: texts. */
  of?: ModelName;
  /** An item is the same one wherever it stands: it's known by most of what it says, and its place counts by itself. */
  moves?: true;
}

/** Items with an identity of their own: the first of the `key` members (slashes lead into it) that both sides have. */
export interface KeyedRule extends Traits {
  kind: 'keyed';
  of: ModelName;
  key: readonly string[];
  /** The order of the items counts, too. */
  ordered?: true;
  /** Another key is another item, never the same one changed. */
  strict?: true;
  /** `blank`: an absent item equals one that holds its key and nothing else, because the server adds such items. */
  absentItem?: 'blank' | 'as-live';
  /** An item with `absent` in this member of ours is to go. */
  goneBy?: string;
  /** Each item is written, though it says nothing but its key: a server that makes the connection asks for them. */
  listed?: true;
  /** Where the value of an absent item comes from: the connector's descriptor. */
  defaults?: 'setting' | 'field';
}

/** Members with names of the administrator's choosing. */
export interface MapRule extends Traits {
  kind: 'map';
  of: ModelName;
  /**
   * `blank`: an absent entry equals an empty one. `own-attribute`: it equals the adapter's attribute of that name, which
   * the server writes where nothing else is said.
   */
  absentItem?: 'blank' | 'own-attribute';
}

/** A PingFederate model: its members, or its variants by a member's value. */
export interface Model {
  /** Its name in the admin API, where one model of it means two things. */
  api?: ModelName;
  /** While its `inherited` is true, all else is the parent instance's: shown, and not to be written. */
  inherits?: true;
  members: Readonly<Record<string, FieldRule>>;
  /** An address that the server keeps twice: as a whole, and as the default among those for nodes with some tag. */
  addresses?: Addresses;
  /** The member that a definition may write alone, as a text in the place of the whole: `corp-ad` for `{ id: corp-ad }`. */
  bare?: string;
  /** The member that says how the object is made; what an object holds is compared with it by its subject and key. */
  madeBy?: string;
  /** The value of this member picks another model, which holds these members and its own. */
  variants?: { by: string; models: Readonly<Record<string, ModelName>> };
}

/** `whole`: the member with the default address. `tagged`: the list of addresses, each in a member of that name, too. */
export interface Addresses {
  whole: string;
  tagged: string;
}

/** A PingFederate model's name, as in the API description. */
export type ModelName = string;

/** A table of models; checks the rows and keeps nothing else. */
export function models<const Table extends Record<string, Model>>(table: Table): Record<keyof Table & string, Model> {
  return table;
}
