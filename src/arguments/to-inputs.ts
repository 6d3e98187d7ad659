import type { ExtraOptions, Inputs } from '../commands/inputs.ts';
import { nearest } from '../core/document/nearest.ts';
import type { Limit } from '../core/plan/options.ts';
import { Secret } from '../core/secret.ts';
import { type CommandName, type Option, type OptionName, options } from '../options.ts';
import { InputError, optionsOf, type RawOptions } from './raw-options.ts';
import { readServerInputs } from './server-inputs.ts';
import { readVariables } from './variables.ts';

/** What one entry was given, before it is understood. */
export interface Given {
  command: CommandName;
  operands: string[];
  options: RawOptions;
  /** The process environment: on the command line, options with a `variable` fall back to it. */
  variables: Readonly<Record<string, string | undefined>>;
  where: 'action' | 'cli';
}

/**
 * The one typed record of a run's inputs. Text becomes a type here and nowhere else.
 *
 * @throws InputError for a value that can't be understood and for inputs that contradict each other
 */
export function toInputs(given: Given): Inputs {
  const value = new Values(withVariables(given), given.where);
  return {
    command: given.command,
    operands: given.operands,
    workingDirectory: value.text('working-directory') ?? '.',
    connections: value.text('connections') ?? 'connections',
    environment: environmentName(value),
    variables: readVariables(value.list('variables'), given.where),
    only: value.list('only'),
    server: readServerInputs(value),
    bypassExternalValidation: value.switch('bypass-external-validation'),
    requestTimeoutMs: value.positive('request-timeout') * 1000,
    deadlineMs: value.positive('deadline') * 60_000,
    detailedExitcode: value.switch('detailed-exitcode'),
    showUnmanaged: value.switch('show-unmanaged'),
    allowReplace: value.switch('allow-replace'),
    prune: value.switch('prune'),
    maxChanges: limit(value, 'max-changes'),
    maxDeletes: limit(value, 'max-deletes'),
    rotate: value.list('rotate'),
    markerKey: value.secret('marker-key'),
    targetVersion: targetVersion(value),
    expectDigest: value.text('expect-digest'),
    onFailure: value.choice('on-failure') as Inputs['onFailure'],
    replicate: value.choice('replicate') as Inputs['replicate'],
    replicationTimeoutMs: value.number('replication-timeout') * 1000,
    backup: value.text('backup'),
    backupArchive: value.switch('backup-archive'),
    planFile: value.text('plan-file'),
    outcomeFile: value.text('outcome-file'),
    sarifFile: value.text('sarif-file'),
    shard: shard(value),
    onPlanMismatch: value.choice('on-plan-mismatch') as Inputs['onPlanMismatch'],
    allowUnreviewed: value.switch('allow-unreviewed'),
    openPullRequest: value.switch('open-pull-request'),
    comment: value.choice('comment') as Inputs['comment'],
    githubToken: value.secret('github-token'),
    json: value.switch('json'),
    color: value.choice('color') as Inputs['color'],
    extra: extras(given.command, value),
  };
}

/** On the command line, what wasn't typed is looked up in the environment. An action gets inputs only. */
function withVariables({ command, options: typed, variables, where }: Given): RawOptions {
  if (where === 'action') return typed;
  const filled: RawOptions = { ...typed };
  for (const [name, option] of optionsOf(command, where)) {
    const fromVariable = option.variable && variables[option.variable];
    if (filled[name] === undefined && fromVariable) filled[name] = fromVariable;
  }
  return filled;
}

/** Reads option values with the types that the option table gives them. */
export class Values {
  readonly #raw: RawOptions;
  readonly #where: 'action' | 'cli';

  constructor(raw: RawOptions, where: 'action' | 'cli') {
    this.#raw = raw;
    this.#where = where;
  }

  /** How people write this option here: `admin-url` in an action, `--admin-url` on a command line. */
  spelt(name: OptionName): string {
    return this.#where === 'action' ? `input ${name}` : `--${name}`;
  }

  text(name: OptionName): string | undefined {
    const raw = this.#raw[name] ?? defaultOf(name);
    return typeof raw === 'string' && raw !== '' ? raw : undefined;
  }

