import { doingSentence, worstMark } from '../plan-words.ts';
import { subjectName } from '../subject.ts';
import type { Section } from './comment-section.ts';
import { codeSpan, markdownTable } from './markdown.ts';

/** Before the sections of a comment that has several: what happens in all of them, then what in which. */
export function overviewOf(sections: readonly Section[]): string {
  const rows = sections.map(({ marker }) => [codeSpan(subjectName(marker)), marker.overview ?? '']);
  const table = markdownTable(['Environment', 'What happens'], rows);
  const headline = headlineOf(sections);
  return headline === '' ? table : `${headline}\n\n${table}`;
}

/** What merging does in all environments together; empty when not every section is a plan. */
function headlineOf(sections: readonly Section[]): string {
  const counts = sections.map(({ marker }) => marker.counts);
  const failed = sections.filter(({ marker }) => marker.overview?.startsWith('❌')).length;
  if (failed > 0) return `### ❌ ${failed} of ${sections.length} failed`;
  if (!sections.every(({ marker }) => marker.kind === 'plan') || counts.includes(undefined)) return '';
  const sum = (index: number) => counts.reduce((total, each) => total + (each?.[index] ?? 0), 0);
  const all = { create: sum(0), update: sum(1), replace: sum(2), delete: sum(3), 'no-op': 0 };
  const doing = doingSentence(all);
  const where = whereOf(sections);
  if (sections.some(({ head }) => head.startsWith('### 🛑')))
    return `### 🛑 This can’t be applied ${where} as it is${doing ? `: it ${doing}` : ''}`;
  return `### ${worstMark(all)} Merging this ${doing || 'changes nothing'} ${where}`;
}

function whereOf(sections: readonly Section[]): string {
  const names = [...new Set(sections.map(({ marker }) => marker.environment))];
  if (names.length === 1) return `on ${codeSpan(names[0] ?? '')}`;
  if (names.length > 4) return `in ${names.length} environments`;
  return `on ${names.slice(0, -1).map(codeSpan).join(', ')} and ${codeSpan(names.at(-1) ?? '')}`;
}
