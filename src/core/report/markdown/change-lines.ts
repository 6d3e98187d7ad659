import type { Connectors } from '../../connector/types.ts';
import type { Change } from '../../plan/types.ts';
import { allSettings } from '../all-settings.ts';
import { differenceViews } from '../change-view.ts';
import { differenceBlocks } from '../difference-blocks.ts';
import { visible } from '../visible-text.ts';
import { diffLines } from './entry-markdown.ts';
import { yamlLines } from './settings-yaml.ts';

/** A change as the lines that a comment shows of it. */
export function changeLines(change: Change, connectors?: Connectors): string[] {
  if (change.action === 'delete') return [`- ${visible(change.name)} (${visible(change.entityId)})`];
  if (change.action === 'create') return yamlLines(allSettings(change, connectors));
  return diffLines(differenceBlocks(differenceViews(change, connectors)));
}
