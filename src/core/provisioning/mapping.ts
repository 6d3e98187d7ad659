import { isSameLabel, plainLabel } from '../connector/labels.ts';
import type { Connector, FieldDescriptor } from '../connector/types.ts';
import { hasAssumedNames, nameOf } from '../connector/unknown-name.ts';
import type { Findings } from '../document/document.ts';
import { isObject, type JsonObject, type Pointer } from '../document/json.ts';
import { wrappedName } from '../meaning/attribute-name.ts';
import { checkConstant } from './constant.ts';

/** One mapped field of a channel. */
interface Mapped {
  code: string;
  /** What people call it. */
  title: string;
  field: FieldDescriptor | undefined;
  info: JsonObject;
  attributes: string[];
  constant: string;
  expression: string;
  pointer: Pointer;
}

/** A channel's attribute mapping: what is required, what doesn't fit the field, expressions. */
export function checkMapping(
  channel: JsonObject,
  base: Pointer,
  connector: Connector | undefined,
  findings: Findings,
): void {
  const mapped = mappedFields(channel, base, connector);
  if (channel.active === true && connector) checkRequired(mapped, base, connector, findings);
  for (const item of mapped) {
    checkNames(item, findings);
    checkSources(item, findings);
    checkExpression(item, findings);
    if (item.constant !== '') checkConstant(item, connector, findings);
    checkPassword(item, connector, findings);
    checkRole(item, connector, findings);
  }
}

function mappedFields({ attributeMapping }: JsonObject, base: Pointer, connector: Connector | undefined): Mapped[] {
  if (!Array.isArray(attributeMapping)) return [];
  const fields = new Map(
    (connector?.descriptor.saasPluginFieldInfoDescriptors ?? []).map((field) => [field.code, field]),
  );
  return attributeMapping.flatMap((mapping, index) => {
    if (!isObject(mapping) || typeof mapping.fieldName !== 'string') return [];
    const info = isObject(mapping.saasFieldInfo) ? mapping.saasFieldInfo : {};
    const field = fields.get(mapping.fieldName);
    const names = Array.isArray(info.attributeNames) ? info.attributeNames : [];
    return [
      {
        code: mapping.fieldName,
        title: `"${field?.label ?? mapping.fieldName}"`,
        field,
        info,
        attributes: names.filter((name): name is string => typeof name === 'string'),
        constant: typeof info.defaultValue === 'string' ? info.defaultValue : '',
        expression: typeof info.expression === 'string' ? info.expression : '',
        pointer: `${base}/${index}`,
      },
    ];
  });
}

const isFilled = ({ attributes, constant, expression }: Mapped) =>
  attributes.length > 0 || constant !== '' || expression !== '';

function checkRequired(mapped: readonly Mapped[], base: Pointer, connector: Connector, findings: Findings): void {
  const hasUnreadCodes = hasAssumedNames(connector, 'field') && mapped.some(({ field }) => !field);
  if (hasUnreadCodes) return;
  const filled = new Map(mapped.map((item) => [item.code, item]));
  for (const field of connector.descriptor.saasPluginFieldInfoDescriptors) {
    const item = filled.get(field.code);
    if (!field.required || field.defaultValue || (item && isFilled(item))) continue;
    findings.report(
      'mapping-required-field',
      item ? item.pointer : [base, 'key'],
      `the channel is active, and "${field.label ?? field.code}", which the ${nameOf(connector)} requires, gets no value`,
      field.notes?.[0] ?? 'map a source attribute, or give it a defaultValue or an expression',
    );
  }
}

/** An attribute's name in another product's clothes is no attribute's name: the field would stay empty. */
function checkNames({ attributes, title, pointer }: Mapped, findings: Findings): void {
  for (const [index, written] of attributes.entries()) {
    const name = wrappedName(written);
    if (name === undefined) continue;
    const at = `${pointer}/saasFieldInfo/attributeNames/${index}`;
    findings.report(
      'attribute-name-wrapped',
      at,
      `"${written}" is no attribute’s name, and ${title} would stay empty`,
      `write ${name}`,
    );
  }
}

