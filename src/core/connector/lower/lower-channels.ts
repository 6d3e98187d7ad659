import type { Findings } from '../../document/findings.ts';
import { below, isObject, type Json, type JsonObject, type Pointer } from '../../document/json.ts';
import type { Connector } from '../types.ts';
import { lowerMapping } from './lower-mapping.ts';
import { lowerSource } from './lower-source.ts';

/** The channels in the API's form: directory presets, the attribute mapping as a list. */
export function lowerChannels(
  written: Json | undefined,
  context: {
    connector: Connector | undefined;
    extra: readonly string[];
    /** Say what the presets fill in: worth a line in a plan, not each time that files are checked. */
    showPresets: boolean;
    findings: Findings;
    places: Map<Pointer, Pointer>;
  },
): Json[] {
  if (!Array.isArray(written)) return [];
  return written.map((channel, index) => {
    if (!isObject(channel)) return channel;
    const base = below('/channels', index);
    const lowered: JsonObject = { ...channel };
    if (isObject(channel.channelSource)) {
      lowered.channelSource = lowerSource(channel.channelSource, { ...context, base: `${base}/channelSource` });
    }
    lowered.attributeMapping = lowerMapping(channel.attributeMapping, { ...context, base: `${base}/attributeMapping` });
    return lowered;
  });
}
