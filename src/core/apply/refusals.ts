import { keyAt } from '../connection/compare/item-keys.ts';
import { asObject } from '../connection/compare/walk.ts';
import type { FieldRule } from '../connection/fields/rule.ts';
import { fieldAt, modelOf } from '../connection/fields/table.ts';
import type { Desired } from '../connection/types.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { below, childOf, isObject, type Json, type JsonObject, type Pointer, segmentsOf } from '../document/json.ts';
import { parsePath } from '../document/parse-path.ts';
import { type KindName, kinds } from '../kinds.ts';

/** One refusal of PingFederate. */
interface ServerRefusal {
  message: string;
  fieldPath?: string;
}

/**
 * PingFederate's refusals as findings on the lines of the definition. What was sent has more in it than what was
 * written (the server's own settings, other orders), so each path is followed in the body and carried over to the
 * desired document item by item.
 */
export function refusalFindings(input: {
  code: Extract<DiagnosticCode, 'refused-by-server' | 'activation-refused'>;
  refusals: readonly ServerRefusal[];
  body: JsonObject;
  desired: Desired;
}): Diagnostic[] {
  const { code, refusals, body, desired } = input;
  return refusals.map((refusal) => {
    const pointer = asWritten(desiredPointer(pointerOf(refusal, body), body, desired), desired);
    return finding(code, desired.placeOf(pointer), withoutStop(refusal.message), {
      key: desired.key,
      hint: hintFor(refusal, desired.kind),
    });
  });
}

/** A member that the API calls otherwise where it is written. */
function asWritten(pointer: Pointer, { kind, document }: Desired): Pointer {
  const [first] = segmentsOf(pointer);
  if (first === undefined) return pointer;
  const found = modelOf(kind, document).entries.find(
    ([member, rule]) => rule.kind === 'scalar' && rule.sentAs === first && document[member] !== undefined,
  );
  return found ? below('', found[0]) : pointer;
}

function pointerOf({ fieldPath, message }: ServerRefusal, body: JsonObject): Pointer {
  if (fieldPath) return pointerOfFieldPath(fieldPath, body);
  // PingFederate's words for duplicates; by "connection ID" it means the entity id.
  if (/connection name/i.test(message)) return '/name';
  if (/connection id|entity id/i.test(message)) return '/entityId';
  return '';
}

function hintFor({ message }: ServerRefusal, kind: KindName): string | undefined {
  const { word } = kinds[kind];
  if (/already in use/i.test(message)) return `another ${word} has it: choose another one, or import that ${word}`;
  if (kind === 'DataStore' && /connect/i.test(message)) return triesToConnect;
  return kind === 'SpConnection' ? undefined : `change what it names; nothing of this ${word} was written`;
}

const triesToConnect =
  'PingFederate tries to reach a data store whenever it is written: look whether it answers PingFederate at this address, and whether the account and its password are right';

/** The same place in the desired document; its nearest parent there when the body has more. */
function desiredPointer(pointer: Pointer, body: Json, { kind, document }: Desired): Pointer {
  let found: Pointer = '';
  let sent: Json | undefined = body;
  let written: Json | undefined = document;
  for (const segment of segmentsOf(pointer)) {
    if (Array.isArray(sent) && Array.isArray(written)) {
      const index = indexIn(written, sent[Number(segment)], Number(segment), fieldAt(kind, found, document));
      if (index === undefined) return found;
      sent = sent[Number(segment)];
      written = written[index];
      found = below(found, index);
    } else if (isObject(sent)) {
      sent = sent[segment];
      const next: Json | undefined = isObject(written) ? written[segment] : undefined;
      found = below(found, segment);
      if (next === undefined) return found;
      written = next;
    } else return found;
  }
  return found;
}

/** Where an item of the body stands in the definition's list: by its key, else at the same index. */
function indexIn(
  written: Json[],
  item: Json | undefined,
  index: number,
  rule: FieldRule | undefined,
): number | undefined {
  const keys = rule?.kind === 'keyed' ? rule.key : ['name', 'id'];
  for (const key of keys) {
    const wanted = keyAt(asObject(item), key);
    if (wanted === undefined) continue;
    const found = written.findIndex((candidate) => keyAt(asObject(candidate), key) === wanted);
    if (found >= 0) return found;
  }
  // A keyed item that isn't among the written ones was added by the server.
  if (rule?.kind === 'keyed' && rule.strict) return undefined;
  return index < written.length ? index : undefined;
}

const withoutStop = (message: string) => message.trim().replace(/\.$/, '');

/**
 * PingFederate's `fieldPath` as a pointer into the body that was sent, as deep as the path can be followed there.
 *
 * Members of maps (an attribute contract, extended properties) have names of an administrator's choosing with any sign
 * in them, so the body says how far a name goes: `extendedProperties.my.team.values[0]` →
 * `/extendedProperties/my.team/values/0`.
 */
export function pointerOfFieldPath(fieldPath: string, body: Json): Pointer {
  let pointer: Pointer = '';
  let value: Json | undefined = body;
  for (const { text, form } of parsePath(fieldPath, body).steps) {
    const next = childOf(value, text);
    // A member that is missing is what the refusal is about: `credentials.signingSettings`. The path ends there.
    if (next === undefined) return isObject(value) && form === 'name' ? below(pointer, text) : pointer;
    pointer = below(pointer, text);
    value = next;
  }
  return pointer;
}
