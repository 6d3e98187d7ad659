import { inARow } from '../wording.ts';
import type { Diagnostic } from './diagnostic.ts';

/** What was found for one environment. */
export interface FoundFor {
  environment: string;
  /** The environment's variables: a finding that differs by their values only is the same one. */
  variables: Readonly<Record<string, unknown>>;
  diagnostics: readonly Diagnostic[];
}

interface One {
  environment: string;
  diagnostic: Diagnostic;
  /** The message with the names of variables for their values. */
  general: string;
}

/**
 * The findings of several environments, each distinct one once, with the environments that it holds for. A finding that
 * doesn't hold for all of them says so; one in an environment's own file has no need to.
 */
export function inEnvironments(found: readonly FoundFor[]): Diagnostic[] {
  const groups = new Map<string, One[]>();
  for (const { environment, variables, diagnostics } of found) {
    const generalize = generalizer(variables);
    for (const diagnostic of diagnostics) {
      const general = generalize(diagnostic.message);
      const key = keyOf(diagnostic, general);
      const group = groups.get(key) ?? [];
      if (!group.some((one) => one.environment === environment)) group.push({ environment, diagnostic, general });
      groups.set(key, group);
    }
  }
  return [...groups.values()].map((group) => merged(group, found.length));
}

/** Hints may name an environment's file, so they make no other finding. */
function keyOf({ code, place, key: connection }: Diagnostic, general: string): string {
  return JSON.stringify([code, general, place, connection]);
}

/** Puts `${var:NAME}` where a variable's value stands; the longest value first, as one may lie in another. */
function generalizer(variables: FoundFor['variables']): (message: string) => string {
  const values = Object.entries(variables)
    .flatMap(([name, value]) => (typeof value === 'string' && value.length > 2 ? [{ name, value }] : []))
    .sort((a, b) => b.value.length - a.value.length);
  return (message) => values.reduce((text, { name, value }) => text.replaceAll(value, `\${var:${name}}`), message);
}

function merged(group: readonly One[], all: number): Diagnostic {
  const environments = group.map(({ environment }) => environment);
  const { diagnostic, general } = group[0] as One;
  const isOneText = group.every((one) => one.diagnostic.message === diagnostic.message);
  const text = isOneText ? diagnostic.message : general;
  const isEverywhere = environments.length === all || diagnostic.place.file.startsWith('environments/');
  const message = isEverywhere ? text : `${text} (${listed(environments)} only)`;
  return { ...diagnostic, message, hint: hintFor(group), environments };
}

function hintFor(group: readonly One[]): string | undefined {
  const [first, ...rest] = group;
  const others = rest.filter(({ diagnostic }) => diagnostic.hint !== first?.diagnostic.hint);
  if (!first || others.length === 0) return first?.diagnostic.hint;
  return `${first.diagnostic.hint}; likewise for ${listed(others.map(({ environment }) => environment))}`;
}

/** `staging`, `staging and production`, `a, b and 7 more`. */
function listed(names: readonly string[]): string {
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
  return inARow(names);
}
