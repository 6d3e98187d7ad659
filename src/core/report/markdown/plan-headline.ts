import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { calledAs } from '../../kind-words.ts';
import { limitIn } from '../../plan/limits.ts';
import { type LimitName, limited } from '../../plan/options.ts';
import { findingsOf } from '../../plan/summary.ts';
import type { Change, Plan } from '../../plan/types.ts';
import { plural, uncapital } from '../../wording.ts';
import { tierOfChange } from '../change-facts.ts';
import { type Tier, tiers, worstOf } from '../tier.ts';
import { deedOf, doingWords, verbOf, verbWords } from '../verbs.ts';
import { codeSpan, escapeMarkdown } from './markdown.ts';
import { isLimit } from './refusal-markdown.ts';
import { shortName } from './where.ts';

/** What a plan is about: a pull request, or a run by hand. */
export type About = 'merge' | 'now';

/** The first line of a report: it stands alone in a check's title and in a mail's preview. */
export function planHeadline(plan: Plan, changes: readonly Change[], about: About): string {
  const where = codeSpan(plan.environment);
  const errors = findingsOf(plan).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return `### ❌ ${refusalWords(errors, plan, where, about)}`;
  const subject = about === 'merge' ? 'Merging this' : 'Applying this';
  if (changes.length === 0) return `### ${subject} changes nothing on ${where}`;
  const does = `${subject} ${doesWhat(changes)} on ${where}`;
  return `### ${marked(worstOf(changes.map(tierOfChange)), does)}`;
}

/** `⛔ Can't be undone: merging this …`. */
export function marked(tier: Tier, sentence: string): string {
  const { mark, word } = tiers[tier];
  if (tier === 'irreversible') return `${mark} ${word}: ${uncapital(sentence)}`;
  return mark === '' ? sentence : `${mark} ${sentence}`;
}

/** One by its name, several by what is done to how many. */
function doesWhat(changes: readonly Change[]): string {
  const [only] = changes;
  if (changes.length === 1 && only)
    return `${verbWords[verbOf(only)].does} ${calledAs(only, (name) => escapeMarkdown(shortName(name)))}`;
  return doingWords(changes.map(deedOf));
}

const isMissing = ({ code }: Diagnostic) => code === 'missing-reference';

function refusalWords(errors: readonly Diagnostic[], plan: Plan, where: string, about: About): string {
  const [first] = errors;
  if (first && errors.every(isLimit)) {
    const limit = limitIn(first);
    return `An apply would refuse this: ${limit ? limitWords(limit, plan, where) : peopleWords(first, where)}`;
  }
  const subject = about === 'merge' ? 'Merging this' : 'Applying this';
  const things = new Set(errors.map(({ message }) => message)).size;
  if (errors.every(isMissing)) return `${subject} would fail: ${where} lacks ${plural(things, 'thing')} that it needs`;
  return `${subject} would fail: ${plural(things, 'thing')} on ${where} ${things === 1 ? 'stands' : 'stand'} in the way`;
}

/** `1,168 people leave on production, more than max-leavers allows`. */
const peopleWords = ({ message }: Diagnostic, where: string) =>
  message.replace(/^([^,]*(?:,\d{3}[^,]*)*), /, `$1 on ${where}, `).replace(/: .*$/s, '');

/** `40 deletions on production, at most 5 are allowed`. */
function limitWords(name: LimitName, { limits = {} }: Plan, where: string): string {
  const { planned = 0, allowed = 0 } = limits[name] ?? {};
  return `${plural(planned, limited[name].noun)} on ${where}, at most ${allowed} ${allowed === 1 ? 'is' : 'are'} allowed`;
}
