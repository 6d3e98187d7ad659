import picomatch from 'picomatch';
import { hasErrors } from '../core/diagnostics/diagnostic.ts';
import type { Place } from '../core/document/place.ts';
import { compareEnvironments, type EnvironmentConnections } from '../core/plan/compare-environments.ts';
import { renderComparison } from '../core/report/render-comparison.ts';
import { sorted } from './check-project.ts';
import type { Command, Run } from './command.ts';
import { loadProject, type Project } from './load-project.ts';
import { connectorsFor, lowerProject } from './lower-project.ts';
import { Refusal } from './refusal.ts';

/** What the definitions make of the same connections in several environments, side by side. Asks no server. */
export const compare: Command = async (run) => {
  const environments = String(run.inputs.extra.environments ?? '')
    .split('\n')
    .filter(Boolean);
  if (environments.length < 2) {
    throw new Refusal('invalid-inputs', 'name two environments or more', 'write --environments staging,production');
  }
  const projects = environments.map((environment) => loadProject({ ...run, inputs: { ...run.inputs, environment } }));
  const diagnostics = sorted(projects.flatMap((project) => project.diagnostics));
  const sources = new Map(projects.flatMap((project) => [...project.sources]));
  const base = { diagnostics, sources, definitions: projects[0]?.files ?? 0 };
  if (hasErrors(diagnostics)) {
    return { ...base, exitCode: 1, failure: { reason: 'invalid-definitions', message: 'the definitions have errors' } };
  }
  const comparisons = compareEnvironments(await Promise.all(projects.map((project) => connectionsOf(run, project))));
  return {
    ...base,
    exitCode: 0,
    data: comparisons,
    text: renderComparison(comparisons, { environments, colour: run.colour }),
  };
};

async function connectionsOf(run: Run, project: Project): Promise<EnvironmentConnections> {
  const connectors = await connectorsFor(run, project.definitions);
  const { value } = await lowerProject(project, connectors, new Date());
  const isWanted = run.inputs.only.length > 0 ? picomatch(run.inputs.only) : () => true;
  return {
    environment: project.environment.name,
    connections: value.filter(({ id }) => isWanted(id)),
    textAt: (place) => textAt(project.sources.get(place.file), place),
  };
}

function textAt(text: string | undefined, place: Place): string | undefined {
  const lines = text?.split('\n').slice(place.line - 1, place.endLine);
  if (!lines) return undefined;
  return place.line === place.endLine ? lines[0]?.slice(place.column - 1, place.endColumn - 1) : lines.join('\n');
}
