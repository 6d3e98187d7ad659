import { mostFindings } from '../diagnostics/collector.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Document } from '../document/document.ts';
import { pointerTo } from '../document/json.ts';
import { didYouMean } from '../document/nearest.ts';
import { draftOf } from './draft.ts';
import { matches } from './selection.ts';
import type { Environment } from './types.ts';

/** Parts of an environment's file that reach no definition: overrides for an unknown id, patterns that match no file. */
export function checkEnvironmentUse(documents: readonly Document[], environment: Environment): Diagnostic[] {
  return [...unusedOverrides(documents, environment), ...unusedPatterns(documents, environment)];
}

function unusedOverrides(documents: readonly Document[], environment: Environment): Diagnostic[] {
  const wanted = Object.keys(environment.overrides);
  if (wanted.length === 0) return [];
  const ids = new Set(documents.map((document) => draftOf(document, environment).id).filter((id) => id !== undefined));
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

function unusedPatterns(documents: readonly Document[], environment: Environment): Diagnostic[] {
  return (['include', 'exclude'] as const).flatMap((list) =>
    environment[list].flatMap((pattern, index) => {
      if (documents.some(({ file }) => matches(pattern, file))) return [];
      const place = environment.locate(pointerTo([list, index]));
      return [finding('pattern-unused', place, `"${pattern}" matches no definition`)];
    }),
  );
}
