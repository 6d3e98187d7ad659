import type { Findings } from '../../document/findings.ts';
import { below, isObject, type Json, type JsonObject, type Pointer } from '../../document/json.ts';
import { catalogueIndex } from '../catalogue-index.ts';
import { namesIn } from '../descriptor-names.ts';
import { plainLabel, resolveLabel, resolveName } from '../labels.ts';
import { isSection } from '../sections.ts';
import type { Connector, SettingDescriptor } from '../types.ts';
import { judgeUnknownName, nameOf, retiredAs, surelyMeant } from '../unknown-name.ts';
import { isGivenTwice } from './given-twice.ts';
import { lowerSettingValue } from './setting-value.ts';

const base = '/targetSettings';

/** One target setting as a person wrote it. */
interface Written {
  /** The key of the map, or `name` in the API's list. */
  word: string;
  value: Json | undefined;
  /** Other members of the API's form, `encryptedValue` above all. */
  more: JsonObject;
  pointer: Pointer;
  /** `list`: PingFederate's own form, in which names are machine names and headings may stand. */
  form: 'map' | 'list';
}

/** What a written setting is: one of the descriptor's, one that is kept as it stands, or nothing to write. */
type Meaning = SettingDescriptor | 'as-written' | 'unchecked' | 'nothing';

/**
 * `targetSettings` as the API's list: labels become machine names, values become PingFederate's strings. `places` gets
 * the written place of each setting; a setting with a finding against it is left out.
 */
export function lowerSettings(
  written: Json | undefined,
  connector: Connector | undefined,
  findings: Findings,
  places: Map<Pointer, Pointer>,
): JsonObject[] {
  const lowered: JsonObject[] = [];
  const taken = new Map<string, Written>();
  let unchecked = 0;
  const items = settingsIn(written, findings);
  const words = items.map(({ word }) => word);
  for (const item of items) {
    const meaning = meaningOf(item, connector, words, findings);
    if (meaning === 'nothing') continue;
    if (meaning === 'unchecked') unchecked++;
    const setting = typeof meaning === 'string' ? undefined : meaning;
    const name = setting?.name ?? item.word;
    if (isGivenTwice(name, item, taken, 'given', findings)) continue;
    const fields = fieldsOf(item, setting, findings);
    if (!fields) continue;
    notePlaces(below(base, lowered.length), item, places);
    lowered.push({ name, ...fields });
  }
  if (unchecked > 0 && connector) reportUnchecked(unchecked, connector, findings);
  return lowered;
}

function settingsIn(written: Json | undefined, findings: Findings): Written[] {
  if (isObject(written)) {
    return Object.entries(written).map(([word, value]) => fromMap(word, value, below(base, word)));
  }
  if (!Array.isArray(written)) return [];
  return written.flatMap((item, index) => {
    const pointer = below(base, index);
    if (isObject(item) && typeof item.name === 'string') {
      const { name, value, ...more } = item;
      return [{ word: name, value, more, pointer, form: 'list' as const }];
    }
    findings.report('connector-value-not-text', pointer, 'a target setting has no name', 'write { name: …, value: … }');
    return [];
  });
}

function fromMap(word: string, written: Json | undefined, pointer: Pointer): Written {
  if (!isObject(written)) return { word, value: written, more: {}, pointer, form: 'map' };
  const { value, ...more } = written;
  return { word, value, more, pointer, form: 'map' };
}

function meaningOf(
  item: Written,
  connector: Connector | undefined,
  words: readonly string[],
  findings: Findings,
): Meaning {
  if (!connector) return 'as-written';
  const { settings } = namesIn(connector.descriptor);
  const resolved = (item.form === 'list' ? resolveName : resolveLabel)(item.word, settings);
  if (resolved.state === 'none') return unknownSetting(item, connector, words, findings);
  if (resolved.state === 'found') {
    const { setting } = resolved.thing;
    reportIfRetired(item, setting, connector, findings);
    return isSection(setting, connector) ? reportSection(item, findings) : setting;
  }
  const names = resolved.things.map(({ name }) => `"${name}"`).join(' and ');
  findings.report(
    'connector-label-ambiguous',
    [item.pointer, 'key'],
    `"${item.word}" names several settings: ${names}`,
    'write the machine name, in the list form: - { name: …, value: … }',
  );
  return 'nothing';
}