  given(name: OptionName): boolean {
    return this.#raw[name] !== undefined;
  }

  secret(name: OptionName): Secret | undefined {
    const text = this.text(name);
    return text === undefined || text === options[name].default ? undefined : new Secret(text);
  }

  number(name: OptionName): number {
    const text = this.text(name) ?? '';
    const number = Number(text);
    if (/^\d+(\.\d+)?$/.test(text) && Number.isFinite(number)) return number;
    throw new InputError(`${this.spelt(name)} is "${text}", not a number`, options[name].description);
  }

  positive(name: OptionName): number {
    const number = this.number(name);
    if (number > 0) return number;
    throw new InputError(`${this.spelt(name)} is 0`, 'give it more time than none, or leave it out');
  }

  switch(name: OptionName): boolean {
    const raw = this.#raw[name] ?? defaultOf(name);
    if (raw === true) return true;
    if (/^(true|false)$/i.test(String(raw ?? 'false'))) return /^true$/i.test(String(raw ?? 'false'));
    throw new InputError(`${this.spelt(name)} is "${String(raw)}"`, 'write true or false');
  }

  choice(name: OptionName): string | undefined {
    const text = this.text(name);
    const { choices } = options[name] as Option;
    if (text === undefined || choices?.includes(text)) return text;
    const [near] = nearest(text, choices ?? []);
    const list = `it is one of ${choices?.join(', ')}`;
    throw new InputError(`${this.spelt(name)} is "${text}"`, near ? `did you mean "${near}"? ${list}` : list);
  }

  list(name: OptionName): string[] {
    const raw = this.#raw[name];
    if (raw === undefined || raw === true) return [];
    if (options[name].type === 'map') return Array.isArray(raw) ? raw : [raw];
    const entries = Array.isArray(raw) ? raw : [raw];
    return entries.flatMap((entry) => entry.split(/[\n,]/)).flatMap((entry) => entry.trim() || []);
  }
}

function defaultOf(name: OptionName): string | undefined {
  return (options[name] as Option).default;
}

function environmentName(value: Values): string | undefined {
  const name = value.text('environment');
  if (name === undefined || /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) return name;
  throw new InputError(
    `${value.spelt('environment')} is "${name}"`,
    'it is the name of a file in environments/, without .yaml',
  );
}

function limit(value: Values, name: 'max-changes' | 'max-deletes'): Limit | undefined {
  const text = value.text(name);
  if (text === undefined) return undefined;
  const [, digits, percent] = /^(\d+)(%?)$/.exec(text) ?? [];
  if (digits === undefined || (percent && Number(digits) > 100)) {
    throw new InputError(`${value.spelt(name)} is "${text}"`, 'write a number, 10, or a percentage, 30%');
  }
  return percent ? { percent: Number(digits) } : { count: Number(digits) };
}

function targetVersion(value: Values): string | undefined {
  const text = value.text('target-version');
  if (text === undefined || /^\d+\.\d+(\.\d+){0,2}$/.test(text)) return text;
  throw new InputError(`${value.spelt('target-version')} is "${text}"`, 'write a version such as 13.1');
}

function shard(value: Values): Inputs['shard'] {
  const text = value.text('shard');
  if (text === undefined) return undefined;
  const [, index, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (!index || !of || index > of) {
    throw new InputError(`${value.spelt('shard')} is "${text}"`, 'write 2/8 for the second of eight');
  }
  return { index, of };
}

/** The options of one command only, by their names: that command understands them. */
function extras(command: CommandName, value: Values): ExtraOptions {
  const known = optionsOf(command, 'cli').filter(
    ([name, { only, commands }]) => only === 'cli' && commands !== undefined && name !== 'detailed-exitcode',
  );
  const read = known.map(([name, { type }]) => [name, extraOf(name, type, value)] as const);
  return Object.fromEntries(read.filter(([, one]) => one !== undefined));
}

function extraOf(name: OptionName, type: Option['type'], value: Values): ExtraOptions[keyof ExtraOptions] {
  switch (type) {
    case 'switch':
      return value.switch(name);
    case 'list':
      return value.list(name);
    case 'number':
      return value.text(name) === undefined ? undefined : value.number(name);
    default:
      return value.text(name);
  }
}
