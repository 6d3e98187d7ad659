import type { Snapshot } from '../../sandbox/store/store.ts';
import type { JsonObject } from '../../src/core/document/json.ts';
import { provisioning, type Rehearsal, rehearse, signOn } from '../commands/rehearsal.ts';

const path = '/idp/spConnections';

/** One run with every kind of change: a create, an update, a replace, an activation and a delete. */
export const before = {
  'b-update.yaml': provisioning('b-update'),
  'c-replace.yaml': signOn('c-replace'),
  'd-activate.yaml': provisioning('d-activate', { active: false }),
  'e-delete.yaml': signOn('e-delete'),
};
const replacement = (yes: string) => provisioning('c-replace', { more: `lifecycle: { allowReplace: true${yes} }\n` });
const after = {
  'a-create.yaml': provisioning('a-create'),
  'b-update.yaml': provisioning('b-update', { baseDn: 'dc=new,dc=com' }),
  'c-replace.yaml': replacement(''),
  'd-activate.yaml': provisioning('d-activate', { active: true }),
  'e-delete.yaml': 'kind: SpConnection\nid: e-delete\nlifecycle: { state: absent }\n',
};

/** The server before the run, and what the run should make of it. */
export interface Scenario {
  stage: Rehearsal;
  /** Brings the server back to the start. */
  reset(): void;
  /** The connections at the start, by id, as they are stored. */
  start: Map<string, JsonObject>;
  /** The connections now. */
  now(): Map<string, JsonObject>;
}

/** Sets the stage: the start is applied, the definitions of the run are written. */
export async function openScenario(): Promise<Scenario> {
  const stage = await rehearse(before);
  const first = await stage.apply({ requestTimeoutMs: 20_000 });
  if (!first.outcome?.complete) throw new Error(`the start could not be set up: ${JSON.stringify(first.failure)}`);
  stage.write(after);
  const [token] = (await stage.yes({ requestTimeoutMs: 20_000 })).accept;
  stage.write({ 'c-replace.yaml': replacement(`, accept: [${token}]`) });
  const snapshot: Snapshot = structuredClone(stage.sandbox.state.snapshot());
  const now = () => new Map(stage.sandbox.state.values(path).map((value) => [String(value.id), value]));
  return {
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
