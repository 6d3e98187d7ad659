import type { ServerResources } from '../connection/references/resource-names.ts';
import type { Live } from '../connection/types.ts';
import type { ConnectorDescriptor } from '../connector/types.ts';
import type { Subject } from '../consequences/situation.ts';
import { textOf } from '../document/readers.ts';
import type { KindName } from '../kinds.ts';

/** What a server answered when it was asked for everything that matters to a plan. */
export interface ServerState {
  version: string;
  connections: readonly Live[];
  descriptors: ConnectorDescriptor[];
  /** What can be referred to, signing key pairs among it, for their expiry. */
  resources: ServerResources;
  /** The versions of a cluster’s nodes in the middle of an upgrade; none otherwise. */
  mixedVersions: string[];
  /** When set, the server gives every connection this logging mode. */
  loggingOverride?: string | undefined;
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
