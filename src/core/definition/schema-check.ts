import type { Place } from '../diagnostics/place.ts';
import type { Json, Pointer } from '../document/json.ts';
import type { Key } from '../kinds.ts';
import type { SchemaNames } from './schema-shape.ts';

/** What a validator that ajv made says about one place; the parts of ajv's ErrorObject that are used here. */
export interface SchemaError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
  propertyName?: string;
}

/** A validator that ajv made: true, or its `errors` say why not. */
export interface Validator {
  (data: unknown): boolean;
  errors?: SchemaError[] | null;
}

/** What the translation needs to know about the checked value. */
export interface Checking {
  data: Json;
  locate(pointer: Pointer, at?: 'key' | 'value'): Place;
  /** What stands in a file at a place, as written. */
  writtenAt(place: Place): string;
  /** The names that the schema knows, for "did you mean". */
  names?: SchemaNames;
  /** Where a reference was filled in: what was written there. */
  references?: ReadonlyMap<Pointer, string>;
  /** Places that have a finding of their own already. */
  quiet?: ReadonlySet<Pointer>;
  /** The object that it is about. */
  key?: Key | undefined;
}
