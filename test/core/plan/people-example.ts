import { pluginsFrom } from '../../../src/core/connector/plugin/plugins.ts';
import type { Connectors } from '../../../src/core/connector/types.ts';
import type { Lifecycle } from '../../../src/core/definition/types.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import type { Plan } from '../../../src/core/plan/types.ts';
import { connection, type Example } from '../consequences/zoom-example.ts';
import { zoom } from '../people/example.ts';
import { serverWith } from './server.ts';

const place = { file: 'c.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 };
/** Every connector is Zoom. */
export const connectors: Connectors = {
  plugins: pluginsFrom({}),
  source: 'live',
  find: () => zoom,
  lookUp: () => ({ state: 'found', connector: zoom }),
  names: () => [],
};

/** A plan from one state of a connection to another; without the first it is created. */
export function planOf(from: Example | undefined, to: Example): Plan {
  const lifecycle: Lifecycle = {
    state: 'present',
    protect: false,
    ignoreChanges: [],
    allowSecretIn: [],
    accept: [],
    allowReplace: false,
  };
  const document = connection(to);
  return planChanges({
    desired: [
      {
        kind: 'SpConnection',
        id: 'z',
        key: 'z',
        name: 'z',
        entityId: 'z',
        file: 'c.yaml',
        document,
        placeOf: () => place,
        lifecycle,
      },
    ],
    server: serverWith(from ? [connection(from)] : []),
    environment: 'production',
    connectors,
    options: { allowReplace: false, prune: false, rotate: [] },
    now: new Date('2026-11-24T12:00:00Z'),
  });
}
