import type { DifferenceView } from './difference-view.ts';

/** What still reads well on one line. */
const mostMembers = 6;
const longest = 110;

/**
 * The members of a list's item that comes or goes as a whole, on one line: an endpoint as `Binding POST, URL /acs`,
 * where it would be four lines under a heading of its own.
 */
export function itemsInOneLine(views: readonly DifferenceView[]): DifferenceView[] {
  const groups = new Map<string, DifferenceView[]>();
  for (const view of views) {
    const tab = JSON.stringify(view.tabs);
    const group = groups.get(tab);
    if (group) group.push(view);
    else groups.set(tab, [view]);
  }
  return [...groups.values()].flatMap((group) => oneLine(group) ?? group);
}

function oneLine(group: readonly DifferenceView[]): DifferenceView[] | undefined {
  const [first] = group;
  const item = first?.tabs.at(-1);
  if (!first || item === undefined || first.sign === '~' || group.length > mostMembers) return undefined;
  if (group.some((view) => !view.inItem || view.sign !== first.sign)) return undefined;
  const words = group.map((view) => `${view.field} ${view.after ?? view.before ?? ''}`).join(', ');
  if (words.length > longest) return undefined;
  const value = first.sign === '+' ? { after: words } : { before: words };
  return [{ sign: first.sign, tabs: first.tabs.slice(0, -1), field: item, ...value, place: first.place }];
}
