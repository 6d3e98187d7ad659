import { describe, expect, test } from 'vitest';
import { catalogueEntries } from '../../../scripts/generate/catalogue.ts';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import { pulledFiles, readPulled } from '../../../src/core/connector/pulled.ts';
import type { ConnectorDescriptor } from '../../../src/core/connector/types.ts';
import { lowered } from './check-lowering.ts';

const catalogue = catalogueEntries();
const entryOf = (word: string) => catalogue.find(({ connector }) => connector === word)!;

/** A catalogue connector as some server answers it. */
function onServer(word: string, changes: Partial<ConnectorDescriptor>): ConnectorDescriptor {
  const descriptor = { ...structuredClone(entryOf(word).descriptor), ...changes };
  if (!('description' in changes) || changes.description) return descriptor;
  const { description: _, ...nameless } = descriptor;
  return nameless;
}

/** What a word means with these descriptors on the server: `live ZoomSaaS as zoom`, or why nothing. */
function meaning(word: string, live: ConnectorDescriptor[]): string {
  const found = connectorsFrom({ live, catalogue }).lookUp(word);
  if (found.state === 'ambiguous') return `ambiguous: ${found.candidates.join(', ')}`;
  if (found.state !== 'found') return found.state;
  const { source, descriptor, entry } = found.connector;
  return `${source} ${descriptor.id} as ${entry?.connector ?? 'unknown'}`;
}

describe('a catalogue word on a server', () => {
  test.each([
    [
      'by the type, where that is public',
      'pingone',
      [onServer('pingone', { description: 'anything' })],
      'live PingOne as pingone',
    ],
    [
      'by the console’s name',
      'zoom',
      [onServer('zoom', { id: 'x1' }), onServer('slack', { id: 'x2' })],
      'live x1 as zoom',
    ],
    [
      'by a name with another last word',
      'zoom',
      [onServer('zoom', { id: 'x1', description: 'Zoom Connector' })],
      'live x1 as zoom',
    ],
    ['by a type like its name', 'webex', [onServer('webex', { id: 'webex', description: '' })], 'live webex as webex'],
    [
      'by its labels',
      'zoom',
      [onServer('zoom', { id: 'com.example.z', description: 'Video' }), onServer('slack', {})],
      'live com.example.z as zoom',
    ],
    [
      'two with the same labels',
      'zoom',
      [onServer('zoom', { id: 'a', description: 'A' }), onServer('zoom', { id: 'b', description: 'B' })],
      'ambiguous: a, b',
    ],
    [
      'two with the same name',
      'zoom',
      [onServer('zoom', { id: 'a' }), onServer('zoom', { id: 'b' })],
      'ambiguous: a, b',
    ],
    ['another one that is alike', 'github', [onServer('github-emu', { id: 'g' })], 'not-installed'],
    ['nothing like it', 'zoom', [onServer('slack', {})], 'not-installed'],
    ['an empty server', 'pingone', [], 'not-installed'],
    [
      'a plugin nobody knows, by its type',
      'Acme',
      [{ id: 'Acme', configDescriptor: { fields: [] }, saasPluginFieldInfoDescriptors: [] }],
      'live Acme as unknown',
    ],
    ['a type with its knowledge', 'x1', [onServer('zoom', { id: 'x1' })], 'live x1 as zoom'],
    ['a word nobody knows', 'zom', [onServer('zoom', {})], 'unknown'],
  ] as [string, string, ConnectorDescriptor[], string][])('%s', (_, word, live, expected) => {
    expect(meaning(word, live)).toBe(expected);
  });

  test.each(catalogue.map(({ connector }) => connector))('%s is found among all others', (word) => {
    const live = catalogue.map(({ descriptor }) => descriptor);
    expect(meaning(word, live)).toBe(`live ${entryOf(word).descriptor.id} as ${word}`);
  });
});

