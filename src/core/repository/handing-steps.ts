import type { SourceFile } from '../document/document.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { parseDocument } from '../document/parse-document.ts';
import { objectIn, objectsIn, own, textIn, textOf } from '../document/readers.ts';

/** A step of a workflow that uses this action, and what its `env:` and those around it hand on. */
export interface HandingStep {
  /** The workflow's path. */
  file: string;
  job: string;
  /** The names under `env:` of the step, its job and the workflow. */
  names: ReadonlySet<string>;
  /** The names in its input `secret-names`; `unknown` when an expression gives them. */
  listed: readonly string[] | 'unknown';
  /** Its command is `apply`, `auto`, or an expression. */
  mayApply: boolean;
}

/**
 * The steps of a workflow that use this action, which is known by its input `admin-url`: nothing can be sent without it,
 * and the action's own name differs from repository to repository. A text that is no workflow has none.
 */
export function handingSteps(source: SourceFile): HandingStep[] {
  const workflow = parseDocument(source).value?.value;
  const jobs = objectIn(workflow, 'jobs') ?? {};
  return Object.entries(jobs).flatMap(([job, body]) =>
    objectsIn(body, 'steps').flatMap((step) => {
      const inputs = inputsOf(step);
      if (!inputs?.has('admin-url')) return [];
      const names = new Set([workflow, body, step].flatMap((level) => Object.keys(objectIn(level, 'env') ?? {})));
      return { file: source.path, job, names, listed: listedIn(inputs), mayApply: appliesWith(inputs) };
    }),
  );
}

/** GitHub doesn't tell capitals in an input's name apart. */
function inputsOf(step: JsonObject): ReadonlyMap<string, Json> | undefined {
  const given = own(step, 'with');
  if (textIn(step, 'uses') === undefined || !isObject(given)) return undefined;
  return new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value as Json]));
}

function listedIn(inputs: ReadonlyMap<string, Json>): HandingStep['listed'] {
  const text = textOf(inputs.get('secret-names'));
  return text.includes('${{') ? 'unknown' : text.split(/[\n,]/).flatMap((name) => name.trim() || []);
}

function appliesWith(inputs: ReadonlyMap<string, Json>): boolean {
  const command = textOf(inputs.get('command')).trim();
  return ['', 'auto', 'apply'].includes(command) || command.includes('${{');
}
