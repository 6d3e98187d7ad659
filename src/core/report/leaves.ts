import { consoleWordAt } from '../connection/fields/console-word.ts';
import { ruleAt } from '../connection/fields/table.ts';
import { below, isObject, type Json, type JsonObject, type Pointer } from '../document/json.ts';
import { type ItemStep, isMember, type Path } from '../document/path.ts';
import { numberWords } from '../meaning/number-words.ts';
import { certificateIn } from './certificate-words.ts';
import { consoleWords } from './console-words.ts';
import { itemWords } from './item-words.ts';
import { isSecretMember, secretWords, showValue, spokenObject } from './values.ts';
import { shortened, visible } from './visible-text.ts';

/** Where a value is, in the connection and in the desired document. */
interface At {
  path: Path;
  pointer: Pointer;
}

export interface Leaf extends At {
  text: string;
  /** The desired document has the value at the pointer. */
  isWritten: boolean;
}

/**
 * What a person would see of an added or removed value: its leaves, short things (references, certificates) whole. An
 * item that holds nothing but its key is shown as that.
 *
 * @param written the same value as the desired document has it, whose lists may be in another order
 */
export function shownLeaves(at: At, value: Json | undefined, written?: Json): Leaf[] {
  const found = leaves(at, value, written, false);
  if (found.length > 0) return found;
  const last = at.path.at(-1);
  const isKeyed = last !== undefined && !isMember(last) && last.item !== undefined;
  const leaf = { pointer: at.pointer, isWritten: written !== undefined };
  return isKeyed
    ? [{ ...leaf, path: at.path.slice(0, -1), text: showValue(last.item) }]
    : [{ ...leaf, path: at.path, text: showAt(at.path, value) }];
}

function leaves(at: At, value: Json | undefined, written: Json | undefined, inList: boolean): Leaf[] {
  const item = itemWords(at.path, value);
  if (item) {
    const path = item.alone ? withoutItem(at.path) : at.path;
    return [{ ...at, path, text: item.text, isWritten: written !== undefined }];
  }
  if (isShownWhole(value, inList)) return [{ ...at, text: showAt(at.path, value), isWritten: written !== undefined }];
  const inside = Array.isArray(value) ? itemsAt(at, value, written) : membersAt(at, value as JsonObject, written);
  return inside
    .filter(([where, item]) => !isSaidElsewhere(where.path, item))
    .flatMap(([where, item, same]) => leaves(where, item, same, Array.isArray(value)));
}

/** The list that an item stands in: its number says nothing to people. */
function withoutItem(path: Path): Path {
  const last = path.at(-1);
  return last && !isMember(last) ? path.slice(0, -1) : path;
}

type Inside = [At, Json | undefined, Json | undefined];

function membersAt({ path, pointer }: At, value: JsonObject, written: Json | undefined): Inside[] {
  return Object.entries(value).map(([name, member]) => [
    { path: [...path, { member: name }], pointer: below(pointer, name) },
    member,
    isObject(written) ? written[name] : undefined,
  ]);
}

function itemsAt({ path, pointer }: At, value: readonly Json[], written: Json | undefined): Inside[] {
  const steps = stepsOf(value);
  const writtenSteps = Array.isArray(written) ? stepsOf(written) : [];
  return steps.map((step, index) => {
    const place = writtenSteps.findIndex((one) => isSameItem(one, step));
    const same = Array.isArray(written) && place >= 0 ? written[place] : undefined;
    return [{ path: [...path, step], pointer: place < 0 ? pointer : below(pointer, place) }, value[index], same];
  });
}

function isShownWhole(value: Json | undefined, inList: boolean): boolean {
  if (Array.isArray(value)) return !value.some(isObject);
  if (!isObject(value) || certificateIn(value) !== undefined || spokenObject(value) !== undefined) return true;
  const members = Object.values(value);
  return members.length === 0 || (inList && members.length <= 5 && !members.some((member) => isObject(member)));
}

/** The server's own, what isn't there, and what an item's key in the path already says. */
function isSaidElsewhere(path: Path, value: Json | undefined): boolean {
  if (value === undefined || value === null || ruleAt(path)?.readOnly) return true;
  const [item, member] = path.slice(-2);
  if (!item || !member || isMember(item) || !isMember(member)) return false;
  return item.by === member.member && item.item === value && ruleAt(path.slice(0, -2))?.kind === 'keyed';
}

