import type { Asked } from './filter.ts';
import { equality, ordering, prepared, ruleFits, rules, substrings, type Test } from './matching.ts';
import { readName } from './names.ts';
import type { AttributeType } from './schema.ts';
import type { Item, Store } from './store.ts';

/** RFC 4511, 4.5.1.7: what can't be decided is neither true nor false, and `!` doesn't change that. */
type Verdict = boolean | undefined;

export type Evaluate = (item: Item) => Verdict;

interface World {
  store: Store;
  /** Attributes that the account may not search: every condition on one is undecided. */
  hidden: ReadonlySet<string>;
}

const undecided: Evaluate = () => undefined;

/** A filter, ready to be asked of many entries. */
export function compile(asked: Asked, world: World): Evaluate {
  switch (asked.is) {
    case '&':
      return all(asked.of.map((part) => compile(part, world)));
    case '|':
      return any(asked.of.map((part) => compile(part, world)));
    case '!': {
      const inner = compile(asked.of, world);
      return (item) => {
        const verdict = inner(item);
        return verdict === undefined ? undefined : !verdict;
      };
    }
    case ':=':
      return extensible(asked, world);
    default:
      return condition(asked, world);
  }
}

const all =
  (parts: Evaluate[]): Evaluate =>
  (item) => {
    let verdict: Verdict = true;
    for (const part of parts) {
      const one = part(item);
      if (one === false) return false;
      if (one === undefined) verdict = undefined;
    }
    return verdict;
  };

const any =
  (parts: Evaluate[]): Evaluate =>
  (item) => {
    let verdict: Verdict = false;
    for (const part of parts) {
      const one = part(item);
      if (one === true) return true;
      if (one === undefined) verdict = undefined;
    }
    return verdict;
  };

function condition(asked: Exclude<Asked, { is: '&' | '|' | '!' | ':=' }>, { store, hidden }: World): Evaluate {
  const type = store.schema.find(asked.type);
  if (!type || hidden.has(store.schema.nameOf(asked.type))) return undecided;
  const values = valuesOf(asked.type, type, store);
  if (asked.is === '=*') return (item) => values(item).length > 0;
  // A type below another has the comparisons of its own syntax; here both always have the same.
  const test = testOf(asked, type, store);
  return test ? (item) => values(item).some(test) : undecided;
}

function testOf(asked: Exclude<Asked, { is: '&' | '|' | '!' | ':=' | '=*' }>, type: AttributeType, store: Store): Test {
  if (asked.is === 'substrings') return substrings(type, asked, store.schema);
  if (asked.is === '>=' || asked.is === '<=') return ordering(type, asked.is, asked.value, store.schema);
  return equality(type, asked.value, store.schema);
}

/** An entry's values of a type and of those below it, with at least the options that are asked for. */
function valuesOf(description: string, type: AttributeType, store: Store): (item: Item) => Buffer[] {
  const [, ...options] = description.toLowerCase().split(';');
  const fits = new Map<string, boolean>();
  const isMeant = (key: string) => {
    const [name = '', ...had] = key.split(';');
    const found = store.schema.find(name);
    return found !== undefined && store.schema.isA(found, type) && options.every((option) => had.includes(option));
  };
  return (item) => {
    const values: Buffer[] = [];
    for (const [key, attribute] of item.attributes) {
      if (!fits.has(key)) fits.set(key, isMeant(key));
      if (fits.get(key)) values.push(...attribute.values);
    }
    return values;
  };
}

type Extensible = Extract<Asked, { is: ':=' }>;

function extensible(asked: Extensible, world: World): Evaluate {
  const { store, hidden } = world;
  const type = asked.type === '' ? undefined : store.schema.find(asked.type);
  if (asked.type !== '' && (!type || hidden.has(store.schema.nameOf(asked.type)))) return undecided;
  if (type && asked.rule === '1.2.840.113556.1.4.1941') return chain(asked, type, store);
  if (type && /^1\.2\.840\.113556\.1\.4\.80[34]$/.test(asked.rule)) return bits(asked, type, store);
  const syntax = asked.rule === '' ? type?.syntax : rules[asked.rule.toLowerCase()];
  if (syntax === undefined || (type && !ruleFits(syntax, type.syntax))) return undecided;
  const wanted = prepared(asked.value, syntax, store.schema);
  if (wanted === undefined) return undecided;
  const values = type ? valuesOf(asked.type, type, store) : valuesByRule(syntax, world);
  const isWanted = (value: Buffer) => prepared(value, syntax, store.schema) === wanted;
  return (item) => values(item).some(isWanted) || (asked.dn && nameValues(item, type, store).some(isWanted));
}

/** Without an attribute a rule is asked of all that it fits. */
function valuesByRule(syntax: Parameters<typeof ruleFits>[0], { store, hidden }: World): (item: Item) => Buffer[] {
  return (item) =>
    [...item.attributes].flatMap(([key, { values }]) => {
      const type = store.schema.find(key);
      return type && !hidden.has(store.schema.nameOf(key)) && ruleFits(syntax, type.syntax) ? values : [];
    });
}

/** `:dn`: the parts of the entry's name count as if they were its attributes. */
function nameValues({ dn }: Item, type: AttributeType | undefined, store: Store): Buffer[] {
  const pairs = (readName(dn) ?? []).flat();
  const meant = pairs.filter((pair) => {
    const found = store.schema.find(pair.type);
    return !type || (found !== undefined && store.schema.isA(found, type));
  });
  return meant.map(({ value }) => Buffer.from(value));
}

/** Active Directory's chain rule: through groups in groups, either way. Other directories don't know it. */
function chain(asked: Extensible, type: AttributeType, store: Store): Evaluate {
  const wanted = store.keyOf(asked.value.toString());
  if (store.kind !== 'active-directory' || wanted === undefined || type.syntax !== 'name') return undecided;
  const name = type.names[0]?.toLowerCase() as string;
  const groups = name === 'memberof' ? store.groupsWithin(wanted) : undefined;
  return (item) => {
    if (groups) return keysOf(item, name, store).some((key) => groups.has(key));
    const reached = new Set(keysOf(item, name, store));
    for (const key of reached) {
      const next = store.byKey(key);
      if (next) for (const further of keysOf(next, name, store)) reached.add(further);
    }
    return reached.has(wanted);
  };
}

const keysOf = (item: Item, name: string, store: Store) =>
  (item.attributes.get(name)?.values ?? []).flatMap((value) => store.keyOf(value.toString()) ?? []);

/** All bits (803), or any of them (804). */
function bits(asked: Extensible, type: AttributeType, store: Store): Evaluate {
  const text = asked.value.toString().trim();
  if (type.syntax !== 'integer' || !/^-?\d+$/.test(text)) return undecided;
  const mask = BigInt(text);
  const values = valuesOf(asked.type, type, store);
  return (item) =>
    values(item).some((value) => {
      const common = BigInt(value.toString()) & mask;
      return asked.rule.endsWith('3') ? common === mask : common !== 0n;
    });
}
