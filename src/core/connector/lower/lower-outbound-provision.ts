import { type Findings, findingsBy, type PlaceOf } from '../../document/document.ts';
import { below, isObject, type Json, type JsonObject, type Pointer } from '../../document/json.ts';
import { didYouMean, inWords } from '../../document/nearest.ts';
import { catalogueIndex } from '../catalogue-index.ts';
import { isSameLabel, plainLabel } from '../labels.ts';
import type { Connector, ConnectorLookup, Connectors } from '../types.ts';
import { lowerMapping } from './lower-mapping.ts';
import type { Lowered } from './lower-named.ts';
import { lowerSettings } from './lower-settings.ts';
import { lowerSource } from './lower-source.ts';

/**
 * A definition's `outboundProvision` in the API's form: the connector's word becomes the plugin's type, labels become
 * machine names, maps become lists, values become PingFederate's strings. `${secret:…}` stays as it is.
 *
 * Without a known connector everything is kept as written. A label that can't be matched is an error and is left out.
 */
export function lowerOutboundProvision(input: {
  written: JsonObject;
  connector: Connector | undefined;
  connectors: Connectors;
  /** The connection's id, for the findings. */
  connection: string;
  placeOf: PlaceOf;
}): Lowered {
  const { written, connectors, connector } = input;
  const findings = findingsBy(input.placeOf, input.connection);
  const places = new Map<Pointer, Pointer>();
  if (!connector) explainMissing(written, connectors, findings);
  const { connector: word, type, targetSettings, channels, ...more } = written;
  const settings = lowerSettings(targetSettings, connector, findings, places);
  const lowered = lowerChannels(channels, {
    connector,
    extra: customAttributes(written),
    showPresets: connectors.source === 'live',
    findings,
    places,
  });
  if (word !== undefined) places.set('/type', '/connector');
  const plugin = connector?.descriptor.id ?? type;
  return {
    value: {
      type: plugin,
      targetSettings: settings,
      channels: lowered,
      ...more,
    },
    places,
    diagnostics: findings.all(),
  };
}

/** The attributes of the connection's own SCIM schema can be mapped although no descriptor lists them. */
function customAttributes({ customSchema }: JsonObject): string[] {
  const attributes: Json = isObject(customSchema) ? (customSchema.attributes ?? []) : [];
  if (!Array.isArray(attributes)) return [];
  return attributes.flatMap((attribute) =>
    isObject(attribute) && typeof attribute.name === 'string' ? [attribute.name] : [],
  );
}

/** Why there is no connector: nobody knows the word, or the server hasn't got the plugin, or it can't be told which. */
function explainMissing(written: JsonObject, connectors: Connectors, findings: Findings): void {
  const at: Pointer = written.connector === undefined ? '/type' : '/connector';
  const word = written.connector ?? written.type;
  if (typeof word !== 'string') {
    findings.report('connector-missing', ['', 'key'], 'outboundProvision names no connector', 'add connector: …');
    return;
  }
  const lookup = connectors.lookUp(word);
  switch (lookup.state) {
    case 'found':
      return;
    case 'ambiguous':
      findings.report(
        'connector-ambiguous',
        at,
        `several plugins on the server could be the ${lookup.entry.displayName}: ${inWords(lookup.candidates, 'and')}`,
        `write type: with one of them instead of connector: ${word}`,
      );
      return;
    case 'not-installed':
      reportNotInstalled(word, lookup, at, findings);
      return;
    case 'unknown':
      reportUnknown(word, at, connectors, findings);
  }
}

function reportNotInstalled(
  word: string,
  { entry, installed }: ConnectorLookup & { state: 'not-installed' },
  at: Pointer,
  findings: Findings,
): void {
  const { jar = "the connector's jar", folder = 'server/default/deploy', bundled } = entry?.package ?? {};
  const there = installed.length === 0 ? 'none' : installed.join(', ');
  const where = bundled
    ? `it comes with PingFederate, in ${folder}`
    : `put ${jar} into ${folder} on every node and restart PingFederate`;
  findings.report(
    'connector-not-installed',
    at,
    `the ${entry?.displayName ?? `connector "${word}"`} isn't installed on the server`,
    `${where}; installed: ${there}`,
  );
}

/** Some targets have no connector of their own. */
function recipeHint(word: string): string | undefined {
  const [connector] =
    Object.entries(catalogueIndex).find(([, { recipes = [] }]) => recipes.some((name) => isSameLabel(name, word))) ??
    [];
  return connector && `${word} is provisioned through another one: write connector: ${connector}`;
}

const installIt =
  "correct the type, or put the plugin's jar into server/default/deploy on every node and restart PingFederate";

/** A catalogue word that doesn't exist is a mistake; a plugin's type may exist without anything being known of it. */
function reportUnknown(word: string, at: Pointer, connectors: Connectors, findings: Findings): void {
  const isWord = (name: string) => Object.hasOwn(catalogueIndex, name);
  // A type that differs from a word in capitals only (`Zoom`, `zoom`) would be offered beside it.
  const names = [...connectors.names()].sort((a, b) => Number(isWord(a)) - Number(isWord(b)));
  const offered = new Map((at === '/connector' ? names : names.reverse()).map((name) => [plainLabel(name), name]));
  const hint = recipeHint(word) ?? didYouMean(word, offered.values());
  if (at === '/connector') {
    findings.report(
      'connector-unknown',
      at,
      `no connector is called "${word}"`,
      hint ?? '`pfconn connectors list` shows them',
    );
    return;
  }
  if (connectors.source === 'live') {
    findings.report('connector-not-installed', at, `the server has no plugin "${word}"`, hint ?? installIt);
    return;
  }
  findings.report(
    'connector-type-unknown',
    at,
    `nothing is known here of the plugin "${word}", so its settings and fields aren't checked`,
    hint ?? 'they are checked against the server when a plan is made; `pfconn pull` brings its descriptor here',
  );
}

/** The channels in the API's form: directory presets, the attribute mapping as a list. */
function lowerChannels(
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