/** An old connector still offers what its target has shut down. */
function reportIfRetired(item: Written, setting: SettingDescriptor, connector: Connector, findings: Findings): void {
  const retired = retiredAs(setting.label ?? setting.name, connector.entry);
  if (!retired || !hasContent(item)) return;
  const message = `"${item.word}" is dead since ${retired.since}`;
  findings.report('connector-retired-on-server', [item.pointer, 'key'], message, retired.reason);
}

const hasContent = ({ value, more }: Written) => (value ?? '') !== '' || more.encryptedValue !== undefined;

function unknownSetting(item: Written, connector: Connector, words: readonly string[], findings: Findings): Meaning {
  const things = namesIn(connector.descriptor).settings.filter(({ setting }) => !isSection(setting, connector));
  const verdict = judgeUnknownName(
    {
      kind: 'setting',
      word: item.word,
      pointer: item.pointer,
      form: item.form,
      things,
      owner: ownerOf(item.word, connector),
    },
    connector,
    findings,
  );
  if (verdict === 'refused') return surelyMeant(item.word, things, words)?.setting ?? 'nothing';
  return verdict === 'unchecked' ? 'unchecked' : 'as-written';
}

/** `that is a setting of Box Provisioner`: whose it is, when another connector of the catalogue has it. */
function ownerOf(word: string, connector: Connector): string | undefined {
  const wanted = plainLabel(word);
  const owners = Object.entries(catalogueIndex)
    .filter(
      ([name, row]) =>
        name !== connector.entry?.connector && row.settings.some((label) => plainLabel(label) === wanted),
    )
    .map(([, { displayName }]) => displayName);
  if (owners.length === 0) return undefined;
  return `"${word}" is a setting of ${owners.slice(0, 3).join(', ')}${owners.length > 3 ? ' and others' : ''}`;
}

/** PingFederate answers with its headings; a person who gives one a value has taken it for a setting. */
function reportSection(item: Written, findings: Findings): Meaning {
  if (item.form === 'list' && !item.value) return 'nothing';
  findings.report(
    item.form === 'list' ? 'connector-section-value' : 'connector-section-as-setting',
    [item.pointer, 'key'],
    `"${item.word}" is a heading in the console and holds no value`,
    'leave it out',
  );
  return 'nothing';
}

/** `{ value }`, `{ encryptedValue }`, or nothing after a finding. */
function fieldsOf(item: Written, setting: SettingDescriptor | undefined, findings: Findings): JsonObject | undefined {
  const { value, more } = item;
  const isLong = item.form === 'list' || Object.keys(more).length > 0;
  if (value === undefined && isLong) return more;
  const pointer = isLong ? below(item.pointer, 'value') : item.pointer;
  const text = lowerSettingValue(value, setting, { findings, pointer, title: `"${setting?.label ?? item.word}"` });
  return text === undefined ? undefined : { ...more, value: text };
}

function notePlaces(target: Pointer, item: Written, places: Map<Pointer, Pointer>): void {
  places.set(target, item.pointer);
  if (item.form === 'map') places.set(`${target}/value`, item.pointer);
}

function reportUnchecked(count: number, connector: Connector, findings: Findings): void {
  findings.report(
    'connector-names-unchecked',
    [base, 'key'],
    `${count} ${count === 1 ? 'setting is' : 'settings are'} written by machine name, and those of the ${nameOf(connector)} aren't public`,
    'they are checked against the server when a plan is made; `pfconn connectors pull` brings its list here',
  );
}
