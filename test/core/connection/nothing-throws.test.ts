import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildBody } from '../../../src/core/connection/body/build-body.ts';
import { checkObject } from '../../../src/core/connection/check-object.ts';
import type { Live } from '../../../src/core/connection/types.ts';
import { withoutDefaults } from '../../../src/core/connection/without-defaults.ts';
import type { Json, JsonObject } from '../../../src/core/document/json.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import { cases } from '../../seeds/cases.ts';
import { serverWith } from '../plan/server.ts';
import { liveConnections } from './support/arbitrary-connection.ts';
import { exampleConnectors, exampleDescriptor } from './support/descriptor.ts';
import { desiredFrom, provisioningConnection, samlConnection } from './support/desired.ts';
import { valuesBelow, withValueAt } from './support/leaves.ts';

const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, '', 0, [], {}, [null], [[]]),
) as fc.Arbitrary<Json>;
const connections = fc.oneof(liveConnections(), fc.constant(samlConnection()), fc.constant(provisioningConnection()));

/** The connection with nonsense in one place, whatever stood there. */
const broken = fc.tuple(connections, fc.nat(), anyValue).map(([document, pick, value]): JsonObject => {
  const places = valuesBelow(document).slice(1);
  const place = places[pick % places.length];
  return place ? withValueAt(document, place.pointer, value) : document;
});

test('nonsense in a definition or in an answer is compared, checked, sent and planned without a crash', () => {
  fc.assert(
    fc.property(broken, broken, (document, answer) => {
      const desired = desiredFrom(
        { ...document, id: 'x', name: 'x', entityId: 'x' },
        { ignoreChanges: ['contactInfo', '*[0].x'] },
      );
      const live = { ...answer, id: 'x' } as Live;
      withoutDefaults('SpConnection', live, exampleDescriptor);
      buildBody({ desired, live, secrets: new Map(), descriptor: exampleDescriptor, version: '12.2' });
      const findings = checkObject(desired, { version: '12.2', now: new Date('2026-11-24') });
      const plan = planChanges({
        desired: [desired],
        server: serverWith([live], {
          resources: {
            DataStore: [],
            IdpAdapter: [],
            SigningKeyPair: [{ id: 'x', expires: 'never' }],
            ExtendedProperties: [],
          },
        }),
        environment: 'production',
        connectors: exampleConnectors,
        marker: { property: 'managedBy', repository: 'acme/pf' },
        options: { allowReplace: false, prune: true, rotate: ['*'] },
        now: new Date('2026-11-24'),
      });
      const all = [...findings, ...plan.findings, ...plan.changes.flatMap((change) => change.findings)];
      expect(all.every(({ place, message }) => place.file !== '' && message !== '')).toBe(true);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    }),
    { numRuns: cases(150) },
  );
});
