import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Findings } from '../../document/document.ts';
import { below, type Json, type JsonObject, type Pointer } from '../../document/json.ts';
import { type Labelled, type Resolved, resolveLabel, resolveName } from '../labels.ts';
import { surelyMeant } from '../unknown-name.ts';

/** A setting or a field as a person wrote it. */
export interface NamedItem {
  /** The key of the map, or the name in the API's list. */
  word: string;
  value: Json | undefined;
  pointer: Pointer;
  /** `list`: PingFederate's own form, in which names are machine names and headings may stand. */
  form: 'map' | 'list';
}

/** A part of a definition in the admin API's form; all pointers count from it. */
export interface Lowered {
  value: JsonObject;
  /** From a pointer into `value` to the pointer where that was written; a pointer that isn't here is the same in both. */
  places: Map<Pointer, Pointer>;
  diagnostics: Diagnostic[];
}

/** What a written word is: one of the descriptor's things, one that is kept as it stands, or nothing to write. */
export type Meaning<Thing> = Thing | 'as-written' | 'unchecked' | 'nothing';

/** What is particular to target settings, or to the fields of a mapping. */
interface Kind<Item extends NamedItem, Thing extends object> {
  /** The written pointer of the map or list, which is also its pointer in the result. */
  base: Pointer;
  verb: 'given' | 'mapped';
  meaningOf(item: Item, words: readonly string[]): Meaning<Thing>;
  nameOf(thing: Thing): string;
  /** The item in the API's form; nothing when it isn't understood. */
  inApiForm(name: string, item: Item, thing: Thing | undefined): JsonObject | undefined;
  notePlaces(target: Pointer, item: Item): void;
  uncheckedWords(count: number): string;
}

/**
 * The API's list of what was written by label or machine name. A name that the descriptor lacks stays as written beside
 * its finding, because the server may hold it: of an older connector, or of fields that the target alone knows.
 */
export function lowerNamed<Item extends NamedItem, Thing extends object>(
  items: readonly Item[],
  kind: Kind<Item, Thing>,
  findings: Findings,
): JsonObject[] {
  const lowered: JsonObject[] = [];
  const taken = new Map<string, NamedItem>();
  const words = items.map(({ word }) => word);
  let unchecked = 0;
  for (const item of items) {
    const meaning = kind.meaningOf(item, words);
    if (meaning === 'nothing') continue;
    if (meaning === 'unchecked') unchecked++;
    const thing = typeof meaning === 'string' ? undefined : meaning;
    const name = thing ? kind.nameOf(thing) : item.word;
    if (isGivenTwice(name, item, taken, kind.verb, findings)) continue;
    const value = kind.inApiForm(name, item, thing);
    if (!value) continue;
    kind.notePlaces(below(kind.base, lowered.length), item);
    lowered.push(value);
  }
  if (unchecked > 0) {
    const hint = 'they are checked against the server when a plan is made; `pfconn pull` brings its list here';
    findings.report('connector-names-unchecked', [kind.base, 'key'], kind.uncheckedWords(unchecked), hint);
  }
  return lowered;
}

/** Which of the descriptor's things a written word names; with a finding when it names several. */
export function resolveNamed<Thing extends Labelled>(
  item: NamedItem,
  things: readonly Thing[],
  several: { what: string; hint: string },
  findings: Findings,
): Resolved<Thing> {
  const resolved = (item.form === 'list' ? resolveName : resolveLabel)(item.word, things);
  if (resolved.state === 'ambiguous') {
    const names = resolved.things.map(({ name }) => `"${name}"`).join(' and ');
    const message = `"${item.word}" names several ${several.what}: ${names}`;
    findings.report('connector-label-ambiguous', [item.pointer, 'key'], message, several.hint);
  }
  return resolved;
}

/** What an unknown word surely means; never in the API's own form, in which names are what they are. */
export function asMeant<Thing extends Labelled>(
  { word, form }: NamedItem,
  things: readonly Thing[],
  words: readonly string[],
): Thing | undefined {
  return form === 'list' ? undefined : surelyMeant(word, things, words);
}

/** A setting or field as a person named it. */
interface Named {
  word: string;
  pointer: Pointer;
}

/**
 * True, with a finding, when another word has named this one already: a label and its machine name are one thing.
 *
 * @param name the machine name
 * @param taken what was named so far; `item` is added to it
 * @param verb `given`, `mapped`
 */
function isGivenTwice(
  name: string,
  item: Named,
  taken: Map<string, Named>,
  verb: 'given' | 'mapped',
  findings: Findings,
): boolean {
  const before = taken.get(name);
  if (!before) {
    taken.set(name, item);
    return false;
  }
  const as = before.word === item.word ? '' : `, as "${before.word}"`;
  const { line } = findings.placeOf([before.pointer, 'key']);
  findings.report(
    'connector-given-twice',
    [item.pointer, 'key'],
    `"${item.word}" is ${verb} twice`,
    `the first one stands in line ${line}${as}`,
  );
  return true;
}
