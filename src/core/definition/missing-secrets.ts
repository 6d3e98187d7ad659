import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { HandingStep } from '../repository/handing-steps.ts';
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

/**
 * A finding for each `${secret:NAME}` that no step which applies is given: a job gets what its workflow names, so the
 * apply would find it unset. Nothing is said where no workflow applies, or one lists the names by an expression.
 */
export function secretsNotHandedOn(definitions: readonly Definition[], steps: readonly HandingStep[]): Diagnostic[] {
  const applying = steps.filter(({ mayApply }) => mayApply);
  const [first] = applying;
  if (!first || applying.some(({ listed }) => listed === 'unknown')) return [];
  const given = new Set(applying.flatMap(({ names, listed }) => [...names, ...listed]));
  return definitions.flatMap(({ id, secrets, locate }) =>
    secrets
      .filter(({ name }) => !given.has(name))
      .map(({ name, pointer }) =>
        finding('secret-not-handed-on', locate(pointer), `no workflow that applies hands on the secret ${name}`, {
          hint: `add to ${first.file}, under \`env:\` of the step that applies: \`${name}: \${{ secrets.${name} }}\``,
          connection: id,
        }),
      ),
  );
}
