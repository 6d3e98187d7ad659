import { Secret } from '../core/secret.ts';
import { type Option, options } from '../options.ts';

/**
 * Every secret that a run was given, before anything of it is understood: whoever types one into another input as well
 * must not find it in the message that refuses that input.
 */
export function givenSecrets(
  variables: Readonly<Record<string, string | undefined>>,
  where: 'action' | 'cli',
): Secret[] {
  return Object.entries<Option>(options).flatMap(([name, option]) => {
    if (option.type !== 'secret') return [];
    const variable = where === 'action' ? `INPUT_${name.toUpperCase()}` : option.variable;
    const text = variable === undefined ? '' : (variables[variable]?.trim() ?? '');
    const isPath = option.orPath && !text.includes('PRIVATE KEY');
    return text === '' || text === option.default || isPath ? [] : [new Secret(text)];
  });
}
