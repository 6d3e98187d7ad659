import type { DifferenceView } from './difference-view.ts';

export interface DifferenceGroup {
  /** Where in the console they stand together. */
  tab: string;
  /** Their fields hold the rest of the way: `Change Detection › USN Attribute`. */
  views: DifferenceView[];
}

/** The differences by the tab they're in, in the order of their first one. */
export function grouped(views: readonly DifferenceView[]): DifferenceGroup[] {
  const groups = new Map<string, DifferenceView[]>();
  for (const view of views) {
    const depth = depthOf(view.tabs);
    const tab = view.tabs.slice(0, depth).join(' › ') || 'Connection';
    const shown = { ...view, field: [...view.tabs.slice(depth), view.field].join(' › ') };
    const group = groups.get(tab);
    if (group) group.push(shown);
    else groups.set(tab, [shown]);
  }
  return [...groups].map(([tab, group]) => ({ tab, views: group }));
}

/** A tab and the one inside it; a channel has its own: `Outbound Provisioning › Manage Channels › Staff › Source Location`. */
function depthOf(tabs: readonly string[]): number {
  return tabs[1] === 'Manage Channels' ? 4 : 2;
}
