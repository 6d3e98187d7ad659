import { below, isObject, type Json, type JsonObject, type Pointer } from '../document/json.ts';

/**
 * PingFederate's `fieldPath` as a pointer into the body that was sent, as deep as the path can be followed there.
 *
 * Dots lead to members and `[n]` into lists. Members of maps (an attribute contract, extended properties) have names of
 * an administrator's choosing with any sign in them, and come as `map[KEY]` or `map.KEY`; so the body says how far a
 * name goes: `extendedProperties.my.team.values[0]` → `/extendedProperties/my.team/values/0`.
 */
export function pointerOfFieldPath(fieldPath: string, body: Json): Pointer {
  let pointer: Pointer = '';
  let value: Json | undefined = body;
  let rest = fieldPath;
  while (rest !== '') {
    const step: Step | undefined = isObject(value)
      ? memberStep(rest, value)
      : Array.isArray(value)
        ? itemStep(rest, value)
        : undefined;
    if (!step) return pointer;
    pointer = below(pointer, step.segment);
    value = step.value;
    rest = step.rest;
  }
  return pointer;
}

interface Step {
  segment: string | number;
  value: Json | undefined;
  rest: string;
}

function memberStep(path: string, value: JsonObject): Step | undefined {
  for (const written of [path.replace(/^\./, ''), bracketed(path)]) {
    if (written === undefined) continue;
    // The longest member that the path begins with: names may hold dots and brackets themselves.
    const names = Object.keys(value)
      .filter((name) => name !== '' && goesOnWith(written, name))
      .sort((a, b) => b.length - a.length);
    const [name] = names;
    if (name !== undefined) return { segment: name, value: value[name], rest: afterName(written, name, path) };
  }
  return absentMember(path, value);
}

/** `[KEY].value` → `KEY].value`; quotes around the key are dropped. */
function bracketed(path: string): string | undefined {
  const match = /^\.?\[(['"]?)/.exec(path);
  return match ? path.slice(match[0].length) : undefined;
}

function goesOnWith(path: string, name: string): boolean {
  return path.startsWith(name) && /^(?:$|[.[]|['"]?\])/.test(path.slice(name.length));
}

function afterName(written: string, name: string, path: string): string {
  const rest = written.slice(name.length);
  return /^\.?\[/.test(path) ? rest.replace(/^['"]?\]/, '') : rest;
}

/** A member that is missing is what the refusal is about: `credentials.signingSettings`. The path ends there. */
function absentMember(path: string, value: JsonObject): Step | undefined {
  const name = /^\.?([^.[\]]+)/.exec(path)?.[1];
  if (name === undefined || Object.hasOwn(value, name)) return undefined;
  return { segment: name, value: undefined, rest: '' };
}

function itemStep(path: string, value: Json[]): Step | undefined {
  const match = /^\.?(?:\[(\d+)\]|(\d+)(?=$|[.[]))/.exec(path);
  const index = Number(match?.[1] ?? match?.[2]);
  if (!match || index >= value.length) return undefined;
  return { segment: index, value: value[index], rest: path.slice(match[0].length) };
}
