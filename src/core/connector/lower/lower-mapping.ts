import type { Findings } from '../../document/document.ts';
import { below, isObject, type Json, type JsonObject, type Pointer } from '../../document/json.ts';
import { namesIn } from '../labels.ts';
import type { Connector, FieldDescriptor } from '../types.ts';
import { judgeUnknownName, nameOf } from '../unknown-name.ts';
import { asMeant, lowerNamed, type Meaning, type NamedItem, resolveNamed } from './lower-named.ts';

/**
 * A channel's `attributeMapping` as the API's list: `{ Username: mail }` →
 * `[{ fieldName: 'username', saasFieldInfo: { attributeNames: ['mail'] } }]`. Labels become field codes.
 *
 * @param base the written pointer of the mapping, `/channels/0/attributeMapping`, which is also its pointer in the result
 * @param extra codes beyond the descriptor's: the attributes of the connection's own SCIM schema
 */
export function lowerMapping(
  written: Json | undefined,
  context: {
    base: Pointer;
    connector: Connector | undefined;
    extra: readonly string[];
    findings: Findings;
    places: Map<Pointer, Pointer>;
  },
): JsonObject[] {
  const { base, connector, findings, places } = context;
  return lowerNamed<NamedItem, FieldDescriptor>(
    fieldsIn(written, base, findings),
    {
      base,
      verb: 'mapped',
      meaningOf: (item, words) => meaningOf(item, words, context),
      nameOf: ({ code }) => code,
      inApiForm(fieldName, item, field) {
        const saasFieldInfo = infoOf(item, field, findings);
        return saasFieldInfo && { fieldName, saasFieldInfo };
      },
      notePlaces: (target, item) => notePlaces(target, item, places),
      uncheckedWords: (count) =>
        `${count} ${count === 1 ? 'field is' : 'fields are'} written by code, and the codes of the ${connector && nameOf(connector)} aren't public`,
    },
    findings,
  );
}

function fieldsIn(written: Json | undefined, base: Pointer, findings: Findings): NamedItem[] {
  if (isObject(written)) {
    return Object.entries(written).map(([word, value]) => ({ word, value, pointer: below(base, word), form: 'map' }));
  }
  if (!Array.isArray(written)) return [];
  return written.flatMap((item, index) => {
    const pointer = below(base, index);
    if (isObject(item) && typeof item.fieldName === 'string') {
      return [{ word: item.fieldName, value: item.saasFieldInfo ?? {}, pointer, form: 'list' as const }];
    }
    findings.report(
      'connector-value-not-text',
      pointer,
      'a mapping has no field',
      'write { fieldName: …, saasFieldInfo: … }',
    );
    return [];
  });
}

function meaningOf(
  item: NamedItem,
  words: readonly string[],
  { connector, extra, findings }: Parameters<typeof lowerMapping>[1],
): Meaning<FieldDescriptor> {
  if (!connector || extra.includes(item.word)) return 'as-written';
  const { fields } = namesIn(connector.descriptor);
  const hint = 'write the code, in the list form: - { fieldName: …, saasFieldInfo: … }';
  const resolved = resolveNamed(item, fields, { what: 'fields', hint }, findings);
  if (resolved.state === 'none') return unknownField(item, connector, words, findings);
  return resolved.state === 'found' ? resolved.thing.field : 'nothing';
}

function unknownField(
  item: NamedItem,
  connector: Connector,
  words: readonly string[],
  findings: Findings,
): Meaning<FieldDescriptor> {
  if (item.form === 'list' && isBlank(item.value)) return 'nothing';
  if (connector.entry?.groups === false && /group/i.test(item.word)) {
    findings.report(
      'connector-groups-unsupported',
      [item.pointer, 'key'],
      `"${item.word}" would be about groups, and the ${nameOf(connector)} doesn't provision groups`,
      'leave it out',
    );
    return 'as-written';
  }
  const things = namesIn(connector.descriptor).fields;
  const { word, pointer, form } = item;
  const verdict = judgeUnknownName({ kind: 'field', word, pointer, form, things }, connector, findings);
  if (verdict === 'refused') return asMeant(item, things, words)?.field ?? 'as-written';
  return verdict === 'unchecked' ? 'unchecked' : 'as-written';
}

/** An answer of the server lists every field, those of newer plugins too. One that nothing fills means nothing. */
function isBlank(info: Json | undefined): boolean {
  const blanks: Json[] = ['', false, 'NONE', null];
  return (
    isObject(info) &&
    Object.values(info).every((value) => (Array.isArray(value) ? value.length === 0 : blanks.includes(value ?? null)))
  );
}

/** `mail` → one source attribute, `[a, b]` → several, a mapping → PingFederate's own `saasFieldInfo`. */
function infoOf(item: NamedItem, field: FieldDescriptor | undefined, findings: Findings): JsonObject | undefined {
  const { value, pointer } = item;
  if (typeof value === 'string' && value !== '') return { attributeNames: [value] };
  if (Array.isArray(value) && value.every((name) => typeof name === 'string')) return { attributeNames: value };
  if (isObject(value)) return withTexts(isObject(value.saasFieldInfo) ? value.saasFieldInfo : value, field);
  const isConstant = typeof value === 'number' || typeof value === 'boolean';
  findings.report(
    'connector-mapping-not-understood',
    pointer,
    `"${item.word}" is mapped to ${isConstant ? String(value) : 'nothing'}, which is no source attribute`,
    isConstant
      ? `for a fixed value write { defaultValue: "${value}" }`
      : 'write the name of a source attribute, or leave the field out',
  );
  return undefined;
}

/** `attributeNames` as a list, `defaultValue` as PingFederate's string: an option by its label becomes its code. */
function withTexts(info: JsonObject, field: FieldDescriptor | undefined): JsonObject {
  const { attributeNames, defaultValue, ...more } = info;
  const constant =
    typeof defaultValue === 'number' || typeof defaultValue === 'boolean' ? String(defaultValue) : defaultValue;
  const option = field?.options?.find(({ label }) => label === constant);
  const isCode = field?.options?.some(({ code }) => code === constant);
  return {
    attributeNames: typeof attributeNames === 'string' ? [attributeNames] : attributeNames,
    defaultValue: option && !isCode ? option.code : constant,
    ...more,
  };
}

function notePlaces(target: Pointer, item: NamedItem, places: Map<Pointer, Pointer>): void {
  const info = `${target}/saasFieldInfo`;
  places.set(target, item.pointer);
  if (item.form === 'list') return;
  places.set(`${target}/fieldName`, item.pointer);
  places.set(
    info,
    isObject(item.value) && isObject(item.value.saasFieldInfo) ? below(item.pointer, 'saasFieldInfo') : item.pointer,
  );
  if (typeof item.value === 'string') places.set(`${info}/attributeNames/0`, item.pointer);
  if (!isObject(item.value)) places.set(`${info}/attributeNames`, item.pointer);
}
