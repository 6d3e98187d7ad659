import { channelsIn } from '../connection/channels.ts';
import { keyReferredTo, type Reference, referencesOf } from '../connection/references/references.ts';
import { nameOfResource } from '../connection/references/resource-names.ts';
import type { Desired } from '../connection/types.ts';
import { factsOf } from '../consequences/of-connection.ts';
import { isOn } from '../consequences/situation.ts';
import { nobody, type Users } from '../consequences/users.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { isWithin, type JsonObject, segmentsOf } from '../document/json.ts';
import { inWords } from '../document/nearest.ts';
import { idIn, textOf } from '../document/readers.ts';
import { type Key, type KindName, keyOf, kindNames } from '../kinds.ts';
import { naturally } from '../natural-order.ts';
import type { PlanInput } from './input.ts';
import { liveByKey, objectsOf } from './server-state.ts';
import type { Successions } from './successions.ts';

/** An object as it will be when the plan is done, whoever looks after it. */
export interface Standing {
  kind: KindName;
  key: Key;
  name: string;
  document: JsonObject;
  /** It isn't on the server yet. */
  isNew?: boolean;
  /** The definition that says so; absent for what no definition of this plan is about. */
  desired?: Desired | undefined;
  /** There is one, and this run doesn't take it into account: what is left out, or has errors. */
  isLeftOut?: boolean;
}

/** That one object refers to another. */
interface Use {
  by: Standing;
  reference: Reference;
}

/** What is known of the whole plan while each of its changes is worked out. */
export interface Overview {
  successions: Successions;
  /** Everything as it is when the plan is done. */
  standing(): readonly Standing[];
  /** Who refers to what then, by the key of what is referred to. */
  uses(): ReadonlyMap<Key, readonly Use[]>;
  /** Who hangs on an object; of a connection, which nothing refers to, nobody. */
  usersOf(object: { kind: KindName; key: Key }): Users;
}

/** @param gone the keys of what the plan deletes */
export function overviewOf(input: PlanInput, gone: ReadonlySet<Key>, successions: Successions): Overview {
  // Most plans are about connections alone and never ask.
  const standing = once(() => standingAfter(input, gone));
  const uses = once(() => usesAmong(standing()));
  return {
    successions,
    standing,
    uses,
    usersOf: ({ kind, key }) => (kind === 'SpConnection' ? nobody : usersOf(key, uses())),
  };
}

function once<Value>(work: () => Value): () => Value {
  let known: { value: Value } | undefined;
  return () => {
    known ??= { value: work() };
    return known.value;
  };
}

/** Everything that will stand on the server when the plan is done, as far as it was read. */
function standingAfter({ desired, server, alsoOwned }: PlanInput, gone: ReadonlySet<Key>): Standing[] {
  const written = desired.filter(({ lifecycle }) => lifecycle.state === 'present');
  const settled = new Set([...written.map(({ key }) => key), ...gone]);
  const leftOut = new Set(alsoOwned);
  const left = kindNames.flatMap((kind) =>
    objectsOf(server, kind).flatMap((document) => {
      const key = keyOf({ kind, id: document.id });
      if (settled.has(key)) return [];
      const name = nameOfResource(kind, document)?.text ?? document.id;
      return [{ kind, key, name, document, isLeftOut: leftOut.has(key) }];
    }),
  );
  const live = liveByKey(server);
  return [...written.map((one) => ({ ...one, desired: one, isNew: !live.has(one.key) })), ...left];
}

/** Who refers to what, by the key of what is referred to. */
function usesAmong(standing: readonly Standing[]): ReadonlyMap<Key, readonly Use[]> {
  const uses = new Map<Key, Use[]>();
  for (const by of standing) {
    for (const reference of referencesOf(by.kind, by.document)) {
      const key = keyReferredTo(reference);
      if (key === undefined) continue;
      const known = uses.get(key);
      if (known) known.push({ by, reference });
      else uses.set(key, [{ by, reference }]);
    }
  }
  return uses;
}

/** Who hangs on an object: what refers to it, and what refers to that in turn. */
function usersOf(key: Key, uses: ReadonlyMap<Key, readonly Use[]>): Users {
  const reached = [...reachedFrom(key, uses)];
  const connections = reached.filter(({ by }) => by.kind === 'SpConnection');
  // Nobody uses what is only made by this plan.
  const there = connections.filter(({ by }) => !by.isNew);
  const channels = there.flatMap((use) => channelOf(use) ?? []);
  const signOns = there.filter((use) => !isOfProvisioning(use) && signsOn(use.by.document));
  const others = (uses.get(key) ?? []).map(({ by }) => by).filter(({ kind }) => kind !== 'SpConnection');
  return {
    signOns: namesOf(signOns.map(({ by }) => by)),
    channels: [...new Map(channels.map((one) => [`${one.connection}\n${one.channel}`, one])).values()],
    connections: namesOf(connections.map(({ by }) => by)),
    others: [...new Set(others)].map(({ kind, name }) => ({ kind, name })),
  };
}

function* reachedFrom(key: Key, uses: ReadonlyMap<Key, readonly Use[]>): Generator<Use> {
  const waiting = [key];
  const seen = new Set(waiting);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
    for (const use of uses.get(at) ?? []) {
      yield use;
      if (seen.has(use.by.key)) continue;
      seen.add(use.by.key);
      waiting.push(use.by.key);
    }
}

const namesOf = (all: readonly Standing[]) =>
  [...new Map(all.map(({ key, name }) => [key, name])).values()].sort(naturally);

const isOfProvisioning = ({ reference }: Use) => isWithin(reference.pointer, '/outboundProvision');

const signsOn = (document: JsonObject) => factsOf(document).active && factsOf(document).signsOn;

/** The channel that reads from the object, when it runs. */
function channelOf({ by, reference }: Use): Users['channels'][number] | undefined {
  const [part, list, at] = segmentsOf(reference.pointer);
  const channel = part === 'outboundProvision' && list === 'channels' && channelsIn(by.document)[Number(at)];
  if (!channel || !isOn(channel.active) || !isOn(by.document.active)) return undefined;
  return { connection: by.name, channel: textOf(channel.name) };
}

/**
 * Who inherits from an instance of a plugin that changes: each child takes from it what it hasn't of its own, as it will
 * be when the plan is done.
 */
export function inheritedByChildren(
  { kind, id, key, placeOf }: Desired,
  standing: () => readonly Standing[],
): Diagnostic[] {
  if (kind === 'SpConnection') return [];
  const isChild = (one: Standing) => one.kind === kind && idIn(one.document, 'parentRef') === id;
  const children = namesOf(standing().filter(isChild));
  if (children.length === 0) return [];
  const inherit = children.length === 1 ? 'inherits' : 'inherit';
  const message = `${inWords(children, 'and')} ${inherit} from it what isn’t written there: it changes there, too`;
  return [finding('children-inherit', placeOf('/id'), message, { key })];
}
