import { lowerPlugin } from '../../connector/plugin/lower/lower-plugin.ts';
import type { PluginKind } from '../../connector/plugin/types.ts';
import type { Pointer } from '../../document/json.ts';
import type { Convert } from './convert.ts';

/** The conveniences of a kind whose objects are instances of plugins: its name for its class, labels, maps for lists. */
export function pluginConveniences(kind: PluginKind): Convert {
  return (written, { definition, connectors }) => {
    const { value, places, diagnostics } = lowerPlugin({
      kind,
      written,
      plugins: connectors.plugins,
      key: definition.key,
      placeOf: definition.locate,
    });
    return { value: { document: value, writtenAt: (pointer) => writtenAt(places, pointer) }, diagnostics };
  };
}

/** The nearest place that the lowering knows, with what is left of the pointer behind it. */
function writtenAt(places: ReadonlyMap<Pointer, Pointer>, pointer: Pointer): Pointer {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const written = places.get(at);
    if (written !== undefined) return written + pointer.slice(at.length);
  }
  return pointer;
}
