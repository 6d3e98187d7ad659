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
  const names = new Set(
    [entry.displayName, entry.descriptor.description ?? '', ...(entry.otherNames ?? [])].map(plainLabel),
  );
  const byName = live.filter(({ description }) => description !== undefined && names.has(plainLabel(description)));
  if (byName.length > 0) return byName;
  if (byType.length > 0) return byType;
  return closest(entry, live);
}

function closest(entry: CatalogueEntry, live: readonly ConnectorDescriptor[]): ConnectorDescriptor[] {
  const scored = live.map((descriptor) => ({ descriptor, score: overlap(entry.descriptor, descriptor) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  if (best < enoughOverlap) return [];
  return scored.filter(({ score }) => score >= best - tooClose).map(({ descriptor }) => descriptor);
}

/** The share of labels that both descriptors have, of all labels in either: 0 to 1. */
export function overlap(a: ConnectorDescriptor, b: ConnectorDescriptor): number {
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
