import { isObject, type Json, type Pointer, segmentsOf, valueAt } from '../document/json.ts';

/** A schema reduced to its property names: what `src/generated/shapes.ts` holds. */
interface Shape {
  $ref?: string;
  /** Only PingFederate writes it. */
  readOnly?: true;
  /** The values that PingFederate is known to take; a newer one may take more. */
  values?: string[];
  /** The values that its `type` may have: they tell alternatives apart. */
  tags?: string[];
  properties?: Record<string, Shape>;
  items?: Shape;
  additionalProperties?: Shape;
  /** Alternatives and additions. */
  also?: Shape[];
  $defs?: Record<string, Shape>;
}

/** Asks a schema for the names it knows at a place. */
export interface SchemaNames {
  /** The properties that may stand in the mapping at `pointer`. */
  propertiesAt(data: Json, pointer: Pointer): string[];
  /** The values of `type` by which the alternatives at `pointer` are told apart: `LDAP`, `JDBC`. */
  tagsAt(data: Json, pointer: Pointer): string[];
  /** The values of PingFederate's that are known for `pointer`; none where the values are this tool's own. */
  valuesAt(data: Json, pointer: Pointer): string[];
  /** Pointers to the members that only PingFederate writes. */
  readOnlyIn(data: Json): Pointer[];
}

/** @param text a constant of `src/generated/shapes.ts`, taken apart when it is first needed */
export function schemaNames(text: string): SchemaNames {
  let parsed: Shape | undefined;
  let readOnlyNames: ReadonlySet<string> | undefined;
  const root = () => {
    parsed ??= JSON.parse(text) as Shape;
    return parsed;
  };
  return {
    propertiesAt: (data, pointer) => {
      const shapes = shapesAt(root(), data, pointer);
      return [...new Set(shapes.flatMap(({ properties }) => Object.keys(properties ?? {})))];
    },
    tagsAt: (data, pointer) => [...new Set(shapesAt(root(), data, pointer, false).flatMap(({ tags }) => tags ?? []))],
    valuesAt: (data, pointer) => [
      ...new Set(shapesAt(root(), data, pointer, false).flatMap(({ values }) => values ?? [])),
    ],
    readOnlyIn: (data) => {
      const found: Pointer[] = [];
      readOnlyNames ??= namesOfReadOnly(root());
      // Most definitions have none, and a look at their keys costs a tenth of following the schema.
      if (hasKeyAmong(data, readOnlyNames)) findReadOnly(root(), [root()], data, '', found);
      return found;
    },
  };
}

function shapesAt(root: Shape, data: Json, pointer: Pointer, byTag = true): Shape[] {
  let shapes = expand(root, root, data, byTag);
  let value: Json | undefined = data;
  for (const segment of segmentsOf(pointer)) {
    const parent: Json | undefined = value;
    value = valueAt(parent, `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    shapes = shapes.flatMap((shape) => step(root, shape, segment, Array.isArray(parent), value, byTag));
  }
  return shapes;
}

function step(
  root: Shape,
  shape: Shape,
  segment: string,
  isList: boolean,
  value: Json | undefined,
  byTag = true,
): Shape[] {
  const own = shape.properties && Object.hasOwn(shape.properties, segment) ? shape.properties[segment] : undefined;
  const next = isList ? shape.items : (own ?? shape.additionalProperties);
  return next ? expand(root, next, value, byTag) : [];
}

/** A shape with what it refers to, and its alternatives as far as the value's tags allow them. */
function expand(root: Shape, shape: Shape, value: Json | undefined, byTag: boolean, depth = 0): Shape[] {
  if (depth > 10) return [];
  const target = referred(root, shape);
  const more = [...(target ? [target] : []), ...(shape.also ?? [])].flatMap((other) =>
    expand(root, other, value, byTag, depth + 1),
  );
  const fitting = byTag ? more.filter((other) => fits(other, value)) : more;
  return [shape, ...(fitting.length > 0 ? fitting : more)];
}

function fits({ tags }: Shape, value: Json | undefined): boolean {
  if (!tags || !isObject(value)) return true;
  return value.type === undefined || tags.some((tag) => tag === value.type);
}

function findReadOnly(root: Shape, shapes: Shape[], value: Json | undefined, pointer: Pointer, found: Pointer[]): void {
  if (shapes.length === 0 || typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  for (const key of Object.keys(value)) {
    const member = (value as Record<string, Json>)[key];
    const below = shapes.flatMap((shape) => step(root, shape, key, isList, member));
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (below.some(({ readOnly }) => readOnly)) found.push(at);
    else findReadOnly(root, below, member, at, found);
  }
}

function hasKeyAmong(value: Json | undefined, names: ReadonlySet<string>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => hasKeyAmong(item, names));
  for (const key in value) if (names.has(key) || hasKeyAmong(value[key], names)) return true;
  return false;
}

/** The names of the outermost read-only members. */
function namesOfReadOnly(root: Shape): Set<string> {
  const names = new Set<string>();
  const visited = new Set<Shape>();
  const visit = (shape: Shape) => {
    if (visited.has(shape)) return;
    visited.add(shape);
    for (const [name, member] of Object.entries(shape.properties ?? {})) {
      if (member.readOnly || referred(root, member)?.readOnly) names.add(name);
      else visit(member);
    }
    const others = [referred(root, shape), shape.items, shape.additionalProperties, ...(shape.also ?? [])];
    for (const other of others) if (other) visit(other);
  };
  visit(root);
  return names;
}

function referred(root: Shape, { $ref }: Shape): Shape | undefined {
  if ($ref === undefined) return undefined;
  return $ref === '#' ? root : root.$defs?.[$ref.replace('#/$defs/', '')];
}
