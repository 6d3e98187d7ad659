import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Definition } from './types.ts';

/**
 * A finding for each `${secret:NAME}` that can't be read, or is empty. Only a write needs the
 * value, and an update without it keeps what the server holds, so this is a note; an empty text is never sent instead.
 */
export function missingSecrets(
  definitions: readonly Definition[],
  readable: ReadonlyMap<string, string>,
): Diagnostic[] {
  return definitions.flatMap((definition) =>
    definition.secrets
      .filter(({ name }) => !readable.get(name))
      .map(({ name, pointer }) =>
        finding('secret-not-set', definition.locate(pointer), `the secret ${name} is ${stateOf(readable, name)}`, {
          hint: `set the environment variable ${name} from a secret`,
          connection: definition.id,
        }),
      ),
  );
}

function stateOf(readable: ReadonlyMap<string, string>, name: string): string {
  return readable.get(name) === '' ? 'empty' : 'not set';
}
