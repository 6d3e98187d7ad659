import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { inNaturalOrder } from '../../natural-order.ts';
import { limitIn } from '../../plan/limits.ts';
import { type LimitName, limited } from '../../plan/options.ts';
import { findingsOf } from '../../plan/summary.ts';
import type { Plan } from '../../plan/types.ts';
import { type Stop, stopsOf } from '../refusals.ts';
import type { Links } from './links.ts';
import { numbered, sentenceMarkdown } from './sentences.ts';
import { type MarkdownNameOf, placeLink } from './where.ts';

/** What forbids a plan, numbered: what, for whom, where, and the way on. Empty for a plan that may be applied. */
export function refusalMarkdown(plan: Plan, nameOf: MarkdownNameOf, links: Links | undefined): string {
  const stops = stopsOf(plan);
  if (stops.length === 0) return '';
  const items = stops.map((stop) => {
    const limit = limitIn(stop.finding);
    return limit ? limitItem(limit, stop.finding.message, plan) : itemOf(stop, nameOf, links);
  });
  const isOnlyMissing = stops.every(({ finding }) => finding.code === 'missing-reference');
  const lead = isOnlyLimits(plan)
    ? ''
    : isOnlyMissing
      ? 'The definitions are right, but the server isn’t ready for them. An apply would write nothing.'
      : 'An apply would write nothing.';
  const end =
    isOnlyMissing && links ? `When all is there, [run this job again](${links.run}); it needs no new commit.` : '';
  const [only] = items;
  const list = items.length === 1 ? (only ?? '') : items.map(numbered).join('\n\n');
  return [lead, list, end].filter((part) => part !== '').join('\n\n');
}

function itemOf({ finding, changes }: Stop, nameOf: MarkdownNameOf, links: Links | undefined): string {
  const names = inNaturalOrder(changes, ({ name }) => name).map((change) => `**${nameOf(change)}**`);
  const more = names.length - 3;
  const who = names.length === 0 ? '' : `, for ${names.slice(0, 3).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const message = sentenceMarkdown(finding.message).replace(/\.$/, '');
  const place = placeLink(finding.place, links);
  const hint = finding.hint ? `\n\n${sentenceMarkdown(finding.hint)}` : '';
  return `**${message}**${who}.${place === '' ? '' : ` ${place}`}${hint}`;
}

/** True when nothing but a limit stands in the way: then the plan itself is there to be read. */
export function isOnlyLimits(plan: Plan): boolean {
  const errors = findingsOf(plan).filter(({ severity }) => severity === 'error');
  return errors.length > 0 && errors.every(isLimit);
}

/** Something is too much, and what it is may be right. */
export const isLimit = (one: Diagnostic) => limitIn(one) !== undefined || isOfPeople(one);

const isOfPeople = ({ code }: Diagnostic) => ofPeople.includes(code);

const ofPeople: readonly Diagnostic['code'][] = [
  'too-many-leavers',
  'too-many-joiners',
  'more-leavers-than-reviewed',
  'more-disabled-than-reviewed',
  'more-joiners-than-reviewed',
];

/** The number, unless the headline has it, and the line that raises it. */
function limitItem(name: LimitName, message: string, plan: Plan): string {
  const told = isOnlyLimits(plan) ? '' : `**${sentenceMarkdown(message).replace(/\.$/, '')}**.\n\n`;
  const line = `${limited[name].option}: ${plan.limits?.[name]?.planned ?? 0}`;
  return `${told}If they are meant, raise the limit for this merge in the workflow that applies (\`${line}\`), or split the pull request.`;
}
