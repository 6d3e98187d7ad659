import type { JsonObject } from '../document/json.ts';
import { objectIn, textOf } from '../document/readers.ts';
import { catalogueIndex } from './catalogue-index.ts';
import { plainLabel } from './labels.ts';
import { pluginsFrom } from './plugin/plugins.ts';
import type { Plugins } from './plugin/types.ts';
import type { CatalogueEntry, Connector, ConnectorDescriptor, ConnectorLookup, Connectors } from './types.ts';

/**
 * The connectors that a run works with. The server's own descriptors win over pulled ones, pulled ones over the
 * catalogue; with a server nothing is taken from anywhere else, so that no assumed name is ever written.
 */
export function connectorsFrom(sources: {
  live?: readonly ConnectorDescriptor[] | undefined;
  pulled?: readonly CatalogueEntry[] | undefined;
  catalogue: readonly CatalogueEntry[];
  /** The plugins of other kinds; without them nothing is known of what is installed. */
  plugins?: Plugins | undefined;
}): Connectors {
  const { live, pulled = [], catalogue, plugins = pluginsFrom({}) } = sources;
  const lookUp = remembering(
    live ? (word) => amongLive(word, live, [...catalogue, ...pulled]) : (word) => amongFiles(word, pulled, catalogue),
  );
  return {
    plugins,
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

/** Two connectors that share fewer labels than this aren't the same. */
const enoughOverlap = 0.6;
/** A second candidate this close behind the best one makes the choice a guess. */
const tooClose = 0.15;

/**
 * The server's descriptors that could be the connector which a catalogue entry means; one when that is clear, several
 * when it isn't. A plugin's type isn't public for most connectors, so it goes by the type where that is known, then by
 * the name in the console's Type list, then by how many labels of settings and fields are the same.
 */
function matchDescriptors(entry: CatalogueEntry, live: readonly ConnectorDescriptor[]): ConnectorDescriptor[] {
  const byType = live.filter(({ id }) => id === entry.descriptor.id);
  if (!entry.assumed.id) return byType;
  const names = new Set(namesOf(entry).map(bareName));
  const byName = live.filter(({ description }) => description !== undefined && names.has(bareName(description)));
  if (byName.length > 0) return byName;
  if (byType.length > 0) return byType;
  const byWord = live.filter(({ id }) => names.has(bareName(id)) && !isClaimed(id, entry.connector));
  return byWord.length > 0 ? byWord : closest(entry, live);
}

/** Every name under which a connector may be listed. */
function namesOf({ connector, displayName, descriptor, otherNames = [] }: CatalogueEntry): string[] {
  return [connector, displayName, descriptor.description ?? '', ...otherNames].filter(Boolean);
}

/** `Zoom Provisioner`, `Zoom Connector` and `Zoom` are one name. */
function bareName(name: string): string {
  return plainLabel(name.replace(/\s+(provisioner|connector|quick connection)$/i, ''));
}

/** True when the name is another connector's: GitHub's two are alike in all but their names. */
function isClaimed(name: string, own: string): boolean {
  const bare = bareName(name);
  return Object.entries(catalogueIndex).some(
    ([connector, { names }]) => connector !== own && names.some((other) => bareName(other) === bare),
  );
}

function closest(entry: CatalogueEntry, live: readonly ConnectorDescriptor[]): ConnectorDescriptor[] {
  const scored = live
    .filter(({ id, description = '' }) => !isClaimed(id, entry.connector) && !isClaimed(description, entry.connector))
    .map((descriptor) => ({ descriptor, score: overlap(entry.descriptor, descriptor) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  if (best < enoughOverlap) return [];
  return scored.filter(({ score }) => score >= best - tooClose).map(({ descriptor }) => descriptor);
}

/** The share of labels that both descriptors have, of all labels in either: 0 to 1. */
function overlap(a: ConnectorDescriptor, b: ConnectorDescriptor): number {
  const ours = labelsOf(a);
  const theirs = labelsOf(b);
  const shared = [...ours].filter((label) => theirs.has(label)).length;
  const all = ours.size + theirs.size - shared;
  return all === 0 ? 0 : shared / all;
}

function labelsOf(descriptor: ConnectorDescriptor): Set<string> {
  return new Set([
    ...descriptor.configDescriptor.fields.map(({ name, label }) => `setting ${plainLabel(label ?? name)}`),
    ...descriptor.saasPluginFieldInfoDescriptors.map(({ code, label }) => `field ${plainLabel(label ?? code)}`),
  ]);
}

/** The connector that a connection provisions by; nothing for one that doesn't provision, or by a plugin that isn't known. */
export function connectorOf(document: JsonObject, connectors: Connectors): Connector | undefined {
  const provisioning = objectIn(document, 'outboundProvision');
  return provisioning && connectors.find(textOf(provisioning.type));
}