/** PingFederate can't combine several attributes by itself, but for a field that takes them raw. */
function checkSources({ attributes, expression, field, title, pointer }: Mapped, findings: Findings): void {
  if (attributes.length < 2 || expression !== '' || field?.dsLdapMap) return;
  findings.report(
    'mapping-needs-expression',
    `${pointer}/saasFieldInfo/attributeNames`,
    `${title} has ${attributes.length} source attributes and nothing that combines them`,
    `add an expression, for example #this.get("${attributes[0]}") + " " + #this.get("${attributes[1]}"), or keep one attribute`,
  );
}

function checkExpression({ attributes, expression, title, pointer }: Mapped, findings: Findings): void {
  if (expression === '') return;
  const listed = new Set(attributes.map((name) => name.toLowerCase()));
  for (const name of attributesIn(expression)) {
    if (listed.has(name.toLowerCase())) continue;
    findings.report(
      'mapping-attribute-not-listed',
      `${pointer}/saasFieldInfo/expression`,
      `the expression of ${title} reads "${name}", which isn't among its attributeNames`,
      `add ${name} to attributeNames: PingFederate reads only what is listed`,
    );
  }
}

/** A password that isn't create-only would be set again with every change of the person. */
function checkPassword(
  { code, field, info, title, pointer, ...item }: Mapped,
  connector: Connector | undefined,
  findings: Findings,
): void {
  const label = plainLabel(field?.label ?? code);
  const isPassword = /^(password|pin)$/.test(label);
  const isOnce = isPassword || (connector?.entry?.createOnly ?? []).some((one) => plainLabel(one) === label);
  const filled = item.attributes.length > 0 || item.constant !== '' || item.expression !== '';
  if (!isOnce || !filled) return;
  if (info.createOnly !== true) {
    findings.report(
      'mapping-create-only',
      pointer,
      `${title} would be written again with every change of a person`,
      'add createOnly: true',
    );
  }
  if (isPassword && item.constant !== '') {
    findings.report(
      'connector-secret-in-clear',
      `${pointer}/saasFieldInfo/defaultValue`,
      `${title} stands here in clear`,
      'PingFederate keeps a constant as readable text: fill it from an attribute of the directory, or by an expression',
    );
  }
}

function checkRole(
  { field, code, title, pointer, ...item }: Mapped,
  connector: Connector | undefined,
  findings: Findings,
): void {
  for (const caution of connector?.entry?.cautions ?? []) {
    if (caution.when !== 'role-mapped' || !isSameLabel(caution.field, field?.label ?? code)) continue;
    if (item.attributes.length === 0 && item.constant === '' && item.expression === '') continue;
    findings.report('connector-limit', pointer, `${title} is mapped: ${caution.sentence}`, caution.hint);
  }
}

/** Names that OGNL itself defines. */
const ownNames = new Set(['this', 'root', 'context']);

/**
 * The source attributes that an OGNL expression reads: `#this.get("mail")` and `#mail` → `['mail']`. What the
 * expression itself assigns (`#domain = …`) is no attribute.
 */
export function attributesIn(expression: string): string[] {
  const got = [...expression.matchAll(/#this\s*\.\s*get\s*\(\s*(["'])([^"']*)\1\s*\)/g)].map((match) => match[2]!);
  const code = withoutTexts(expression);
  const assigned = new Set([...code.matchAll(/#([A-Za-z_]\w*)\s*=(?!=)/g)].map((match) => match[1]!));
  const named = [...code.matchAll(/#([A-Za-z_]\w*)/g)].map((match) => match[1]!);
  return [...new Set([...got, ...named.filter((name) => !ownNames.has(name) && !assigned.has(name))])];
}

/** The expression with its texts in quotes emptied. One that never closes ends with the expression. */
function withoutTexts(expression: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < expression.length; at++) {
    const quote = expression[at];
    if (quote !== '"' && quote !== "'") continue;
    parts.push(expression.slice(from, at));
    for (at++; at < expression.length && expression[at] !== quote; at++) if (expression[at] === '\\') at++;
    parts.push('""');
    from = at + 1;
  }
  return parts.join('') + expression.slice(from);
}
