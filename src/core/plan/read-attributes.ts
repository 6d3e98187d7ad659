import { fulfillments } from '../connection/check/attribute-contracts.ts';
import { type Mapping, mappingsOf } from '../connection/check/mappings.ts';
import type { Difference } from '../connection/types.ts';
import { isObject, type JsonObject, type Pointer, segmentsOf } from '../document/json.ts';
import { isMember } from '../document/path.ts';
import { idIn, objectIn, objectsIn, textIn } from '../document/readers.ts';
import { type Key, type KindName, keyOf } from '../kinds.ts';
import type { UndigestedChange } from './types.ts';

/** An attribute that a mapping takes from the adapter, policy contract or token processor that it is for. */
interface Read {
  kind: KindName;
  /** The id of the adapter, contract or processor. */
  from: string;
  attribute: string;
  pointer: Pointer;
}

/** Where the attributes of a mapping's own source are listed: the type of the source, and what the mapping refers to. */
const sources: Partial<Record<Mapping['kind'], { type: string; member: string; kind: KindName }>> = {
  adapter: { type: 'ADAPTER', member: 'idpAdapterRef', kind: 'IdpAdapter' },
  'policy-contract': {
    type: 'AUTHENTICATION_POLICY_CONTRACT',
    member: 'authenticationPolicyContractRef',
    kind: 'AuthenticationPolicyContract',
  },
  token: { type: 'TOKEN', member: 'idpTokenProcessorRef', kind: 'TokenProcessor' },
};

/** What a connection's mappings read. An adapter with override settings has a contract of its own and isn't among it. */
export function attributesRead(document: JsonObject): Read[] {
  return mappingsOf({ document }).flatMap((mapping) => {
    const source = sources[mapping.kind];
    const from = source && idIn(mapping.item, source.member);
    if (!source || from === undefined || isObject(mapping.item.adapterOverrideSettings)) return [];
    return fulfillments(mapping).flatMap(({ value, pointer }) => {
      const attribute = textIn(value, 'value');
      if (attribute === undefined || textIn(objectIn(value, 'source'), 'type') !== source.type) return [];
      return [{ kind: source.kind, from, attribute, pointer: `${pointer}/value` }];
    });
  });
}

/** The names in an object's own contract: of an adapter's, or of a policy contract, which is one. */
export function namesInContract(document: JsonObject): string[] {
  return ['coreAttributes', 'extendedAttributes'].flatMap((list) => namesListed(document, list));
}

function namesListed({ attributeContract, ...document }: JsonObject, list: string): string[] {
  return objectsIn(attributeContract ?? document, list).flatMap((one) => textIn(one, 'name') ?? []);
}

/** The attributes that a change takes from what mappings read, and those that it adds. */
export function contractMoves(change: UndigestedChange): { gone: string[]; added: string[] } {
  const none = { gone: [], added: [] };
  if (change.action !== 'update' || change.kind === 'SpConnection') return none;
  const [before, after] = [change.live, change.desired.document].map((one) =>
    namesListed(one, 'extendedAttributes'),
  ) as [string[], string[]];
  const isTouched = change.differences.some(({ pointer }) => segmentsOf(pointer).includes('extendedAttributes'));
  if (!isTouched) return none;
  return {
    gone: before.filter((name) => !after.includes(name)),
    added: after.filter((name) => !before.includes(name)),
  };
}

/** The attributes that a document reads from one object. */
export function readFrom(key: Key, document: JsonObject): string[] {
  return attributesRead(document).flatMap(({ kind, from, attribute }) =>
    keyOf({ kind, id: from }) === key ? [attribute] : [],
  );
}

/** What goes from the list of what a server has one of, by its names: extended properties. */
export function goneItems({ differences }: { differences: readonly Difference[] }): string[] {
  return differences.flatMap(({ kind, path: [list, item] }) => {
    const isGone = kind === 'removed' && list && isMember(list) && item && !isMember(item);
    return isGone && item.item !== undefined ? [item.item] : [];
  });
}
