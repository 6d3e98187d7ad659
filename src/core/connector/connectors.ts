import { catalogueIndex } from './catalogue-index.ts';
import { matchDescriptors } from './match-descriptor.ts';
import type { CatalogueEntry, Connector, ConnectorDescriptor, ConnectorLookup, Connectors } from './types.ts';

/**
 * The connectors that a run works with. The server's own descriptors win over pulled ones, pulled ones over the
 * catalogue; with a server nothing is taken from anywhere else, so that no assumed name is ever written.
 */
export function connectorsFrom(sources: {
  live?: readonly ConnectorDescriptor[] | undefined;
  pulled?: readonly CatalogueEntry[] | undefined;
  catalogue: readonly CatalogueEntry[];
}): Connectors {
  const { live, pulled = [], catalogue } = sources;
  const lookUp = remembering(
    live ? (word) => amongLive(word, live, [...catalogue, ...pulled]) : (word) => amongFiles(word, pulled, catalogue),
  );
  return {
    source: live ? 'live' : pulled.length > 0 ? 'pulled' : 'catalogue',
    lookUp,
    find(word) {
      const found = lookUp(word);
      return found.state === 'found' ? found.connector : undefined;
    },
    names: () => [
      ...new Set([
        ...Object.keys(catalogueIndex),
        ...catalogue.map(({ connector }) => connector),
        ...pulled.flatMap(({ connector, descriptor }) => [connector, descriptor.id]),
        ...(live ?? []).map(({ id }) => id),
      ]),
    ],
  };
}

function amongLive(
  word: string,
  live: readonly ConnectorDescriptor[],
  known: readonly CatalogueEntry[],
): ConnectorLookup {
  const byType = live.find(({ id }) => id === word);
  if (byType)
    return found(
      'live',
      byType,
      known.find((entry) => matchDescriptors(entry, live).includes(byType)),
    );
  const entry = entryFor(word, known);
  const installed = live.map(({ id, description }) => description ?? id);
  if (!entry) return { state: Object.hasOwn(catalogueIndex, word) ? 'not-installed' : 'unknown', installed };
  const [descriptor, ...others] = matchDescriptors(entry, live);
  if (!descriptor) return { state: 'not-installed', entry, installed };
  if (others.length > 0) return { state: 'ambiguous', entry, candidates: [descriptor, ...others].map(({ id }) => id) };
  return found('live', descriptor, entry);
}

function amongFiles(
  word: string,
  pulled: readonly CatalogueEntry[],
  catalogue: readonly CatalogueEntry[],
): ConnectorLookup {
  const entry = entryFor(word, catalogue);
  const own = entryFor(word, pulled) ?? (entry && theirs(entry, pulled));
  if (own) return found('pulled', own.descriptor, entry ?? catalogue.find((one) => theirs(one, pulled) === own));
  return entry ? found('catalogue', entry.descriptor, entry) : { state: 'unknown' };
}

/** The pulled file that holds the connector which a catalogue entry means. */
function theirs(entry: CatalogueEntry, pulled: readonly CatalogueEntry[]): CatalogueEntry | undefined {
  const [descriptor, ...others] = matchDescriptors(
    entry,
    pulled.map((one) => one.descriptor),
  );
  return others.length > 0 ? undefined : pulled.find((one) => one.descriptor === descriptor);
}

function entryFor(word: string, entries: readonly CatalogueEntry[]): CatalogueEntry | undefined {
  return (
    entries.find(({ connector }) => connector === word) ?? entries.find(({ descriptor }) => descriptor.id === word)
  );
}

function found(
  source: Connector['source'],
  descriptor: ConnectorDescriptor,
  entry: CatalogueEntry | undefined,
): ConnectorLookup {
  return { state: 'found', connector: { source, descriptor, entry } };
}

/** Hundreds of definitions use the same few connectors. */
function remembering(lookUp: (word: string) => ConnectorLookup): (word: string) => ConnectorLookup {
  const known = new Map<string, ConnectorLookup>();
  return (word) => {
    const before = known.get(word);
    if (before) return before;
    const result = lookUp(word);
    known.set(word, result);
    return result;
  };
}
