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
          key: definition.key,
        }),
      ),
  );
}

function stateOf(readable: ReadonlyMap<string, string>, name: string): string {
  return readable.get(name) === '' ? 'empty' : 'not set';
}

/**
 * A finding for each `${secret:NAME}` that a workflow which applies doesn't hand on: a job gets what its own workflow
 * names, so its apply would find it unset. Nothing is said where no workflow applies, or of one that lists the names by
 * an expression.
 */
export function secretsNotHandedOn(definitions: readonly Definition[], steps: readonly HandingStep[]): Diagnostic[] {
  const workflows = workflowsThatApply(steps);
  return definitions.flatMap(({ key, secrets, locate }) =>
    secrets.flatMap(({ name, pointer }) => {
      const lacking = workflows.filter(({ given }) => given !== 'unknown' && !given.has(name)).map(({ file }) => file);
      if (lacking.length === 0) return [];
      const who = lacking.length === workflows.length ? 'no workflow that applies hands' : doNotHand(lacking);
      const hint = `add to ${lacking.join(' and ')}, under \`env:\` of the step that applies: \`${name}: \${{ secrets.${name} }}\``;
      const message = `${who} on the secret ${name}`;
      return [finding('secret-not-handed-on', locate(pointer), message, { hint, key })];
    }),
  );
}

const doNotHand = (files: readonly string[]) =>
  `${files.join(' and ')} ${files.length === 1 ? 'applies and doesn’t' : 'apply and don’t'} hand`;

/** A workflow that applies, and the names that its steps are given. */
interface Applying {
  file: string;
  given: ReadonlySet<string> | 'unknown';
}

function workflowsThatApply(steps: readonly HandingStep[]): Applying[] {
  const applying = steps.filter(({ mayApply }) => mayApply);
  return [...new Set(applying.map(({ file }) => file))].map((file) => {
    const own = applying.filter((step) => step.file === file);
    if (own.some(({ listed }) => listed === 'unknown')) return { file, given: 'unknown' };
    return { file, given: new Set(own.flatMap(({ names, listed }) => [...names, ...listed])) };
  });
}
