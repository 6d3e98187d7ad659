import { isSeq, parseDocument as parseTree, visit } from 'yaml';
import { applyEdit, type Edit, equalJson, isOrderOf } from './apply-edit.ts';
import type { SourceFile } from './document.ts';
import { type Json, pointerTo, segmentsOf, valueAt } from './json.ts';
import { parseDocument } from './parse-document.ts';
import { spliceEdit } from './splice-edit.ts';
import { chooseStyle, writeYaml, writingStyle } from './write-yaml.ts';

/**
 * A YAML text with values set, removed or put into another order, one edit after the other; comments, order and the style of everything else
 * stay. A text that can't be parsed comes back as it was.
 *
 * What is asked for is what comes out: each edit is parsed again and compared. First the text is cut only where the edit
 * is; where that isn't enough (a value shared through an alias, a change within brackets), the syntax tree is changed and
 * written, which keeps comments but may change spacing; and at the very last the value is written anew.
 */
export function editDocument(source: SourceFile, edits: readonly Edit[]): string {
  return edits.reduce((text, edit) => editOnce({ ...source, text }, edit), source.text);
}

function editOnce(source: SourceFile, edit: Edit): string {
  const parsed = parseDocument(source);
  if (!parsed.value) return source.text;
  const wanted = applyEdit(parsed.value.value, edit);
  if (equalJson(wanted, parsed.value.value)) return source.text;
  const isRight = (text: string | undefined): text is string => {
    const result = text === undefined ? undefined : parseDocument({ ...source, text }).value;
    return result !== undefined && equalJson(result.value, wanted);
  };
  for (const attempt of attempts(source.text, edit, wanted)) {
    const text = attempt();
    if (isRight(text)) return text;
  }
  return source.text;
}

/** From the edit that touches least to the one that always comes out right. */
function attempts(text: string, edit: Edit, wanted: Json): (() => string | undefined)[] {
  const segments = segmentsOf(edit.pointer);
  const parents = segments.map((_, index) => pointerTo(segments.slice(0, index))).reverse();
  return [
    () => spliceEdit(text, edit),
    () => editTree(text, edit),
    // An alias, an empty value, a merged mapping on the way: it is written out as a whole.
    ...parents.map((pointer) => () => spliceEdit(text, { pointer, value: valueAt(wanted, pointer) ?? null })),
    () => writeYaml(wanted),
  ];
}

function orderNodes(list: unknown, order: readonly number[]): void {
  if (isSeq(list) && isOrderOf(order, list.items)) list.items = order.map((index) => list.items[index]);
}

function editTree(text: string, edit: Edit): string | undefined {
  try {
    const tree = parseTree(text, { uniqueKeys: false, merge: false, resolveKnownTags: false, compat: 'yaml-1.1' });
    const path = segmentsOf(edit.pointer);
    if (edit.remove) tree.deleteIn(path);
    else if (edit.order) orderNodes(tree.getIn(path, true), edit.order);
    else {
      const node = tree.createNode(edit.value as Json);
      visit(node, { Scalar: (_, scalar) => chooseStyle(scalar) });
      tree.setIn(path, node);
    }
    return tree.toString({ ...writingStyle, indentSeq: !/^( *)[^\s#-][^\n]*:[ \t]*\n\1- /m.test(text) });
  } catch {
    // The path leads through an alias or a value that has no members.
    return undefined;
  }
}
