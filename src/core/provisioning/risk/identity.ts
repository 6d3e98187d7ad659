import { plainLabel } from '../../connector/labels.ts';
import type { FieldDescriptor } from '../../connector/types.ts';
import { isObject, type JsonObject } from '../../document/json.ts';
import { named, pathPattern } from '../../document/path-pattern.ts';
import { textOf } from '../../document/readers.ts';
import type { ChannelPair, RiskView } from './view.ts';

/** How people are recognised: the GUID in the directory, the identifying field at the target; and values that stay behind. */
export function identityRisks(view: RiskView): void {
  for (const pair of view.pairs) {
    if (!pair.ran && !pair.runs) continue;
    guid(view, pair);
    for (const code of codesIn(pair)) mapping(view, pair, code);
  }
}

function guid(view: RiskView, { name }: ChannelPair): void {
  const difference = view.differenceIn(name, 'channelSource.guidAttributeName', 'channelSource.guidBinary');
  if (!difference) return;
  view.report(
    'guid-changed',
    difference.place,
    `channel "${name}" recognises people in the directory by another GUID: all of them look new, and are created a second time where the target doesn't link them by its own identifier`,
    'keep the GUID for the life of a channel',
  );
}

function codesIn({ desired, live }: ChannelPair): string[] {
  return [...new Set([...mappings(live), ...mappings(desired)].map(({ code }) => code))];
}

function mappings({ attributeMapping }: JsonObject): { code: string; info: JsonObject }[] {
  if (!Array.isArray(attributeMapping)) return [];
  return attributeMapping.flatMap((item) =>
    isObject(item) && typeof item.fieldName === 'string'
      ? [{ code: item.fieldName, info: isObject(item.saasFieldInfo) ? item.saasFieldInfo : {} }]
      : [],
  );
}

function mapping(view: RiskView, pair: ChannelPair, code: string): void {
  const difference = view.differenceIn(pair.name, [...pathPattern('attributeMapping'), named(code)]);
  if (!difference) return;
  const field = view.connector?.descriptor.saasPluginFieldInfoDescriptors.find((one) => one.code === code);
  const title = `"${field?.label ?? code}"`;
  const before = mappings(pair.live).find((one) => one.code === code)?.info;
  const after = mappings(pair.desired).find((one) => one.code === code)?.info;
  if (isIdentity(code, field) && before && isFilled(before)) {
    if (sourceOf(before) === sourceOf(after)) return;
    view.report(
      'identity-mapping-changed',
      difference.place,
      `channel "${pair.name}": ${title}, by which the target recognises people, comes from ${sourceOf(after)} instead of ${sourceOf(before)}: who is there already isn't found, and is created a second time`,
      isImmutable(view, field, code)
        ? "the target can't change it for an account that exists either"
        : 'make sure that both give the same value for everybody',
    );
    return;
  }
  if (before && isFilled(before) && !isFilled(after)) valuesStay(view, title, difference.place);
}

/** Unique and required, or called so: what the target knows people by. */
function isIdentity(code: string, field: FieldDescriptor | undefined): boolean {
  if (field?.unique) return field.required === true;
  return [code, field?.label ?? ''].some((word) => /^(username|loginid|login)$/.test(plainLabel(word)));
}

function isImmutable(view: RiskView, field: FieldDescriptor | undefined, code: string): boolean {
  const label = plainLabel(field?.label ?? code);
  return (view.connector?.entry?.immutable ?? []).some((one) => plainLabel(one) === label);
}

function valuesStay(view: RiskView, title: string, place: Parameters<RiskView['report']>[1]): void {
  const caution = view.connector?.entry?.cautions?.find(({ when }) => when === 'mapping-removed');
  if (caution) view.report('mapping-removed', place, `${title} is no longer mapped: ${caution.sentence}`);
}

function isFilled(info: JsonObject | undefined): boolean {
  if (!info) return false;
  const names = Array.isArray(info.attributeNames) ? info.attributeNames : [];
  return names.length > 0 || Boolean(info.defaultValue) || Boolean(info.expression);
}

/** Where a value comes from, for people; directories don't tell capitals in attribute names apart. */
function sourceOf(info: JsonObject | undefined): string {
  if (!info || !isFilled(info)) return 'nothing';
  const names = Array.isArray(info.attributeNames) ? info.attributeNames.map((name) => textOf(name).toLowerCase()) : [];
  const shape = [info.parser, info.characterCase].filter((word) => typeof word === 'string' && word !== 'NONE');
  const parts = [
    names.join(', '),
    info.expression ? `the expression ${textOf(info.expression)}` : '',
    info.defaultValue ? `the fixed value ${textOf(info.defaultValue)}` : '',
    shape.join(', '),
    info.trim === true ? 'trimmed' : '',
  ];
  return parts.filter(Boolean).join(' with ');
}
