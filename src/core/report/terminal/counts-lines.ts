import { counted } from '../../kind-words.ts';
import { countsOf, effectiveChanges } from '../../plan/summary.ts';
import type { Plan } from '../../plan/types.ts';
import { plural, uncapital } from '../../wording.ts';
import { tierOfChange } from '../change-facts.ts';
import { type Tier, tiers } from '../tier.ts';
import { byVerb, type Deed, deedOf } from '../verbs.ts';
import { shortDigest, shortVersion, visible } from '../visible-text.ts';
import { flowed, keptBlank, type Page } from './page.ts';

/** `12.2.2.0` → `(PingFederate 12.2.2)`. */
export function versionWords(version: string): string {
  return `(PingFederate ${shortVersion(version)})`;
}

/** All of its digits for a command that compares them. */
export function planWord(digest: string, all = false): string {
  return `plan ${all ? digest : shortDigest(digest)}`;
}

/** The environment, or the one server of a repository that has none. */
export function whereWords(environment: string): string {
  return environment === 'default' ? 'the server' : visible(environment);
}

/** The same at the beginning of a line. */
export const whereAtStart = (environment: string) => whereWords(environment).replace(/^the /, 'The ');

/** How much is done to how many, and how bad it is; one line when nothing is. */
export function countsLines(plan: Plan, page: Page, full = false): string[] {
  const { bold, dim, green } = page.palette;
  const changes = effectiveChanges(plan);
  const where = [bold, whereAtStart(plan.environment)] as const;
  const version = [versionWords(plan.server.version), dim] as const;
  const counts = countsOf(plan);
  const same = counts['no-op'];
  const kept = plan.changes.filter((change) => change.action === 'no-op' && !change.draft);
  const drafts = counts.draft > 0 ? `, ${plural(counts.draft, 'draft')} not written` : '';
  if (changes.length === 0)
    return flowed(
      [
        ['✓', green],
        [' '],
        [where[1], bold],
        [` is as the definitions say: ${counted(kept)}${drafts}${keptBlank} `],
        version,
      ],
      page.width,
    );
  const others = same + plan.unmanaged.length;
  const stay = others > 0 ? `, ${others} ${others === 1 ? 'stays as it is' : 'stay as they are'}` : '';
  const tierCounts = (['irreversible', 'people', 'not-judged'] as const).flatMap((tier) => tierCount(tier, plan));
  return [
    ...flowed([[where[1], bold], [`: ${toDo(changes.map(deedOf))}${stay}${drafts}${keptBlank} `], version], page.width),
    ...flowed(
      [
        ...(tierCounts.length > 0 ? [[tierCounts.join(', '), bold] as const, ['; '] as const] : []),
        [planWord(plan.digest, full)],
      ],
      page.width,
    ),
  ];
}

/** `1 to delete, 60 to change`; of more than connections, also what: `2 connections and 1 data store to change`. */
export function toDo(deeds: readonly Deed[]): string {
  const isPlain = deeds.every(({ kind }) => kind === 'SpConnection');
  return byVerb(deeds)
    .map(({ verb, of }) => `${isPlain ? of.length : counted(of)} to ${verb}`)
    .join(', ');
}

function tierCount(tier: Tier, plan: Plan): string[] {
  const count = effectiveChanges(plan).filter((change) => tierOfChange(change) === tier).length;
  if (count === 0) return [];
  if (tier === 'people') return [`${count} ${count === 1 ? 'affects' : 'affect'} people`];
  const word = tiers[tier].word;
  return [`${count} ${uncapital(word)}`];
}
