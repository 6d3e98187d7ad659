import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildBody } from '../../../src/core/connection/body/build-body.ts';
import { checkObject } from '../../../src/core/connection/check-object.ts';
import { compareDesired } from '../../../src/core/connection/compare-desired.ts';
import { conveniences } from '../../../src/core/connection/lower/conveniences.ts';
import type { Live } from '../../../src/core/connection/types.ts';
import { withoutDefaults } from '../../../src/core/connection/without-defaults.ts';
import type { Json, JsonObject } from '../../../src/core/document/json.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import { cases } from '../../seeds/cases.ts';
import { serverWith } from '../plan/server.ts';
import { liveConnections, liveDataStores, liveExtendedProperties } from './support/arbitrary-connection.ts';
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

const others = fc.oneof(
  liveDataStores().map((document) => ({ kind: 'DataStore' as const, document })),
  liveExtendedProperties().map((document) => ({ kind: 'ExtendedProperties' as const, document })),
  fc.constant({
    kind: 'CertificateAuthority' as const,
    document: { id: 'x', certificate: 'MII', sha256Fingerprint: 'AB' },
  }),
);

const brokenOthers = fc.tuple(others, fc.nat(), anyValue).map(([{ kind, document }, pick, value]) => {
  const places = valuesBelow(document).slice(1);
  const place = places[pick % places.length];
  return { kind, document: (place ? withValueAt(document, place.pointer, value) : document) as JsonObject };
});

test('so is nonsense in a definition of another kind', () => {
  fc.assert(
    fc.property(brokenOthers, brokenOthers, ({ kind, document }, answer) => {
      const desired = { ...desiredFrom({ ...document, id: 'x' }), kind };
      const live = { ...answer.document, id: 'x' } as Live;
      withoutDefaults(kind, live);
      buildBody({ desired, live, secrets: new Map(), version: '12.2' });
      compareDesired({ desired, live });
      const findings = checkObject(desired, { version: '12.2', now: new Date('2026-11-24') });
      expect(findings.every(({ place, message }) => place.file !== '' && message !== '')).toBe(true);
      if (kind === 'DataStore' && document.type !== 'CUSTOM') conveniences.DataStore!(document, {} as never);
      if (kind === 'ExtendedProperties') conveniences.ExtendedProperties!(document, {} as never);
    }),
    { numRuns: cases(300) },
  );
});
