import { isObject, type JsonObject } from '../document/json.ts';
import { isMember } from '../document/path.ts';
import { isAt, pathPattern } from '../document/path-pattern.ts';
import { objectsOf, textOf } from '../document/readers.ts';
import { conditionKind, isSameForCondition } from '../meaning/criterion.ts';
import type { OfMapping } from './condition.ts';
import { type Answers, holder, isOn, part, type Situation, valueAlong, within } from './situation.ts';

const lists = [
  'adapterMappings',
  'authenticationPolicyContractAssertionMappings',
  'tokenProcessorMappings',
  'processorPolicyMappings',
];

/** The mapping that the path leads through: an item of a list, an adapter's own, or the attribute query itself. */
const mappingOf = (document: JsonObject | undefined, { subject, move }: Situation): JsonObject =>
  within(document, move.path, lists) ??
  part(document, subject.kind === 'IdpAdapter' ? 'attributeMapping' : 'attributeQuery');

const after = (one: Situation) => mappingOf(one.subject.after, one);
const before = (one: Situation) => mappingOf(one.subject.before, one);

/** How the attribute of the move is filled, on one side. */
export function fulfilment(
  document: JsonObject | undefined,
  { move }: Situation,
): { type: string; id: string; value: string } {
  const at = move.path.findIndex((step) => isMember(step) && step.member === 'attributeContractFulfillment');
  const found = at < 0 ? undefined : valueAlong(document, move.path.slice(0, at + 2));
  const source = isObject(found) ? part(found, 'source') : {};
  return { type: textOf(source.type), id: textOf(source.id), value: isObject(found) ? textOf(found.value) : '' };
}

const filled = (one: Situation) => fulfilment(one.subject.after, one);
const wasFilled = (one: Situation) => fulfilment(one.subject.before, one);

const subjects = /^(saml_subject|token_subject|subject|nameid|name_id)$/i;
const rights =
  /role|group|memberof|entitlement|permission|profile|admin|licen[cs]e|plan|scope|authnctx|privilege|access/i;
const identities =
  /^(uid|user_?id|user_?name|login|upn|mail|e-?mail.*|employee_?(number|id)|immutable_?id|objectguid|sub|external_?id|user_?principal_?name)$/i;

export const ofMapping: Answers<OfMapping> = {
  'has-sources': (one) => objectsOf(after(one).attributeSources).length > 0,
  restricted: (one) => isOn(after(one).restrictVirtualEntityIds),
  overridden: (one) => isObject(after(one).adapterOverrideSettings),
  'subject-name': ({ move }) => subjects.test(move.item),
  'rights-name': ({ move }) => rights.test(move.item),
  'identity-name': ({ move }) => identities.test(move.item),
  'constant-rights': (one) => filled(one).type === 'TEXT' && rights.test(one.move.item),
  'by-expression': (one) => filled(one).type === 'EXPRESSION',
  'from-directory': (one) => /LDAP/.test(filled(one).type) && /LDAP/.test(wasFilled(one).type),
  'from-text': (one) => filled(one).type === 'TEXT',
  'same-source-value': sameSourceValue,
  'source-renamed': sourceRenamed,
  'source-is-read': (one) => readers(after(one)).some(({ id }) => id === one.move.item),
  'attribute-is-mapped': (one) =>
    readers(after(one)).some(({ value }) => value.toLowerCase() === one.move.item.toLowerCase()),
  'property-is-read': ({ subject, move }) => readsProperty(subject.after, propertyName(move.path)),
  'criterion-never': (one) => criterionAlways(one) === false,
  'criterion-always': (one) => criterionAlways(one) === true,
  'condition-forbids': (one) => conditionKind(textOf(criterionOf(one.subject.after, one).condition))?.demands === false,
  'same-for-condition': (one) =>
    isSameForCondition(textOf(criterionOf(one.subject.after, one).condition), one.move.old, one.move.new) &&
    criterionOf(one.subject.after, one).condition === criterionOf(one.subject.before, one).condition,
};

/** The same LDAP attribute in other capitals, from the same source. */
function sameSourceValue(one: Situation): boolean {
  const [now, then] = [filled(one), wasFilled(one)];
  const isDirectory = /LDAP/.test(now.type) && /LDAP/.test(then.type);
  return isDirectory && now.id === then.id && now.value.toLowerCase() === then.value.toLowerCase();
}

/** What fulfilments and criteria of a mapping read: the source's id, and its attribute. */
function readers(mapping: JsonObject): { id: string; value: string }[] {
  const filledBy = Object.values(part(mapping, 'attributeContractFulfillment')).filter(isObject);
  const criteria = objectsOf(part(mapping, 'issuanceCriteria').conditionalCriteria);
  return [
    ...filledBy.map((one) => ({ id: textOf(part(one, 'source').id), value: textOf(one.value) })),
    ...criteria.map((one) => ({ id: textOf(part(one, 'source').id), value: textOf(one.attributeName) })),
    ...objectsOf(mapping.attributeSources).flatMap(usedInLookup),
  ];
}

/** A lookup may use what an earlier one found: `${ds.attr}`, in filters of any kind. */
function usedInLookup(source: JsonObject): { id: string; value: string }[] {
  const found = [...JSON.stringify(source).matchAll(/\$\{ds\.([^.}]+)\.([^}]+)\}/g)];
  return found.map(([, id = '', value = '']) => ({ id, value }));
}

const sourceIds = pathPattern('**.attributeSources[*].id');

/** The source has another name, and nothing of the mapping asks for the old one any more. */
function sourceRenamed(one: Situation): boolean {
  const { old, new: now } = one.move;
  const isRenamed = one.subject.differences.some(
    ({ path, live, desired }) => live === old && desired === now && isAt(path, sourceIds),
  );
  return isRenamed && !readers(after(one)).some(({ id }) => id === old);
}

const propertyName = (path: Situation['move']['path']) => {
  const step = path[1];
  return step && isMember(step) ? step.member : '';
};

function readsProperty(document: JsonObject, name: string): boolean {
  const { extendedProperties: _, ...rest } = document;
  const found = JSON.stringify(rest);
  if (!found.includes('EXTENDED_PROPERTIES') && !/extprop|extended_?properties/i.test(found)) return false;
  return name === '' || found.includes(JSON.stringify(name).slice(1, -1));
}

/** The criterion of the move: the item that comes or goes, or the one that the path leads into. */
function criterionOf(document: JsonObject | undefined, { move }: Situation): JsonObject {
  const { difference, path } = move;
  if (move.word === 'begins') {
    const here = valueAlong(document, path);
    return isObject(here) ? here : {};
  }
  if (move.place.as === 'exchangeable') {
    const whole = difference.desired ?? difference.live;
    return isObject(whole) ? whole : {};
  }
  return holder(document, path);
}

/** What a criterion on a constant says for everybody; `undefined` when people differ. */
function criterionAlways(one: Situation): boolean | undefined {
  const criterion = criterionOf(one.subject.after, one);
  const mapping = one.move.word === 'removed' ? before(one) : after(one);
  if (part(criterion, 'source').type !== 'MAPPED_ATTRIBUTES') return undefined;
  const attribute = part(mapping, 'attributeContractFulfillment', textOf(criterion.attributeName));
  if (part(attribute, 'source').type !== 'TEXT') return undefined;
  const kind = conditionKind(textOf(criterion.condition));
  if (!kind) return undefined;
  const isEqual = isSameForCondition(textOf(criterion.condition), textOf(attribute.value), textOf(criterion.value));
  return isEqual === kind.demands;
}
