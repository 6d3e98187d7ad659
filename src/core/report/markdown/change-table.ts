import { atStart, counted, wordOf } from '../../kind-words.ts';
import { capital } from '../../wording.ts';
import type { DifferenceView } from '../difference-blocks.ts';
import type { Entry } from '../entries.ts';
import { tiers } from '../tier.ts';
import { cutInside } from '../visible-text.ts';
import { escapeMarkdown, markdownTable } from './markdown.ts';
import { withDays } from './sentences.ts';
import type { MarkdownNameOf } from './where.ts';

const mostRows = 20;
const mostSettings = 3;
const mostOfAValue = 70;

/** Entries as rows, the worst first; what doesn't fit is counted. */
export function changeTable(entries: readonly Entry[], nameOf: MarkdownNameOf): string {
  const shown = entries.length > mostRows + 1 ? entries.slice(0, mostRows) : entries;
  const rows = shown.map((entry) => {
    const { mark } = tiers[entry.tier];
    return [unbroken(`${mark === '' ? '' : `${mark} `}${entry.verb}`), nameIn(entry, nameOf), changesIn(entry)];
  });
  const rest = entries.slice(shown.length);
  const more = rest.flatMap(({ changes: left }) => left);
  const changes = entries.flatMap((entry) => entry.changes);
  const table = markdownTable(['', capital(wordOf(changes)), 'Changes'], rows);
  return more.length === 0 ? table : `${table}\n\nAnd ${counted(more, 'more')}, in the job summary.`;
}

function nameIn({ changes }: Entry, nameOf: MarkdownNameOf): string {
  const [only] = changes;
  return changes.length === 1 && only ? `**${atStart(only, nameOf(only))}**` : `**${counted(changes)}**`;
}

/** The mark stays beside its word, however narrow the column. */
const unbroken = (text: string) => text.replaceAll(' ', '\u00a0');

function changesIn({ verb, views, each, tier, changes }: Entry): string {
  if (verb === 'create' || verb === 'delete' || verb === 'replace') return `the whole ${wordOf(changes)}`;
  if (each) return `${escapeMarkdown(views[0]?.field ?? '')}: each another`;
  const isWorse = tiers[tier].mark !== '';
  const shown = views.length > mostSettings + 1 ? views.slice(0, mostSettings) : views;
  const lines = shown.map((view) => settingWords(view, isWorse));
  return [...lines, ...(views.length > shown.length ? [`and ${views.length - shown.length} more`] : [])].join('<br>');
}

/** `Transaction Logging: Standard → Enhanced`. */
export function settingWords({ field, before, after, tabs }: DifferenceView, isBold: boolean): string {
  const value = (text: string) => escapeMarkdown(withDays(cutInside(text, mostOfAValue)));
  const name = /^(Default|Users|Groups|#\d+|Filter|Group DN)$/.test(field) ? `${tabs.at(-1)} › ${field}` : field;
  const now = after === undefined ? 'removed' : isBold ? `**${value(after)}**` : value(after);
  const was = before === undefined ? '' : `${value(before)} → `;
  return `${escapeMarkdown(name)}: ${after === undefined && before !== undefined ? `${value(before)} removed` : was + now}`;
}
