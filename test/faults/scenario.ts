import type { Snapshot } from '../../sandbox/store/store.ts';
import type { JsonObject } from '../../src/core/document/json.ts';
import { type Key, type KindName, keyOf, kinds, singletonId } from '../../src/core/kinds.ts';
import { type Rehearsal, rehearse } from '../commands/rehearsal.ts';

/** What a run starts from and is to do, and what of it the promises are about. */
export interface Setting {
  name: string;
  /** The kinds whose objects are looked at. */
  kinds: readonly KindName[];
  before: Record<string, string>;
  after: Record<string, string>;
  /** The same with the yes that the run needs. */
  accepted?: (token: string) => Record<string, string>;
  /** What the run makes, deletes, and deletes to make it anew. */
  made: readonly Key[];
  gone: readonly Key[];
  replaced: readonly Key[];
  /** The secrets that must survive, as the server holds them. */
  secrets: Readonly<Record<Key, string>>;
  /** What is refused in the course in which everything before is put back. */
  lastWrite: string;
  /** What a second administrator meets. */
  met: Readonly<Record<Key, Met>>;
}

/** What they change of it: something that the run leaves alone, and something that it writes. */
interface Met {
  edit: (there: JsonObject) => JsonObject;
  managed: JsonObject;
  /** What they make one like. */
  pattern: Key;
}

/** The server before the run, and what the run should make of it. */
export interface Scenario {
  setting: Setting;
  stage: Rehearsal;
  /** Brings the server back to the start. */
  reset(): void;
  /** The objects at the start, as they are stored. */
  start: Map<Key, JsonObject>;
  /** The objects now. */
  now(): Map<Key, JsonObject>;
}

/** Where one of them is read and written. */
export function pathOf(key: Key): string {
  const { kind, id } = partsOf(key);
  return kinds[kind].written?.how === 'singleton' ? kinds[kind].path : `${kinds[kind].path}/${id}`;
}

export function partsOf(key: Key): { kind: KindName; id: string } {
  const [kind, id] = key.includes('/') ? key.split('/') : ['SpConnection', key];
  return { kind: kind as KindName, id: id as string };
}

/** Sets the stage: the start is applied, the definitions of the run are written. */
export async function openScenario(setting: Setting): Promise<Scenario> {
  const stage = await rehearse(setting.before, { variables: { STORE_PASSWORD: 'planted-store-password' } });
  const first = await stage.apply({ requestTimeoutMs: 20_000 });
  if (!first.outcome?.complete) throw new Error(`the start could not be set up: ${JSON.stringify(first.failure)}`);
  stage.write(setting.after);
  const [token] = (await stage.yes({ requestTimeoutMs: 20_000 })).accept;
  if (setting.accepted) stage.write(setting.accepted(token as string));
  const snapshot: Snapshot = structuredClone(stage.sandbox.state.snapshot());
  const now = () => new Map(setting.kinds.flatMap((kind) => objectsOf(stage, kind)));
  return {
    setting,
    stage,
    start: structuredClone(now()),
    now,
    reset: () => {
      stage.sandbox.faults.clear();
      stage.sandbox.state.restore(structuredClone(snapshot));
      stage.sandbox.requests.length = 0;
    },
  };
}

function objectsOf({ sandbox }: Rehearsal, kind: KindName): [Key, JsonObject][] {
  const { path, written } = kinds[kind];
  if (written?.how !== 'singleton')
    return sandbox.state.values(path).map((value) => [keyOf({ kind, id: String(value.id) }), value]);
  const id = singletonId(kind);
  return [[keyOf({ kind, id }), { ...sandbox.state.setting(path), id }]];
}
