import type { Connectors } from '../../connector/types.ts';
import { countByHand } from '../../people/by-hand.ts';
import { questionsOf } from '../../people/questions.ts';
import { countedChange } from '../../plan/people.ts';
import type { Change } from '../../plan/types.ts';
import { escapeMarkdown, fenced, folded } from './markdown.ts';

/** How a reviewer counts who leaves and joins, where this run couldn't: ready to paste. */
export function handCountMarkdown(change: Change, connectors: Connectors | undefined): string {
  const isUncounted = change.people?.state === 'not-counted' && change.findings.some(isAboutScope);
  const about = isUncounted && connectors ? countedChange(change, connectors) : undefined;
  const questions = about ? questionsOf(about).filter(({ isOneScope }) => !isOneScope) : [];
  if (questions.length === 0) return '';
  const blocks = questions.map((question) => {
    const name = questions.length > 1 ? `Channel *${escapeMarkdown(question.channel)}*:\n\n` : '';
    return `${name}${fenced(countByHand(question).shell, 'sh')}`;
  });
  const lead =
    'On a machine that reaches the directory, in bash or zsh, with your own `HOST`, `BIND_DN` and `PASSWORD` (`read -rs PASSWORD`):';
  return folded('Count them yourself', [lead, ...blocks].join('\n\n'));
}

/** Somebody leaves or joins, as far as the rules can tell. */
const isAboutScope = ({ about, severity }: Change['findings'][number]) =>
  about !== undefined && about.field === undefined && severity === 'warning';
