// Made from schemas/source/ by `npm run generate`. Not for editing.
import type { Validator } from '../core/definition/schema-check.ts';
import type { DefinableKind } from '../core/kinds.ts';

/** Each checks a value against its kind's schema. What it finds stands in its `errors` afterwards. */
export declare const validators: Readonly<Record<DefinableKind, Validator>>;