describe('why a definition’s connector can’t be used', () => {
  const findings = (yaml: string, live?: ConnectorDescriptor[]) =>
    lowered(yaml, connectorsFrom({ live, catalogue })).findings;

  test.each([
    ['connector: zom', undefined, '1:12 error no connector is called "zom" (did you mean "zoom"?)'],
    [
      'connector: tableau',
      undefined,
      '1:12 error no connector is called "tableau" (tableau is provisioned through another one: write connector: scim)',
    ],
    ['targetSettings: {}', undefined, '1:1 error outboundProvision names no connector (add connector: …)'],
    [
      'type: Acme',
      undefined,
      '1:7 info nothing is known here of the plugin "Acme", so its settings and fields aren\'t checked (they are checked against the server when a plan is made; `pfconn pull` brings its descriptor here)',
    ],
    [
      'type: Acme',
      [],
      '1:7 error the server has no plugin "Acme" (correct the type, or put the plugin\'s jar into server/default/deploy on every node and restart PingFederate)',
    ],
    [
      'connector: zom',
      [onServer('zoom', { id: 'Zoom' })],
      '1:12 error no connector is called "zom" (did you mean "zoom"?)',
    ],
    [
      'type: Zomo',
      [onServer('zoom', { id: 'Zoom' })],
      '1:7 error the server has no plugin "Zomo" (did you mean "Zoom"?)',
    ],
    [
      'connector: zoom',
      [],
      "1:12 error the Zoom Provisioner isn't installed on the server (put pf-zoom-quickconnection-<version>.jar into server/default/deploy on every node and restart PingFederate; installed: none)",
    ],
    [
      'connector: scim11',
      [onServer('slack', {})],
      "1:12 error the SCIM 1.1 Connector isn't installed on the server (it comes with PingFederate, in server/default/deploy; installed: Slack Provisioner)",
    ],
    [
      'connector: zoom',
      [onServer('zoom', { id: 'a' }), onServer('zoom', { id: 'b' })],
      '1:12 error several plugins on the server could be the Zoom Provisioner: "a" and "b" (write type: with one of them instead of connector: zoom)',
    ],
  ] as [string, ConnectorDescriptor[] | undefined, string][])('%s', (yaml, live, finding) => {
    expect(findings(yaml, live)).toEqual([finding]);
  });
});

describe('what was pulled', () => {
  const live = [onServer('zoom', { id: 'com/zoom:x' }), { ...onServer('slack', {}), id: 'Acme', description: 'Acme' }];
  live[1]!.configDescriptor = { fields: [{ type: 'TEXT', name: 'a' }] };
  live[1]!.saasPluginFieldInfoDescriptors = [];
  const files = pulledFiles(live, catalogue);

  test('one file for each descriptor, with the word that finds it', () => {
    expect(files.map(({ path, text }) => [path, JSON.parse(text).connector, JSON.parse(text).descriptor])).toEqual([
      ['schemas/connectors/Acme.json', undefined, live[1]],
      ['schemas/connectors/com_zoom_x.json', 'zoom', live[0]],
    ]);
  });

  test('wins over the catalogue, and knows what the catalogue knows', () => {
    const connectors = connectorsFrom({ pulled: readPulled(files), catalogue });
    expect(connectors.find('zoom')).toEqual({ source: 'pulled', descriptor: live[0], entry: entryOf('zoom') });
    expect(connectors.find('com/zoom:x')).toEqual(connectors.find('zoom'));
    expect(connectors.find('Acme')).toEqual({ source: 'pulled', descriptor: live[1] });
    expect(connectors.find('slack')).toMatchObject({ source: 'catalogue' });
  });

  test('a saved answer of the server does as well, and anything else is left out', () => {
    const read = (value: unknown) =>
      readPulled([{ path: 'x.json', text: typeof value === 'string' ? value : JSON.stringify(value) }]);
    expect(read({ items: live }).map(({ descriptor }) => descriptor.id)).toEqual(['com/zoom:x', 'Acme']);
    expect(read(live[0]).map(({ descriptor }) => descriptor)).toEqual([live[0]]);
    for (const other of ['', '{', '[]', 'null', {}, { id: 1 }, { descriptor: [] }, { items: [1, null] }])
      expect(read(other)).toEqual([]);
    expect(read({ id: 'a', configDescriptor: { fields: [{}, 1, { name: 'x' }] } })[0]!.descriptor).toEqual({
      id: 'a',
      configDescriptor: { fields: [{ name: 'x' }] },
      saasPluginFieldInfoDescriptors: [],
    });
  });
});
