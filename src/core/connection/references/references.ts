import { below, isObject, type Json, type JsonObject, type Pointer } from '../../document/json.ts';
import { inWords } from '../../document/nearest.ts';
import { textIn } from '../../document/readers.ts';
import { type Key, type KindName, keyOf, kinds, type WayToName, waysToName } from '../../kinds.ts';
import type { Check } from '../check/check.ts';
import type { FieldRule } from '../fields/rule.ts';
import { hasModel } from '../fields/table.ts';
import { visitModels } from '../fields/visit-models.ts';
import { hiddenFieldsIn } from './hidden-references.ts';

/** A reference in a connection's document. */
export interface Reference {
  kind: KindName;
  /** What stands there: `{ id }`, or `{ id, name }` of one by its name that isn't resolved. */
  link: JsonObject;
  pointer: Pointer;
  /** The object that refers. */
  owner: JsonObject;
  /** It is the text of a plugin's field: once it is resolved, the id stands there as it is. */
  hidden?: true;
}

/** Every reference to a resource of the server, as the field table knows them. */
export function referencesOf(kind: KindName, document: JsonObject): Reference[] {
  const found: Reference[] = [];
  if (!hasModel(kind)) return found;
  visitModels(kind, document, ({ value, model, pointer }) => {
    for (const [member, rule] of model.references) {
      const held = value[member];
      if (held === undefined || rule.readOnly) continue;
      found.push(...linksIn(rule, held, below(pointer, member)).map((link) => ({ ...link, owner: value })));
    }
  });
  return [...found, ...hiddenReferencesIn(kind, document)];
}

/** References that stand as text in a plugin's fields. */
function hiddenReferencesIn(kind: KindName, document: JsonObject): Reference[] {
  return hiddenFieldsIn(kind, document).map(({ held, ...more }) => {
    return { ...more, link: isObject(held) ? held : { id: held }, hidden: true };
  });
}

function linksIn(rule: FieldRule, held: Json, pointer: Pointer): Omit<Reference, 'owner'>[] {
  if (!('refersTo' in rule) || rule.refersTo === undefined) return [];
  const kind = rule.refersTo;
  const items: [Json, Pointer][] = Array.isArray(held)
    ? held.map((item, index) => [item, below(pointer, index)])
    : [[held, pointer]];
  return items.flatMap(([item, at]) => {
    const link = typeof item === 'string' ? { id: item } : item;
    return isObject(link) ? [{ kind, link, pointer: at }] : [];
  });
}

/** The key of what a reference leads to; `undefined` for one by a name that isn't resolved. */
export function keyReferredTo({ kind, link }: Reference): Key | undefined {
  const id = textIn(link, 'id');
  return id === undefined ? undefined : keyOf({ kind, id });
}

/** By what a reference names its resource. */
export interface Name {
  by: WayToName;
  text: string;
}

/** The one name that a reference says; `undefined` for one by its id, and where it isn't clear what counts. */
export function nameIn(link: JsonObject): Name | undefined {
  const [name, ...more] = namesIn(link);
  const isById = link.id !== undefined && link.id !== name?.text;
  return more.length === 0 && !isById ? name : undefined;
}

/** Every name that is written in a reference. */
function namesIn(link: JsonObject): Name[] {
  return waysToName.flatMap((by) => {
    const text = textIn(link, by);
    return text === undefined ? [] : [{ by, text }];
  });
}

/** Whether each reference says once, and in a way that its kind knows, what it refers to. */
export function checkReferences({ kind, document, report }: Check): void {
  for (const reference of referencesOf(kind, document)) {
    const problem = problemOf(reference);
    if (problem) report('reference-unclear', reference.pointer, problem.message, problem.hint);
  }
}

function problemOf({ kind, link }: Reference): { message: string; hint: string } | undefined {
  const { word, known } = kinds[kind];
  const names = namesIn(link);
  const [name, ...more] = names;
  const ways = inWords(['id', ...Object.keys(known)], 'or');
  if (!name)
    return link.id === undefined ? { message: `the ${word} isn't named`, hint: `write its ${ways}` } : undefined;
  const said = [...(link.id === undefined || link.id === name.text ? [] : ['id']), ...names.map(({ by }) => by)];
  if (more.length > 0 || said.length > 1) {
    const message = `the ${word} is named by ${inWords(said, 'and')}, which could mean two`;
    return { message, hint: `keep one of them; ${name.by} alone works wherever the ids differ` };
  }
  if (known[name.by]) return undefined;
  return { message: `no ${word} is known by its ${name.by}`, hint: `write its ${ways}` };
}
