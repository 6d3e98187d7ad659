import { mostFindings } from '../diagnostics/collector.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { pointerTo } from '../document/json.ts';
import { didYouMean } from '../document/nearest.ts';
import type { Chosen } from './choose.ts';
import { matches } from './selection.ts';

/** Parts of an environment's file that reach no definition: overrides for an unknown id, patterns that match no file. */
export function checkEnvironmentUse(chosen: Chosen): Diagnostic[] {
  return [...unusedOverrides(chosen), ...unusedPatterns(chosen)];
}

function unusedOverrides({ environment, documents, leftOut }: Chosen): Diagnostic[] {
  const wanted = Object.keys(environment.overrides);
  if (wanted.length === 0) return [];
  const ids = new Set([...documents, ...leftOut].map(({ id }) => id).filter((id) => id !== undefined));
  return wanted
    .filter((id) => !ids.has(id))
    .slice(0, mostFindings)
    .map((id) =>
      finding(
        'override-unused',
        environment.locate(pointerTo(['overrides', id]), 'key'),
        `no definition has the id "${id}"`,
        {
          hint: didYouMean(id, ids),
        },
      ),
    );
}

function unusedPatterns({ environment, documents, leftOut }: Chosen): Diagnostic[] {
  const files = [...documents, ...leftOut].map(({ file }) => file);
  return (['include', 'exclude'] as const).flatMap((list) =>
    environment[list].flatMap((pattern, index) => {
      if (files.some((file) => matches(pattern, file))) return [];
      const place = environment.locate(pointerTo([list, index]));
      return [finding('pattern-unused', place, `"${pattern}" matches no definition`)];
    }),
  );
}
