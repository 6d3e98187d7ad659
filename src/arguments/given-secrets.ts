import type { ProcessVariables } from '../core/process-variables.ts';
import { Secret } from '../core/secret.ts';
import { type Option, options } from '../options.ts';

/**
 * Every secret that a run was given, before anything of it is understood: whoever types one into another input as well
 * must not find it in the message that refuses that input.
 */
export function givenSecrets(variables: ProcessVariables, where: 'action' | 'cli'): Secret[] {
  return Object.entries<Option>(options).flatMap(([name, option]) => {
    if (option.type !== 'secret') return [];
    return variablesOf(name, option, where).flatMap((variable) => {
      const text = variables[variable]?.trim() ?? '';
      const isPath = option.orPath && !text.includes('PRIVATE KEY');
      return text === '' || text === option.default || isPath ? [] : [new Secret(text)];
    });
  });
}

/** Where a secret may come from. */
function variablesOf(name: string, { variable = '', variableInAction }: Option, where: 'action' | 'cli'): string[] {
  if (where === 'cli') return [variable];
  return [`INPUT_${name.toUpperCase()}`, ...(variableInAction ? [variable] : [])];
}
