import type { DifferenceView } from './change-view.ts';

export interface DifferenceGroup {
  tab: string;
  views: DifferenceView[];
}

/** The differences by the tab they're in, in the order of their first one. */
export function grouped(views: readonly DifferenceView[]): DifferenceGroup[] {
  const groups = new Map<string, DifferenceView[]>();
  for (const view of views) {
    const tab = view.tabs.join(' › ') || 'Connection';
    const group = groups.get(tab);
    if (group) group.push(view);
    else groups.set(tab, [view]);
  }
  return [...groups].map(([tab, group]) => ({ tab, views: group }));
}
