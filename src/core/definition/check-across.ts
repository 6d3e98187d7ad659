import { mostFindings } from '../diagnostics/collector.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { comparePlaces, type Place } from '../diagnostics/place.ts';
import { pointerTo } from '../document/json.ts';
import { didYouMean } from '../document/nearest.ts';
import { type Chosen, matches } from './choose.ts';
import type { Definition } from './types.ts';

/** What no two SP connections of a server may share. */
const unique = [
  { member: 'id', code: 'duplicate-id', word: 'id' },
  { member: 'name', code: 'duplicate-name', word: 'name' },
  { member: 'entityId', code: 'duplicate-entity-id', word: 'entity ID' },
] as const;

/** Rules across the definitions of an environment: each finding stands on each of the definitions it is about. */
export function checkAcross(definitions: readonly Definition[]): Map<Definition, Diagnostic[]> {
  const findings = new Map<Definition, Diagnostic[]>();
  for (const { member, code, word } of unique) {
    for (const [value, sharing] of groupBy(definitions, member)) {
      if (sharing.length < 2) continue;
      const [first, second] = sharing.map((definition) => definition.locate(`/${member}`)).sort(comparePlaces) as [
        Place,
        Place,
      ];
      for (const definition of sharing) {
        const place = definition.locate(`/${member}`);
        const other = comparePlaces(place, first) === 0 ? second : first;
        const message = `the ${word} "${value}" is also used at ${other.file}:${other.line}${andMore(sharing.length - 2)}`;
        const connection = definition.id || undefined;
        findings.set(definition, [
          ...(findings.get(definition) ?? []),
          finding(code, place, message, { key: connection }),
        ]);
      }
    }
  }
  return findings;
}

/** Connections that are to be deleted have no name or entity ID to defend; their ids still count. */
function groupBy(definitions: readonly Definition[], member: 'id' | 'name' | 'entityId'): Map<string, Definition[]> {
  const groups = new Map<string, Definition[]>();
  for (const definition of definitions) {
    const value = definition.data[member];
    if (typeof value !== 'string' || value === '') continue;
    if (member !== 'id' && definition.lifecycle.state === 'absent') continue;
    const group = groups.get(value);
    if (group) group.push(definition);
    else groups.set(value, [definition]);
  }
  return groups;
}

function andMore(count: number): string {
  return count === 0 ? '' : ` and ${count} more`;
}

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
