import type { Inputs } from '../commands/inputs.ts';
import { isObject } from '../core/document/json.ts';
import { parseDocument } from '../core/document/parse-document.ts';
import { InputError } from './raw-options.ts';

/**
 * The `variables` option: YAML lines in an action's input, `NAME=value` on the command line.
 *
 * @throws InputError when it is neither
 */
export function readVariables(given: readonly string[], where: 'action' | 'cli'): Inputs['variables'] {
  return where === 'action' ? fromYaml(given.join('\n')) : fromArguments(given);
}

function fromArguments(given: readonly string[]): Inputs['variables'] {
  const pairs = given.map(fromArgument);
  const twice = pairs.find(([name], index) => pairs.findIndex(([other]) => other === name) < index);
  if (twice) throw new InputError(`--variables gives ${twice[0]} twice`, 'keep one of them');
  return Object.fromEntries(pairs);
}

function fromYaml(text: string): Inputs['variables'] {
  if (text.trim() === '') return {};
  const { value, diagnostics } = parseDocument({ path: 'input variables', text });
  const [problem] = diagnostics;
  if (!isObject(value?.value)) {
    throw new InputError(`input variables: ${problem?.message ?? 'not a list of NAME: value lines'}`, example);
  }
  return Object.fromEntries(Object.entries(value.value).map(([name, each]) => [checked(name), scalar(name, each)]));
}

const example = 'write one "NAME: value" a line';

function scalar(name: string, value: unknown): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new InputError(`input variables: ${name} is not a single value`, example);
}

function fromArgument(text: string): [string, string | boolean] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InputError(`--variables is "${text}"`, 'write --variables NAME=value, as often as needed');
  }
  return [checked(name), value === 'true' ? true : value === 'false' ? false : value];
}

function checked(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return name;
  throw new InputError(`"${name}" can't be the name of a variable`, 'use letters, digits and _');
}