/** What each item of a list is called: by its key, or its position where that says nothing. */
function stepsOf(list: readonly Json[]): ItemStep[] {
  const steps = list.map(stepOf);
  return steps.map((step, index) => (steps.filter((other) => isSameItem(other, step)).length > 1 ? { index } : step));
}

const isSameItem = (a: ItemStep, b: ItemStep) => (a.item === undefined ? a.index === b.index : a.item === b.item);

/** What the items of PingFederate's lists are told apart by. */
function stepOf(item: Json, index: number): ItemStep {
  for (const by of ['name', 'fieldName', 'id', 'url', 'attributeName']) {
    const value = isObject(item) ? item[by] : undefined;
    if (typeof value === 'string' && value !== '') return { item: value, by, index };
  }
  return { index };
}

/** A value as people see it, in the console's words where it has some. */
export function showAt(path: Path, value: Json | undefined, length?: number): string {
  const last = path.at(-1);
  const name = last && isMember(last) ? last.member : '';
  if (isSecretMember(name, value)) return secretWords;
  const label = consoleWords(path).at(-1) ?? '';
  if (Array.isArray(value) && value.length > 0 && !value.some(isObject))
    return shortened(
      value.map((item) => consoleValueAt(path, label, item) ?? showValue(item)).join(', '),
      length ?? 400,
    );
  return consoleValueAt(path, label, value) ?? partsShown(path, value, length) ?? showValue(value, length);
}

/** Objects member by member, with the console's labels; `undefined` for what is said whole. */
function partsShown(path: Path, value: Json | undefined, length = 160): string | undefined {
  if (Array.isArray(value) && value.some(isObject)) {
    const items = value.map((item, index) => showAt([...path, { index }], item, length));
    return shortened(`[${items.join(', ')}]`, length);
  }
  if (!isObject(value) || certificateIn(value) !== undefined || spokenObject(value) !== undefined) return undefined;
  const members = Object.entries(value).filter(([name, held]) => name !== 'location' && held !== undefined);
  const shown = members.map(([member, held]) => {
    const at = [...path, { member }];
    return `${visible(consoleWords(at).at(-1) ?? member)}: ${showAt(at, held, length)}`;
  });
  return shortened(`{ ${shown.join(', ')} }`, length);
}

/** A value where the console has its own word for it: a switch, a choice, a time span. `undefined` for any other. */
function consoleValueAt(path: Path, label: string, value: Json | undefined): string | undefined {
  const member = lastMember(path);
  if (typeof value === 'boolean') return consoleWordAt(path, String(value)) ?? switchWords(label, value);
  if (typeof value === 'number') return spanWords(member, value);
  if (typeof value !== 'string') return undefined;
  return isOption(path) ? optionWords(value) : consoleWordAt(path, value);
}

/** The member that the value is, or that lists it. */
function lastMember(path: Path): string {
  const last = path.findLast(isMember);
  return last?.member ?? '';
}

/** Labels that ask: their answer is yes or no, where others are switched on or off. */
const question = /^(Require|Always|Sign|Include|Encrypt|Is|Allow|Restrict|Abort|Generate)\b|\?$/;

function switchWords(label: string, value: boolean): string {
  const [on, off] = question.test(label) ? ['yes', 'no'] : ['on', 'off'];
  return value ? on : off;
}

function spanWords(member: string, value: number): string | undefined {
  if (member === 'timeout') return counted(value, 'second');
  if (member === 'minutesBefore' || member === 'minutesAfter') return counted(value, 'minute');
  return member === 'index' ? String(value) : undefined;
}

const counted = (value: number, unit: string) => `${numberWords(value)} ${unit}${value === 1 ? '' : 's'}`;

/** A setting of the connector. */
function isOption(path: Path): boolean {
  const [first, second] = path;
  const isAt = (step: Path[number] | undefined, name: string) =>
    step !== undefined && isMember(step) && step.member === name;
  return isAt(first, 'outboundProvision') && isAt(second, 'targetSettings');
}

function optionWords(value: string): string | undefined {
  const lower = value.toLowerCase();
  return lower === 'true' ? 'on' : lower === 'false' ? 'off' : undefined;
}
