import type { ServerResources } from '../connection/references/resource-names.ts';
import type { Live } from '../connection/types.ts';
import type { DescriptorsByKind } from '../connector/plugin/types.ts';
import type { ConnectorDescriptor } from '../connector/types.ts';
import type { Subject } from '../consequences/situation.ts';
import type { JsonObject } from '../document/json.ts';
import { textOf } from '../document/readers.ts';
import { isSingleton, type Key, type KindName, keyOf, kindNames, singletonId } from '../kinds.ts';

/** What a server answered when it was asked for everything that matters to a plan. */
export interface ServerState {
  version: string;
  connections: readonly Live[];
  descriptors: ConnectorDescriptor[];
  /** The plugins of the kinds that definitions are of; absent where nobody asked. */
  plugins?: DescriptorsByKind | undefined;
  /** What can be referred to, signing key pairs among it, for their expiry. */
  resources: ServerResources;
  /** Why a kind isn't among them: this account may not read it, or this server knows nothing of the kind. */
  unreadable?: Partial<Record<KindName, 'forbidden' | 'not-there'>>;
  /** The versions of a cluster’s nodes in the middle of an upgrade; none otherwise. */
  mixedVersions: string[];
  /** When set, the server gives every connection this logging mode. */
  loggingOverride?: string | undefined;
}

/** A server's objects of a kind, as an apply would find them; none of a kind that wasn't read. */
export function objectsOf({ connections, resources }: ServerState, kind: KindName): readonly Live[] {
  if (kind === 'SpConnection') return connections;
  const listed = resources[kind] ?? [];
  if (isSingleton(kind)) return resources[kind] ? [asOne(kind, listed)] : [];
  return listed.filter((one): one is Live => typeof one.id === 'string');
}

/** What there is one of on a server: its list, as the document that a definition of it is compared with. */
const asOne = (kind: KindName, items: readonly JsonObject[]): Live => ({ id: singletonId(kind), items: [...items] });

/** Everything on a server, as far as it was read, by its key. */
export function liveByKey(server: ServerState): ReadonlyMap<Key, Live> {
  return new Map(
    kindNames.flatMap((kind) =>
      objectsOf(server, kind).map((live): [Key, Live] => [keyOf({ kind, id: live.id }), live]),
    ),
  );
}

/** What of a server's other objects decides how a change is judged, by their ids. */
export interface ServerFacts {
  activeDirectories: readonly string[];
  /** The kind of each signing key pair's key: `RSA`, `EC`. */
  keyTypes: ReadonlyMap<string, string>;
}

/** Of a server that was asked. */
export function factsAbout({ DataStore = [], SigningKeyPair = [] }: ServerResources): ServerFacts {
  const active = DataStore.filter(({ ldapType }) => ldapType === 'ACTIVE_DIRECTORY');
  return {
    activeDirectories: active.map(({ id }) => textOf(id)),
    keyTypes: new Map(SigningKeyPair.map(({ id, keyAlgorithm }) => [textOf(id), textOf(keyAlgorithm)])),
  };
}

/**
 * The questions that a judgement asks about them.
 *
 * @param called what a definition calls an object, where it does so by its name
 */
export function questionsTo(
  facts: ServerFacts | undefined,
  called: (kind: KindName, id: string) => string | undefined = () => undefined,
): Pick<Subject, 'isActiveDirectory' | 'keyTypeOf'> {
  const directories = new Set(facts?.activeDirectories.map((id) => called('DataStore', id) ?? id));
  const types = new Map(
    [...(facts?.keyTypes ?? [])].map(([id, type]) => [called('SigningKeyPair', id) ?? id, type] as const),
  );
  return { isActiveDirectory: (store) => directories.has(store), keyTypeOf: (keyPair) => types.get(keyPair) ?? '' };
}
