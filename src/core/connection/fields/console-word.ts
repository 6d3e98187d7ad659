import { isMember, type Path } from '../../document/path.ts';
import { consoleValue } from '../../meaning/console-values.ts';
import { ruleAt } from './table.ts';

/** The console's word for a value at a path; `undefined` where it has none of its own. */
export function consoleWordAt(path: Path, value: string): string | undefined {
  const member = path.findLast(isMember)?.member ?? '';
  return consoleValue(member === 'type' ? kindOfType(path) : member, value);
}

/** `type` means something else in each object. */
function kindOfType(path: Path): string {
  const owner = path.length > 1 ? ruleAt(path.slice(0, -1)) : undefined;
  const model = owner && 'model' in owner ? owner.model : '';
  if (model === 'SourceTypeIdKey') return 'source';
  return /BackChannelAuth$/.test(model) ? 'backChannel' : 'sourceKind';
}
