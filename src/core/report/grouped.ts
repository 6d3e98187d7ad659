import type { DifferenceView } from './difference-view.ts';

interface DifferenceGroup {
  /** Where in the console they stand together. */
  tab: string;
  /** Their fields hold the rest of the way: `Change Detection › USN Attribute`. */
  views: DifferenceView[];
}

/** The differences by the part they're in, in the order of their first one; a text of several lines has its own. */
export function grouped(views: readonly DifferenceView[]): DifferenceGroup[] {
  const groups = new Map<string, DifferenceGroup>();
  for (const [index, view] of views.entries()) {
    const depth = view.lines ? view.tabs.length : depthOf(view.tabs);
    const tab = view.tabs.slice(0, depth).join(' › ') || 'Connection';
    const shown = { ...view, field: [...view.tabs.slice(depth), view.field].join(' › ') };
    const key = view.lines ? `${index} ${tab}` : tab;
    const group = groups.get(key);
    if (group) group.views.push(shown);
    else groups.set(key, { tab, views: [shown] });
  }
  return [...groups.values()];
}

/** A tab and the one inside it; what a mapping maps from belongs to the way. */
function depthOf(tabs: readonly string[]): number {
  return /^(adapter|policy contract|token processor|processor policy) /.test(tabs[2] ?? '') ? 3 : 2;
}
