import { effectiveChanges, isRefused } from '../../plan/summary.ts';
import type { Plan } from '../../plan/types.ts';
import { inARow, plural } from '../../wording.ts';
import { tierOfChange } from '../change-facts.ts';
import { subjectName } from '../subject.ts';
import { type Tier, tiers, worstOf } from '../tier.ts';
import { deedOf, doingWords, type Verb, verbWords } from '../verbs.ts';
import type { Overview, Section } from './comment-section.ts';
import { codeSpan, escapeMarkdown, markdownTable } from './markdown.ts';
import { marked } from './plan-headline.ts';

const verbs = Object.keys(verbWords).slice(0, 5) as Verb[];

/** What a plan's marker holds for the overview. */
export function planOverview(plan: Plan): Overview {
  const changes = effectiveChanges(plan);
  const deeds = changes.map(deedOf);
  return {
    overview: changes.length === 0 ? 'changes nothing' : doingWords(deeds),
    counts: verbs.map((verb) => deeds.filter((one) => one.verb === verb).length),
    isMixed: deeds.some(({ kind }) => kind !== 'SpConnection') || undefined,
    tier: worstOf(changes.map(tierOfChange)),
    isRefused: isRefused(plan) || undefined,
  };
}

/** Before the sections of a comment that has several: what happens in all of them, then what in which. */
export function overviewOf(sections: readonly Section[]): string {
  const rows = sections.map(({ marker }) => [
    codeSpan(subjectName(marker)),
    `${markOf(marker.tier)}${escapeMarkdown(marker.overview ?? '')}`,
  ]);
  const table = markdownTable(['Environment', 'What happens'], rows);
  const headline = headlineOf(sections);
  return headline === '' ? table : `${headline}\n\n${table}`;
}

const markOf = (tier: Tier | undefined) => {
  const mark = tier ? tiers[tier].mark : '';
  return mark === '' ? '' : `${mark} `;
};

/** What merging does in all environments together; empty when not every section is a plan. */
export function headlineOf(sections: readonly Section[]): string {
  const failed = sections.filter(({ marker }) => marker.kind === 'problem').length;
  if (failed > 0) return `### ❌ ${failed} of ${sections.length} failed`;
  if (!sections.every(({ marker }) => marker.kind === 'plan' && marker.counts)) return '';
  const where = whereOf(sections);
  if (sections.some(({ marker }) => marker.isRefused)) return `### ❌ An apply would be refused ${where}`;
  const tier = worstOf(sections.map(({ marker }) => marker.tier ?? 'routine'));
  return `### ${marked(tier, `Merging this ${together(sections)} ${where}`)}`;
}

/** The same everywhere is said once; otherwise everything is counted together. */
function together(sections: readonly Section[]): string {
  const said = new Set(sections.map(({ marker }) => marker.overview));
  const [only] = said;
  if (said.size === 1 && only) return escapeMarkdown(only);
  const sum = (index: number) => sections.reduce((total, { marker }) => total + (marker.counts?.[index] ?? 0), 0);
  const noun = sections.some(({ marker }) => marker.isMixed) ? 'object' : 'connection';
  const parts = verbs
    .map((verb, index) => ({ does: verbWords[verb].does, count: sum(index) }))
    .filter(({ count }) => count > 0)
    .map(({ does, count }, index) => `${does} ${index === 0 ? plural(count, noun) : count}`);
  return inARow(parts) || 'changes nothing';
}

function whereOf(sections: readonly Section[]): string {
  const names = [...new Set(sections.map(({ marker }) => marker.environment))];
  if (names.length > 3) return `on ${names.length} environments`;
  const words = names.map((name) => `on ${codeSpan(name)}`);
  return inARow(words);
}
