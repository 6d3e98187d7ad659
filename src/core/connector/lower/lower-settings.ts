import type { Findings } from '../../document/document.ts';
import { below, isObject, type Json, type JsonObject, type Pointer } from '../../document/json.ts';
import { catalogueIndex } from '../catalogue-index.ts';
import { isSameLabel, namesIn } from '../labels.ts';
import type { SettingDescriptor } from '../plugin/types.ts';
import { isSection } from '../setting-kinds.ts';
import type { Connector } from '../types.ts';
import { judgeUnknownName, nameOf, retiredAs } from '../unknown-name.ts';
import { asMeant, lowerNamed, type Meaning, type NamedItem, resolveNamed } from './lower-named.ts';
import { lowerSettingValue } from './setting-value.ts';

const base = '/targetSettings';

/** One target setting as a person wrote it. */
interface WrittenSetting extends NamedItem {
  /** Other members of the API's form, `encryptedValue` above all. */
  more: JsonObject;
}

/**
 * `targetSettings` as the API's list: labels become machine names, values become PingFederate's strings. `places` gets
 * the written place of each setting. One with a finding against it stays as written: the server may hold it like that.
 */
export function lowerSettings(
  written: Json | undefined,
  connector: Connector | undefined,
  findings: Findings,
  places: Map<Pointer, Pointer>,
): JsonObject[] {
  return lowerNamed<WrittenSetting, SettingDescriptor>(
    settingsIn(written, findings),
    {
      base,
      verb: 'given',
      meaningOf: (item, words) => meaningOf(item, connector, words, findings),
      nameOf: ({ name }) => name,
      inApiForm(name, item, setting) {
        const fields = fieldsOf(item, setting, findings);
        return fields && { name, ...fields };
      },
      notePlaces: (target, item) => notePlaces(target, item, places),
      uncheckedWords: (count) =>
        `${count} ${count === 1 ? 'setting is' : 'settings are'} written by machine name, and those of the ${connector && nameOf(connector)} aren't public`,
    },
    findings,
  );
}

function settingsIn(written: Json | undefined, findings: Findings): WrittenSetting[] {
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

function fromMap(word: string, written: Json | undefined, pointer: Pointer): WrittenSetting {
  if (!isObject(written)) return { word, value: written, more: {}, pointer, form: 'map' };
  const { value, ...more } = written;
  return { word, value, more, pointer, form: 'map' };
}

function meaningOf(
  item: WrittenSetting,
  connector: Connector | undefined,
  words: readonly string[],
  findings: Findings,
): Meaning<SettingDescriptor> {
  if (!connector) return 'as-written';
  const { settings } = namesIn(connector.descriptor);
  const hint = 'write the machine name, in the list form: - { name: …, value: … }';
  const resolved = resolveNamed(item, settings, { what: 'settings', hint }, findings);
  if (resolved.state === 'none') return unknownSetting(item, connector, words, findings);
  if (resolved.state === 'ambiguous') return 'nothing';
  const { setting } = resolved.thing;
  reportIfRetired(item, setting, connector, findings);
  return isSection(setting, connector) ? reportSection(item, findings) : setting;
}

/** An old connector still offers what its target has shut down. */
function reportIfRetired(
  item: WrittenSetting,
  setting: SettingDescriptor,
  connector: Connector,
  findings: Findings,
): void {
  const retired = retiredAs(setting.label ?? setting.name, connector.entry);
  if (!retired || !hasContent(item)) return;
  const message = `"${item.word}" is dead since ${retired.since}`;
  findings.report('connector-retired-on-server', [item.pointer, 'key'], message, retired.reason);
}

const hasContent = ({ value, more }: WrittenSetting) => (value ?? '') !== '' || more.encryptedValue !== undefined;

function unknownSetting(
  item: WrittenSetting,
  connector: Connector,
  words: readonly string[],
  findings: Findings,
): Meaning<SettingDescriptor> {
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
  if (verdict === 'refused') return asMeant(item, things, words)?.setting ?? 'as-written';
  return verdict === 'unchecked' ? 'unchecked' : 'as-written';
}

/** `that is a setting of Box Provisioner`: whose it is, when another connector of the catalogue has it. */
function ownerOf(word: string, connector: Connector): string | undefined {
  const owners = Object.entries(catalogueIndex)
    .filter(
      ([name, row]) => name !== connector.entry?.connector && row.settings.some((label) => isSameLabel(label, word)),
    )
    .map(([, { displayName }]) => displayName);
  if (owners.length === 0) return undefined;
  return `"${word}" is a setting of ${owners.slice(0, 3).join(', ')}${owners.length > 3 ? ' and others' : ''}`;
}

/** PingFederate answers with its headings; a person who gives one a value has taken it for a setting. */
function reportSection(item: WrittenSetting, findings: Findings): Meaning<SettingDescriptor> {
  if (item.form === 'list' && !item.value) return 'nothing';
  findings.report(
    item.form === 'list' ? 'connector-section-value' : 'connector-section-as-setting',
    [item.pointer, 'key'],
    `"${item.word}" is a heading in the console and holds no value`,
    'leave it out',
  );
  return item.form === 'list' ? 'as-written' : 'nothing';
}

/** `{ value }`, `{ encryptedValue }`, or nothing after a finding. */
function fieldsOf(
  item: WrittenSetting,
  setting: SettingDescriptor | undefined,
  findings: Findings,
): JsonObject | undefined {
  const { value, more } = item;
  const isLong = item.form === 'list' || Object.keys(more).length > 0;
  if (value === undefined && isLong) return more;
  const pointer = isLong ? below(item.pointer, 'value') : item.pointer;
  const text = lowerSettingValue(value, setting, { findings, pointer, title: `"${setting?.label ?? item.word}"` });
  return text === undefined ? undefined : { ...more, value: text };
}

function notePlaces(target: Pointer, item: WrittenSetting, places: Map<Pointer, Pointer>): void {
  places.set(target, item.pointer);
  if (item.form === 'map') places.set(`${target}/value`, item.pointer);
}
