import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Definition } from './types.ts';

/**
 * A finding for each `${secret:NAME}` that the process environment doesn't hold, or holds empty. Only a write needs the
 * value, and an update without it keeps what the server holds, so this is a note; an empty text is never sent instead.
 */
export function missingSecrets(
  definitions: readonly Definition[],
  variables: Readonly<Record<string, string | undefined>>,
): Diagnostic[] {
  return definitions.flatMap((definition) =>
    definition.secrets
      .filter(({ name }) => !(Object.hasOwn(variables, name) && variables[name]))
      .map(({ name, pointer }) =>
        finding('secret-not-set', definition.locate(pointer), `the secret ${name} is ${stateOf(variables, name)}`, {
          hint: `set the environment variable ${name} from a secret`,
          connection: definition.id,
        }),
      ),
  );
}

function stateOf(variables: Readonly<Record<string, string | undefined>>, name: string): string {
  return Object.hasOwn(variables, name) && variables[name] === '' ? 'empty' : 'not set';
}
