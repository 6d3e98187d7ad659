import { type Diagnostic, hasErrors, inReadingOrder } from '../core/diagnostics/diagnostic.ts';
import type { Place } from '../core/diagnostics/place.ts';
import {
  type ConnectionComparison,
  compareEnvironments,
  type EnvironmentConnections,
} from '../core/plan/compare-environments.ts';
import { lowerAll, type Project } from '../core/project/project.ts';
import { renderComparison } from '../core/report/terminal/render-comparison.ts';
import type { Command, Run } from './command.ts';
import { surroundingsFor } from './known-connectors.ts';
import { loadProject } from './load-project.ts';
import { selectedBy } from './only.ts';
import { Refusal } from './refusal.ts';

/** What the definitions make of the same connections in several environments, side by side. Asks no server. */
export const compare: Command = async (run) => {
  const { environments } = run.inputs;
  if (environments.length < 2) {
    throw new Refusal('invalid-inputs', 'name two environments or more', 'write --environments staging,production');
  }
  const projects = environments.map((environment) => loadProject({ ...run, inputs: { ...run.inputs, environment } }));
  const diagnostics = inReadingOrder(once(projects.flatMap((project) => project.diagnostics)));
  const sources = new Map(projects.flatMap((project) => [...project.sources]));
  const base = { diagnostics, sources, definitions: projects[0]?.files ?? 0 };
  if (hasErrors(diagnostics)) {
    return { ...base, exitCode: 1, failure: { reason: 'invalid-definitions', message: 'the definitions have errors' } };
  }
  const comparisons = compareEnvironments(await Promise.all(projects.map((project) => connectionsOf(run, project))));
  return {
    ...base,
    exitCode: 0,
    data: comparisons.map(asData),
    text: renderComparison(comparisons, { environments, colour: run.colour, width: run.width }),
  };
};

/** The path says it all. */
function asData({ differences, ...comparison }: ConnectionComparison) {
  return { ...comparison, differences: differences.map(({ at: _, ...difference }) => difference) };
}

/** What is wrong in a file is wrong in every environment, and said once. */
function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byText = new Map(diagnostics.map((one) => [JSON.stringify(one), one]));
  return [...byText.values()];
}

async function connectionsOf(run: Run, project: Project): Promise<EnvironmentConnections> {
  const { definitions } = project;
  const { value } = lowerAll(definitions, await surroundingsFor(run, definitions, { now: new Date() }));
  const isWanted = selectedBy(run.inputs.only);
  return {
    environment: project.environment.name,
    connections: value.filter(({ key, lifecycle }) => lifecycle.state !== 'absent' && isWanted(key)),
    textAt: (place) => textAt(project.sources.get(place.file), place),
  };
}

function textAt(text: string | undefined, place: Place): string | undefined {
  const lines = text?.split('\n');
  if (!lines) return undefined;
  const own = lines.slice(place.line - 1, place.endLine);
  if (place.line !== place.endLine) return own.join('\n');
  const line = own[0] ?? '';
  const isKey = /^["']?\s*:\s*[{[]?\s*$/.test(line.slice(place.endColumn - 1));
  if (!isKey) return line.slice(place.column - 1, place.endColumn - 1);
  // A block's name: what it holds is the block itself.
  const rest = lines.slice(place.line);
  const end = rest.findIndex((next) => next.trim() !== '' && next.search(/\S/) < place.column);
  return rest.slice(0, end < 0 ? undefined : end).join('\n');
}
