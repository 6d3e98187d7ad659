import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildBody } from '../../../src/core/connection/body/build-body.ts';
import { checkObject } from '../../../src/core/connection/check-object.ts';
import { compareDesired } from '../../../src/core/connection/compare-desired.ts';
import type { Difference, Live } from '../../../src/core/connection/types.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { parsePath } from '../../../src/core/document/parse-path.ts';
import { pathText } from '../../../src/core/document/path.ts';
import { cases } from '../../seeds/cases.ts';
import { desiredFrom } from './support/desired.ts';

/** Names with every sign that means something in a path. */
const name = fc
  .oneof(
    fc.string({
      minLength: 1,
      maxLength: 5,
      unit: fc.constantFrom('[', ']', '.', '"', "'", '\\', '/', '*', ' ', 'a', '1'),
    }),
    fc.string({ minLength: 1, maxLength: 5, unit: 'grapheme' }),
    fc.constantFrom('Staff [EU]', 'Staff [EU', 'a]', '*', '0', '1', 'active', 'constructor', 'urn:oid:2.5.4.3'),
  )
  .filter((text) => text !== '__proto__');

const value = fc.constantFrom('x', 'y', 'z');
const entries: fc.Arbitrary<[string, string][]> = fc.uniqueArray(fc.tuple(name, value), {
  maxLength: 4,
  selector: ([key]) => key,
});

const connections: fc.Arbitrary<Live> = fc
  .record({
    channels: entries,
    settings: entries,
    properties: entries,
    contract: entries,
    sources: entries,
    company: value,
  })
  .map(({ channels, settings, properties, contract, sources, company }) => ({
    id: 'a',
    name: 'A',
    entityId: 'a',
    contactInfo: { company },
    extendedProperties: objectOf(properties, (text) => ({ values: [text] })),
    spBrowserSso: {
      protocol: 'SAML20',
      attributeContract: { extendedAttributes: contract.map(([key]) => ({ name: key })) },
      adapterMappings: [
        {
          idpAdapterRef: { id: 'form' },
          attributeSources: sources.map(([key, text]) => ({ type: 'JDBC', id: key, filter: text })),
          attributeContractFulfillment: objectOf(contract, (text) => ({ source: { type: 'TEXT' }, value: text })),
        },
      ],
    },
    outboundProvision: {
      type: 'Example',
      targetSettings: settings.map(([key, text]) => ({ name: key, value: text })),
      channels: channels.map(([key, text]) => ({ name: key, channelSource: { baseDn: text } })),
    },
  }));

const objectOf = (pairs: readonly (readonly [string, string])[], of: (text: string) => JsonObject): JsonObject =>
  Object.fromEntries(pairs.map(([key, text]) => [key, of(text)]));

test('each path that a plan prints is taken by ignoreChanges, and leaves out that difference and no other', () => {
  fc.assert(
    fc.property(connections, connections, (document, live) => {
      const compare = (ignoreChanges: string[]) =>
        compareDesired({ desired: desiredFrom(document, { ignoreChanges }), live });
      const all = compare([]);
      for (const one of all.slice(0, 6)) {
        const path = pathText(one.path);
        expect(parsePath(path).problem).toBeUndefined();
        expect(checkObject(desiredFrom(document, { ignoreChanges: [path] })).filter(isAboutPaths)).toEqual([]);
        // Of a list in another order the path is the list's, and all that is in it.
        const left = all.filter((other) => pathText(other.path.slice(0, one.path.length)) !== path);
        expect(compare([path]).map(asText)).toEqual(left.map(asText));
      }
    }),
    { numRuns: cases(150) },
  );
});

test('what is ignored is sent as the server has it', () => {
  fc.assert(
    fc.property(connections, connections, (document, live) => {
      const all = compareDesired({ desired: desiredFrom(document), live });
      const desired = desiredFrom(document, { ignoreChanges: all.map(({ path }) => pathText(path)) });
      const { body } = buildBody({ desired, live, secrets: new Map(), version: '12.2.2.0' });
      // What only the server has comes behind what the definition has.
      const others = compareDesired({ desired: desiredFrom(live), live: body as Live });
      expect(others.map(asText).filter((text) => !/(attributeSources|channels)$/.test(text))).toEqual([]);
    }),
    { numRuns: cases(150) },
  );
});

const isAboutPaths = ({ code }: { code: string }) => code === 'unknown-ignore-path';
const asText = ({ kind, path }: Difference) => `${kind} ${pathText(path)}`;
