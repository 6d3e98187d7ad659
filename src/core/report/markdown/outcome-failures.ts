import { inNaturalOrder } from '../../natural-order.ts';
import type { ChangeOutcome, ChangeStatus } from '../../plan/outcome.ts';
import { verbOfAction, verbWords } from '../verbs.ts';
import type { Links } from './links.ts';
import { alert } from './markdown.ts';
import type { OutcomeMarkdownOptions } from './outcome-options.ts';
import { sentenceMarkdown } from './sentences.ts';
import { type MarkdownNameOf, namesOf, placeLink } from './where.ts';

/** What became of a change that didn't come to its end. */
const became: Readonly<Record<ChangeStatus, string>> = {
  done: 'is as planned',
  'saved-inactive': 'was saved, but **not activated**',
  unconfirmed: 'was **sent, but not confirmed**',
  failed: 'was **not {done}**',
  conflict: 'was **not {done}**: somebody else has changed it since the plan',
  skipped: 'was **not begun**',
  waits: 'was **left alone** until somebody says yes',
  'rolled-back': 'was **put back** as it was',
  'rollback-failed': '**could not be put back**',
  'left-alone': 'was **not put back**',
  gone: 'was written, and **is gone** now',
  'changed-since': 'was written, and **is another one** now',
};

const mostFailed = 40;

/** What failed, each with PingFederate’s refusal at its line. */
export function failureBox(failed: readonly ChangeOutcome[], { links, all }: OutcomeMarkdownOptions): string {
  const told = failed.filter(({ status }) => status !== 'skipped');
  const skipped = failed.filter(({ status }) => status === 'skipped');
  const shown = told.slice(0, all ? 1_000 : mostFailed);
  const nameOf = namesOf(failed);
  const lines = [
    ...shown.map((change) => failureLine(change, nameOf(change), links)),
    ...(told.length > shown.length ? [`**${told.length - shown.length} more** failed; the job summary has them.`] : []),
    ...(skipped.length > 0 ? [skippedLine(skipped, nameOf)] : []),
  ];
  return lines.length === 0
    ? ''
    : alert(
        'CAUTION',
        lines.map((line) => `- ${line}`),
      );
}

function failureLine(change: ChangeOutcome, name: string, links: Links | undefined): string {
  const words = became[change.status].replace('{done}', verbWords[verbOfAction[change.action]].done);
  const message = messageOf(change);
  const findings = change.diagnostics.map(({ message: said, hint, place }) => {
    const link = placeLink(place, links);
    return ` ${sentenceMarkdown(said)}${hint ? ` ${sentenceMarkdown(hint)}` : ''}${link === '' ? '' : ` ${link}`}`;
  });
  return `**${name}** ${words}.${message}${findings.join('')}`;
}

function skippedLine(skipped: readonly ChangeOutcome[], nameOf: MarkdownNameOf): string {
  const names = inNaturalOrder(skipped, ({ name }) => name).map((one) => nameOf(one));
  const more = names.length - 20;
  const list = `${names.slice(0, 20).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return names.length === 1
    ? `**${list}** was **not begun**.`
    : `**${names.length} connections** were **not begun**: ${list}`;
}

/** Without the request that failed, which the record holds, and not what a finding says again. */
function messageOf({ message = '', diagnostics }: ChangeOutcome): string {
  const words = message.replace(/^[A-Z]+ \/\S+: /, '');
  const isSaid = diagnostics.some((finding) => words.includes(finding.message));
  return words === '' || isSaid ? '' : ` ${sentenceMarkdown(words)}`;
}
