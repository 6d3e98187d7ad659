import { isSameLabel } from '../labels.ts';
import { knownOf } from './known-plugins.ts';
import type { DescriptorsByKind, PluginDescriptor, PluginKind, PluginLookup, PluginSource, Plugins } from './types.ts';

/**
 * The plugins that a run works with: the server's own descriptors where it was asked for those of a kind, else what
 * `pull` kept of them. Where there are none, the classes of those that come with PingFederate are known by name.
 */
export function pluginsFrom(sources: {
  live?: DescriptorsByKind | undefined;
  pulled?: DescriptorsByKind | undefined;
}): Plugins {
  const { live = {}, pulled = {} } = sources;
  const sourceFor = (kind: PluginKind): PluginSource | undefined =>
    live[kind] ? 'live' : pulled[kind] ? 'pulled' : undefined;
  return {
    sourceFor,
    lookUp(kind, word) {
      const source = sourceFor(kind);
      const described = live[kind] ?? pulled[kind];
      return source && described ? among(kind, source, described, word) : amongKnown(kind, word);
    },
  };
}

function among(
  kind: PluginKind,
  source: PluginSource,
  described: readonly PluginDescriptor[],
  word: string,
): PluginLookup {
  const [descriptor, ...others] = named(word, described);
  if (!descriptor) return { state: 'not-installed', installed: described.map(({ id, name }) => name ?? id) };
  if (others.length > 0) return { state: 'ambiguous', candidates: [descriptor, ...others].map(({ id }) => id) };
  return { state: 'found', plugin: { kind, source, descriptor } };
}

function amongKnown(kind: PluginKind, word: string): PluginLookup {
  const [known] = named(word, knownOf(kind));
  if (!known) return { state: 'unknown' };
  return { state: 'undescribed', id: known.id, name: known.name, attributes: known.attributes };
}

/** Those that a word names: by class, else by the name as the console spells it, else by the name as people do. */
function named<Thing extends { id: string; name?: string | undefined }>(
  word: string,
  things: readonly Thing[],
): Thing[] {
  const ways = [
    ({ id }: Thing) => id === word,
    ({ name }: Thing) => name === word,
    ({ name }: Thing) => name !== undefined && isSameLabel(name, word),
  ];
  return ways.map((isNamed) => things.filter(isNamed)).find((found) => found.length > 0) ?? [];
}
