import { catalogueIndex } from './catalogue-index.ts';
import { plainLabel } from './labels.ts';
import type { CatalogueEntry, ConnectorDescriptor } from './types.ts';

/** Two connectors that share fewer labels than this aren't the same. */
const enoughOverlap = 0.6;
/** A second candidate this close behind the best one makes the choice a guess. */
const tooClose = 0.15;

/**
 * The server's descriptors that could be the connector which a catalogue entry means; one when that is clear, several
 * when it isn't. A plugin's type isn't public for most connectors, so it goes by the type where that is known, then by
 * the name in the console's Type list, then by how many labels of settings and fields are the same.
 */
export function matchDescriptors(entry: CatalogueEntry, live: readonly ConnectorDescriptor[]): ConnectorDescriptor[] {
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
