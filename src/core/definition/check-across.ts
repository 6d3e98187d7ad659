import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { comparePlaces, type Place } from '../diagnostics/place.ts';
import { pointerTo } from '../document/json.ts';
import { type DefinableKind, kinds } from '../kinds.ts';
import { type Chosen, matches } from './choose.ts';
import { overridesFor } from './overrides.ts';
import type { Definition } from './types.ts';

/** What no two objects of a kind may share, as far as the kind has it. */
const shared = {
  id: { code: 'duplicate-id', word: 'id' },
  name: { code: 'duplicate-name', word: 'name' },
  entityId: { code: 'duplicate-entity-id', word: 'entity ID' },
} as const;
type Shared = keyof typeof shared;

const isUnique = (kind: DefinableKind, member: Shared) =>
  member === 'id' || kinds[kind].written?.unique.includes(member) === true;

/** Rules across the definitions of an environment: each finding stands on each of the definitions it is about. */
export function checkAcross(definitions: readonly Definition[]): Map<Definition, Diagnostic[]> {
  const findings = new Map<Definition, Diagnostic[]>();
  for (const [member, { code, word }] of Object.entries(shared) as [Shared, (typeof shared)[Shared]][]) {
    for (const sharing of groupBy(definitions, member)) {
      if (sharing.length < 2) continue;
      const [first, second] = sharing.map((definition) => definition.locate(`/${member}`)).sort(comparePlaces) as [
        Place,
        Place,
      ];
      for (const definition of sharing) {
        const place = definition.locate(`/${member}`);
        const other = comparePlaces(place, first) === 0 ? second : first;
        const message = `the ${word} "${memberOf(definition, member)}" is also used at ${other.file}:${other.line}${andMore(sharing.length - 2)}`;
        const key = definition.id ? definition.key : undefined;
        findings.set(definition, [...(findings.get(definition) ?? []), finding(code, place, message, { key })]);
      }
    }
  }
  return findings;
}

const memberOf = ({ id, data }: Definition, member: Shared) => (member === 'id' ? id : data[member]);

/** What is to be deleted has no name or entity ID to defend; its id still counts. */
function groupBy(definitions: readonly Definition[], member: Shared): Definition[][] {
  const groups = new Map<string, Definition[]>();
  for (const definition of definitions) {
    const value = memberOf(definition, member);
    if (typeof value !== 'string' || value === '' || !isUnique(definition.kind, member)) continue;
    if (member !== 'id' && definition.lifecycle.state === 'absent') continue;
    const name = `${definition.kind}\n${value}`;
    const group = groups.get(name);
    if (group) group.push(definition);
    else groups.set(name, [definition]);
  }
  return [...groups.values()];
}

function andMore(count: number): string {
  return count === 0 ? '' : ` and ${count} more`;
}

/** Parts of an environment's file that reach no definition: overrides for an unknown id, patterns that match no file. */
export function checkEnvironmentUse(chosen: Chosen): Diagnostic[] {
  const { environment, documents, leftOut } = chosen;
  return [...overridesFor(environment, [...documents, ...leftOut]).problems, ...unusedPatterns(chosen)];
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
