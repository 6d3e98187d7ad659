import type { Findings } from '../../../document/document.ts';
import { below, isObject, type Json, type JsonObject, type Pointer } from '../../../document/json.ts';
import { didYouMean, inWords } from '../../../document/nearest.ts';
import { textIn } from '../../../document/readers.ts';
import { waysToName } from '../../../kinds.ts';
import { isSecretReference } from '../../../secret.ts';
import { asMeant, lowerNamed, type Meaning, type NamedItem, resolveNamed } from '../../lower/lower-named.ts';
import { lowerSettingValue } from '../../lower/setting-value.ts';
import type { NamedSetting } from '../descriptor-names.ts';
import { hiddenKind } from '../hidden-references.ts';
import type { SettingDescriptor } from '../types.ts';

/** Where fields stand: those of an instance itself, or those of a row of a table. */
interface FieldsContext {
  /** The kind of object that is configured. */
  kind: string;
  /** The table's machine name, of a row's fields. */
  table: string | undefined;
  /** What can stand there; `undefined` where nobody has the plugin's descriptor. */
  known: readonly NamedSetting[] | undefined;
  /** Whose fields they are, for the findings: `HTML Form IdP Adapter`, `its table "Users"`. */
  owner: string;
  findings: Findings;
  /** Whether PingFederate keeps the field secret, as far as somebody says it. */
  isSecret(name: string): boolean;
  /** From a pointer into what results to where it was written. */
  places: Map<Pointer, Pointer>;
}

/** One field as a person wrote it; `more` are other members of the API's form. */
interface WrittenField extends NamedItem {
  more: JsonObject;
}

/**
 * Fields of a plugin as the API's list: `{ Challenge Retries: 5 }` → `[{ name: 'Challenge Retries', value: '5' }]`. Labels
 * become names, what options are called becomes their values, what names another object becomes its id where that is
 * written, and stays `{ name }` until somebody looks it up.
 *
 * @param at where they are written
 * @param target where they stand in the result
 */
export function lowerFields(
  written: Json | undefined,
  at: Pointer,
  target: Pointer,
  context: FieldsContext,
): JsonObject[] {
  return lowerNamed<WrittenField, SettingDescriptor>(
    fieldsIn(written, at, context),
    {
      base: target,
      verb: 'given',
      meaningOf: (item, words) => meaningOf(item, words, context),
      nameOf: ({ name }) => name,
      inApiForm: (name, item, setting) => fieldOf(name, item, setting, context),
      notePlaces(pointer, item) {
        context.places.set(pointer, item.pointer);
        if (item.form === 'map') context.places.set(`${pointer}/value`, valuePointer(item));
      },
      uncheckedWords: () => '',
    },
    context.findings,
  );
}

/** Members of a field in the API's form, beside its name and value. */
const ofField = ['encryptedValue', 'inherited'];
const isLongForm = (value: JsonObject) => ['value', ...ofField].some((member) => value[member] !== undefined);

function fieldsIn(written: Json | undefined, at: Pointer, { findings }: FieldsContext): WrittenField[] {
  if (isObject(written)) return Object.entries(written).map(([word, value]) => fromMap(word, value, below(at, word)));
  if (!Array.isArray(written)) return [];
  return written.flatMap((item, index) => {
    const pointer = below(at, index);
    const { name, value, ...more } = isObject(item) ? item : {};
    if (typeof name === 'string') return [{ word: name, value, more, pointer, form: 'list' as const }];
    findings.report('connector-value-not-text', pointer, 'a field has no name', 'write { name: …, value: … }');
    return [];
  });
}

function fromMap(word: string, written: Json | undefined, pointer: Pointer): WrittenField {
  if (!isObject(written) || !isLongForm(written)) return { word, value: written, more: {}, pointer, form: 'map' };
  const { value, ...more } = written;
  return { word, value, more, pointer, form: 'map' };
}

/** Where the value of a field is written. */
function valuePointer({ pointer, more, form }: WrittenField): Pointer {
  return form === 'list' || Object.keys(more).length > 0 ? below(pointer, 'value') : pointer;
}

function meaningOf(item: WrittenField, words: readonly string[], context: FieldsContext): Meaning<SettingDescriptor> {
  const { known, findings, owner } = context;
  if (!known) return 'as-written';
  const hint = 'write its name, in the list form: - { name: …, value: … }';
  const resolved = resolveNamed(item, known, { what: 'fields', hint }, findings);
  if (resolved.state === 'found') return resolved.thing.setting;
  if (resolved.state === 'ambiguous') return 'nothing';
  const labels = known.map(({ name, label }) => label ?? name);
  const offered = labels.length === 0 ? 'it has none' : `it has ${inWords(labels, 'and')}`;
  const message = `${owner} has no field "${item.word}"`;
  const spoken = didYouMean(item.word, [...labels, ...known.map(({ name }) => name)]) ?? offered;
  findings.report('plugin-field-unknown', [item.pointer, 'key'], message, spoken);
  return asMeant(item, known, words)?.setting ?? 'as-written';
}

/** `{ name, value }`, `{ name, encryptedValue }`, `{ name, inherited: true }`, or nothing after a finding. */
function fieldOf(
  name: string,
  item: WrittenField,
  setting: SettingDescriptor | undefined,
  context: FieldsContext,
): JsonObject | undefined {
  const { value, more } = item;
  if (value === undefined && (item.form === 'list' || Object.keys(more).length > 0)) return { name, ...more };
  const referred = hiddenKind(context.kind, name, context.table);
  if (referred && isObject(value)) return { name, ...more, value: referenceOf(value) };
  const pointer = valuePointer(item);
  if (isObject(value) && waysToName.some((way) => value[way] !== undefined)) {
    const message = `"${item.word}" isn't known to name another object`;
    context.findings.report('plugin-reference-unknown', pointer, message, 'write the text that PingFederate stores');
    return undefined;
  }
  const title = `"${setting?.label ?? item.word}"`;
  // What can be chosen may be objects of the server's, and this plan may bring more of them; nothing can always be chosen.
  const described = referred || value === '' ? undefined : setting;
  const text = lowerSettingValue(value, described, { findings: context.findings, pointer, title });
  if (text && !isSecretReference(text) && context.isSecret(name)) reportInClear(title, pointer, context.findings);
  return text === undefined ? undefined : { name, ...more, value: text };
}

function reportInClear(title: string, pointer: Pointer, findings: Findings): void {
  const hint = "write ${secret:NAME} and give NAME in the workflow's environment";
  findings.report('connector-secret-in-clear', pointer, `${title} is a secret and stands here in clear`, hint);
}

/** An id is what PingFederate stores; a name stands in for it until it is looked up, as in any reference. */
function referenceOf(written: JsonObject): Json {
  const ways = waysToName.filter((way) => written[way] !== undefined);
  const name = ways.length === 1 && ways[0] ? textIn(written, ways[0]) : undefined;
  if (ways.length === 0 && typeof written.id === 'string') return written.id;
  return name !== undefined && written.id === undefined ? { ...written, id: name } : written;
}
