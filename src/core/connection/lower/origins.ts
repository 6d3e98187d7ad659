import { presetFor } from '../../connector/presets.ts';
import type { Definition } from '../../definition/types.ts';
import { type JsonObject, type Pointer, valueAt } from '../../document/json.ts';
import type { Origin } from '../types.ts';

/** Where each value of a lowered definition comes from. */
export function originsOf(
  definition: Definition,
  metadata: JsonObject,
  writtenAt: (pointer: Pointer) => Pointer,
): (pointer: Pointer) => Origin {
  return (pointer) => {
    const written = writtenAt(pointer);
    const preset = presetOrigin(definition, pointer, written);
    if (preset) return preset;
    const isWritten = valueAt(definition.data, written) !== undefined;
    const file = definition.samlMetadata?.file;
    if (!isWritten && file !== undefined && valueAt(metadata, pointer) !== undefined) return { from: 'metadata', file };
    return { from: 'written' };
  };
}

/** A value that stands where the definition only names the directory. */
function presetOrigin(definition: Definition, pointer: Pointer, written: Pointer): Origin | undefined {
  if (!written.endsWith('/channelSource/directory')) return undefined;
  const directory = valueAt(definition.data, written);
  const preset = typeof directory === 'string' ? presetFor(directory) : undefined;
  const value = preset?.find((one) => pointer.endsWith(`/channelSource${one.pointer}`));
  return value && { from: 'preset', directory: String(directory), sure: value.evidence === 'sure' };
}
