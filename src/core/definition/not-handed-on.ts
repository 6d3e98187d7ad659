import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { HandingStep } from '../workflow/handing-steps.ts';
import type { Definition } from './types.ts';

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
