import type { Difference } from '../connection/types.ts';
import type { Environment } from '../definition/types.ts';
import type { Place } from '../diagnostics/place.ts';
import type { Json, JsonObject } from '../document/json.ts';
import { isMember, type Path, pathText } from '../document/path.ts';
import { upperSnake } from './names.ts';

/** Where a variable begins and ends within a longer text, so that a part of a word is never taken for one. */
const before = /(?:^|[\s,;:=(/@"'])$/;
const behind = /^(?:$|[\s,;:)/?#"'])/;

/** Shorter values are found everywhere. */
const shortest = 4;
const shortestPart = 8;

/**
 * A definition with `${var:NAME}` wherever a text is, or holds as a whole part of it, the value of exactly one of the
 * environment's variables. What the connection is known by stays, and so does what holds a reference already.
 */
export function withVariables(document: JsonObject, variables: Readonly<Record<string, Json>>): JsonObject {
  const known = distinct(variables);
  if (known.length === 0) return document;
  const { kind, id, ...rest } = document;
  const replaced = replaceIn(rest, known) as JsonObject;
  return Object.fromEntries(Object.keys(document).map((name) => [name, replaced[name] ?? document[name]]));
}

interface Known {
  name: string;
  value: string;
}

/** The longest first: it says the most. Of two variables with one value it can't be told which is meant. */
function distinct(variables: Readonly<Record<string, Json>>): Known[] {
  const texts = Object.entries(variables).flatMap(([name, value]) =>
    typeof value === 'string' && value.length >= shortest ? [{ name, value }] : [],
  );
  const isOnly = ({ value }: Known) => texts.filter((other) => other.value === value).length === 1;
  return texts.filter(isOnly).sort((a, b) => b.value.length - a.value.length);
}

function replaceIn(value: Json | undefined, known: readonly Known[]): Json | undefined {
  if (typeof value === 'string') return value.includes('${') ? value : replaceText(value, known);
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, known) as Json);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, replaceIn(member, known)]));
}

function replaceText(text: string, known: readonly Known[]): string {
  const whole = known.find(({ value }) => value === text);
  if (whole) return `\${var:${whole.name}}`;
  return known.filter(isDistinctive).reduce((changed, one) => replaceParts(changed, one), text);
}

const isDistinctive = ({ value }: Known) => value.length >= shortestPart && /[=:./]/.test(value);

function replaceParts(text: string, { name, value }: Known): string {
  let changed = '';
  let from = 0;
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    if (at < from || !before.test(text.slice(0, at)) || !behind.test(text.slice(at + value.length))) continue;
    changed += `${text.slice(from, at)}\${var:${name}}`;
    from = at + value.length;
  }
  return changed + text.slice(from);
}

/** What a definition that serves several environments would say differently, in one of them. */
export interface Proposal {
  path: string;
  /** What the definition says today, and what this environment's server holds. */
  written: Json | undefined;
  held: Json | undefined;
  /** A variable to write in its place; without one, an override in the environment's file. */
  variable?: string;
  /** The definition has the variable already; only its value differs here. */
  isThere?: true;
}

/**
 * For each difference between a definition and an environment's server, how both could stand in the repository: a text
 * as a variable, anything else as an override of the environment.
 */
export function proposeVariables(
  differences: readonly Difference[],
  environment: Environment,
  textAt: (place: Place) => string,
): Proposal[] {
  const taken = new Map<string, Json>(Object.entries(environment.variables));
  return differences
    .filter(({ secret }) => !secret)
    .map(({ path, live, desired, place }) => {
      const base = { path: pathText(path), written: desired, held: live };
      const [, there] = /^["']?\$\{var:(\w+)\}["']?$/.exec(textAt(place)) ?? [];
      if (there !== undefined) return { ...base, variable: there, isThere: true as const };
      if (typeof live !== 'string' || typeof desired !== 'string') return base;
      return { ...base, variable: variableFor(path, live, taken) };
    });
}

/** Two places with the same value share a variable. */
function variableFor(path: Path, held: string, taken: Map<string, Json>): string {
  const words = path.map((step) => (isMember(step) ? step.member : (step.item ?? ''))).map(upperSnake);
  const names = words.filter((word) => word !== '' && word !== 'VALUE' && word !== 'ID' && word !== 'VALUES');
  for (let length = 1; length <= names.length; length++) {
    const name = names.slice(-length).join('_').replace(/^(\d)/, '_$1');
    if (taken.has(name) && taken.get(name) !== held) continue;
    taken.set(name, held);
    return name;
  }
  return names.join('_');
}
