import { consoleWordAt } from '../connection/fields/console-word.ts';
import type { Json } from '../document/json.ts';
import { isMember, type Path } from '../document/path.ts';
import { numberWords } from '../meaning/number-words.ts';

/** A value where the console has its own word for it: a switch, a choice, a time span. `undefined` for any other. */
export function consoleValueAt(path: Path, label: string, value: Json | undefined): string | undefined {
  const member = lastMember(path);
  if (typeof value === 'boolean') return switchWords(member, label, value);
  if (typeof value === 'number') return spanWords(member, value);
  if (typeof value !== 'string') return undefined;
  return isOption(path) ? optionWords(value) : consoleWordAt(path, value);
}

/** The member that the value is, or that lists it. */
function lastMember(path: Path): string {
  const last = path.findLast(isMember);
  return last?.member ?? '';
}

const named: Readonly<Record<string, readonly [on: string, off: string]>> = {
  active: ['active', 'inactive'],
  guidBinary: ['Binary', 'Text'],
  defaultStatus: ['enabled', 'disabled'],
};

/** Labels that ask: their answer is yes or no, where others are switched on or off. */
const question = /^(Require|Always|Sign|Include|Encrypt|Is|Allow|Restrict|Abort|Generate)\b|\?$/;

function switchWords(member: string, label: string, value: boolean): string {
  const pair = Object.hasOwn(named, member) ? named[member] : undefined;
  const [on, off] = pair ?? (question.test(label) ? ['yes', 'no'] : ['on', 'off']);
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
