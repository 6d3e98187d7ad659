import { catalogueEntries } from '../../../scripts/generate/catalogue.ts';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import type { Connector } from '../../../src/core/connector/types.ts';
import type { Filter } from '../../../src/core/ldap/filter-tree.ts';
import { connectionEffect } from '../../../src/core/people/connection-effect.ts';
import { questionsOf } from '../../../src/core/people/questions.ts';
import { Tally } from '../../../src/core/people/tally.ts';
import type { ChannelEffect, Counted, Doubt, Entry } from '../../../src/core/people/types.ts';
import { connection, type Example } from '../consequences/zoom-example.ts';

const catalogued = connectorsFrom({ catalogue: catalogueEntries() }).find('zoom')!;

/** Zoom with a few things that a target may refuse. */
export const zoom: Connector = {
  ...catalogued,
  source: 'live',
  descriptor: {
    ...catalogued.descriptor,
    saasPluginFieldInfoDescriptors: [
      { code: 'Username', label: 'Username', required: true, unique: true },
      { code: 'Title', label: 'Title', maxLength: 10 },
      { code: 'Given Name', label: 'Given Name', minLength: 2 },
      { code: 'Phone', label: 'Phone', pattern: '^\\+\\d+$' },
      { code: 'Tags', label: 'Tags', multiValue: true, maxLength: 5 },
      { code: 'Raw', label: 'Raw', dsLdapMap: true },
      { code: 'Password', label: 'Password' },
      {
        code: 'User Type',
        label: 'User Type',
        options: [
          { code: '1', label: 'Basic' },
          { code: '2', label: 'Licensed' },
        ],
      },
    ],
  },
};

type Value = string | Uint8Array;

/** A person; attributes in any capitals, one value or several. */
export function entry(name: string, attributes: Record<string, Value | readonly Value[]> = {}): Entry {
  const all = { objectGUID: `guid-${name}`, mail: `${name}@example.com`, ...attributes };
  const listed = Object.entries(all).map(([attribute, value]) => [
    attribute.toLowerCase(),
    Array.isArray(value) ? value : [value as Value],
  ]);
  return { dn: `cn=${name},ou=people,dc=example`, attributes: new Map(listed as [string, Value[]][]) };
}

export const question = (from: Example, to: Example = from) =>
  questionsOf({ before: connection(from), after: connection(to), connector: zoom })[0]!;

export function tallied(from: Example, to: Example, was: readonly Entry[], willBe: readonly Entry[]): Tally {
  const tally = new Tally(question(from, to));
  for (const one of was) tally.was(one);
  for (const one of willBe) tally.willBe(one);
  return tally;
}

export const effectOf = (from: Example, to: Example, was: readonly Entry[], willBe: readonly Entry[]): ChannelEffect =>
  tallied(from, to, was, willBe).effect();

/** A filter as people write it; what stands for syntax in a value is shown as its number. */
export function filterText(filter: Filter): string {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `(${filter.kind === 'and' ? '&' : '|'}${filter.parts.map(filterText).join('')})`;
    case 'not':
      return `(!${filterText(filter.part)})`;
    case 'variable':
      return filter.text;
    default:
      return conditionText(filter);
  }
}

const escaped = (value: string) => value.replaceAll(/[*()\\]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)}`);

function conditionText({ attribute, match }: Filter & { kind: 'condition' }): string {
  if (match.by === 'presence') return `(${attribute}=*)`;
  if (match.by === 'rule') return `(${attribute}:${match.rule}:=${escaped(match.value)})`;
  if (match.by === 'pattern')
    return `(${attribute}=${[match.initial, ...match.any, match.final].map(escaped).join('*')})`;
  return `(${attribute}=${escaped(match.value)})`;
}

/** So many people of a number each, from the first on. */
export const crowd = (count: number, from = 0, attributes: Record<string, Value | readonly Value[]> = {}): Entry[] =>
  Array.from({ length: count }, (_, index) => entry(`p${from + index}`, attributes));

/** What a run has counted of one connection with one channel. */
export function counted(
  from: Example,
  to: Example,
  was: readonly Entry[],
  willBe: readonly Entry[],
  doubts: readonly Doubt[] = [],
): Counted {
  const tally = tallied(from, to, was, willBe);
  const effect = connectionEffect([tally], new Map([[tally.question.channel, doubts]]));
  return {
    state: 'counted',
    effect,
    asked: { host: 'ldap.example.com', requests: 4, entries: was.length + willBe.length },
  };
}
