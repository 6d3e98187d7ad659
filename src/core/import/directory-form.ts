import { sameObject } from '../connection/compare/compare-value.ts';
import { isNothing } from '../connection/compare/scalars.ts';
import { lowerSource } from '../connector/lower/lower-source.ts';
import { directories, presetFor } from '../connector/presets.ts';
import { startOf } from '../diagnostics/place.ts';
import { findingsBy } from '../document/findings.ts';
import { isObject, type JsonObject, segmentsOf } from '../document/json.ts';

/**
 * A channel's source with `directory:` in the place of the settings that it stands for, when one of the presets fills
 * in exactly what is there; unchanged when none does. Presets that fill in the same are told apart by nothing: the
 * first one is taken.
 */
export function recogniseDirectory(source: JsonObject): JsonObject {
  const { dataSource, baseDn, userSourceLocation, groupSourceLocation, ...settings } = source;
  const place = { dataSource, baseDn, userSourceLocation, groupSourceLocation };
  for (const directory of directories) {
    const preset = presetFor(directory) ?? [];
    if (preset.length === 0) continue;
    const rest = preset.reduce((left, { pointer }) => without(left, segmentsOf(pointer)), settings);
    const written = withoutUndefined({ directory, ...place, ...rest });
    if (sameObject('ChannelSource', filledIn(written), source, undefined)) return written;
  }
  return withoutUndefined({ ...place, ...settings });
}

function filledIn(written: JsonObject): JsonObject {
  const findings = findingsBy(() => startOf(''));
  return lowerSource(written, { base: '', findings, places: new Map() });
}

/** A copy without the member at the end of the way, and without an object that is empty then. */
function without(object: JsonObject, [first, ...rest]: string[]): JsonObject {
  const { [first as string]: inner, ...others } = object;
  if (rest.length === 0 || !isObject(inner)) return others;
  const left = without(inner, rest);
  return isNothing(left) ? others : { ...object, [first as string]: left };
}

const withoutUndefined = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
