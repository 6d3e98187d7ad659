import type { SourceFile } from '../document/document.ts';
import { isObject, parsedJson } from '../document/json.ts';
import { connectorsFrom } from './connectors.ts';
import type { CatalogueEntry, ConnectorDescriptor } from './types.ts';

/** Where `pull` keeps the server's descriptors, from the repository's top. */
export const pulledFolder = 'schemas/connectors';

/** A descriptor of the server as the file that `pull` writes. */
interface PulledFile extends SourceFile {
  descriptor: ConnectorDescriptor;
  /** The catalogue's entry for the same connector. */
  entry: CatalogueEntry | undefined;
}

/**
 * The files for a server's descriptors, `schemas/connectors/<type>.json` each, in the order of their names. The
 * connector's word stands in it, so that `connector: zoom` finds a plugin whose type only the server knows.
 */
export function pulledFiles(live: readonly ConnectorDescriptor[], catalogue: readonly CatalogueEntry[]): PulledFile[] {
  const connectors = connectorsFrom({ live, catalogue });
  return live
    .map((descriptor) => {
      const entry = catalogue.find(({ connector }) => connectors.find(connector)?.descriptor === descriptor);
      const content = { connector: entry?.connector, descriptor };
      const name = descriptor.id.replaceAll(/[^A-Za-z0-9._-]+/g, '_').replace(/^\.+/, '_') || '_';
      return { path: `${pulledFolder}/${name}.json`, text: `${JSON.stringify(content, null, 2)}\n`, descriptor, entry };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Reads `schemas/connectors/*.json`: what `pull` wrote (`{ connector?, descriptor }`), one descriptor saved
 * as the server answered it, or its whole list (`{ items }`). What is none of these is left out.
 */
export function readPulled(files: readonly SourceFile[]): CatalogueEntry[] {
  return files.flatMap(({ text }) => entriesIn(parsedJson(text)));
}

function entriesIn(value: unknown): CatalogueEntry[] {
  if (!isObject(value)) return [];
  if (Array.isArray(value.items)) return value.items.flatMap(entriesIn);
  const descriptor = asDescriptor(value.descriptor ?? value);
  if (!descriptor) return [];
  return [entryOf(descriptor, typeof value.connector === 'string' ? value.connector : descriptor.id)];
}

/** What the server says is neither assumed nor incomplete. */
function entryOf(descriptor: ConnectorDescriptor, connector: string): CatalogueEntry {
  return {
    connector,
    displayName: descriptor.description ?? descriptor.id,
    descriptor,
    assumed: { id: false, settings: [], fields: [] },
    complete: { settings: true, fields: true, limits: false },
    limits: [],
    groups: true,
  };
}

/** A descriptor with its two lists present and nothing in them that has no name; `undefined` for anything else. */
function asDescriptor(value: unknown): ConnectorDescriptor | undefined {
  if (!isObject(value) || typeof value.id !== 'string') return undefined;
  const config = isObject(value.configDescriptor) ? value.configDescriptor : {};
  return {
    ...value,
    id: value.id,
    configDescriptor: { ...config, fields: itemsWith('name', config.fields) },
    saasPluginFieldInfoDescriptors: itemsWith('code', value.saasPluginFieldInfoDescriptors),
  } as ConnectorDescriptor;
}

function itemsWith(member: string, list: unknown): unknown[] {
  return Array.isArray(list) ? list.filter((item) => isObject(item) && typeof item[member] === 'string') : [];
}
