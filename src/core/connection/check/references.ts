import { inWords } from '../../document/nearest.ts';
import { resources } from '../fields/resources.ts';
import { namesIn, type Reference, referencesOf } from '../references/references.ts';
import type { Check } from './check.ts';

/** Whether each reference says once, and in a way that its kind knows, what it refers to. */
export function checkReferences({ document, report }: Check): void {
  for (const reference of referencesOf(document)) {
    const problem = problemOf(reference);
    if (problem) report('reference-unclear', reference.pointer, problem.message, problem.hint);
  }
}

function problemOf({ kind, link }: Reference): { message: string; hint: string } | undefined {
  const { word, known } = resources[kind];
  const names = namesIn(link);
  const [name, ...more] = names;
  const ways = inWords(['id', ...Object.keys(known)], 'or');
  if (!name)
    return link.id === undefined ? { message: `the ${word} isn't named`, hint: `write its ${ways}` } : undefined;
  const said = [...(link.id === undefined || link.id === name.text ? [] : ['id']), ...names.map(({ by }) => by)];
  if (more.length > 0 || said.length > 1) {
    const message = `the ${word} is named by ${inWords(said, 'and')}, which could mean two`;
    return { message, hint: `keep one of them; ${name.by} alone works wherever the ids differ` };
  }
  if (known[name.by]) return undefined;
  return { message: `no ${word} is known by its ${name.by}`, hint: `write its ${ways}` };
}
