import { didYouMean } from '../../document/nearest.ts';
import { objectIn, textIn, textsIn } from '../../document/readers.ts';
import { type Check, itemsIn } from './check.ts';

/** Virtual ids: the default one, and those that a mapping is restricted to. */
export function checkVirtualEntityIds(check: Check): void {
  const { document, report } = check;
  const ids = textsIn(document, 'virtualEntityIds');
  const fallback = textIn(document, 'defaultVirtualEntityId');
  if (ids.length > 0 && fallback === undefined) {
    report(
      'virtual-entity-id-default',
      '/virtualEntityIds',
      'virtual entity ids need a defaultVirtualEntityId',
      `set it to one of them: ${ids.join(', ')}`,
    );
  }
  if (fallback !== undefined && !ids.includes(fallback)) {
    report(
      'virtual-entity-id-default',
      '/defaultVirtualEntityId',
      `"${fallback}" is not in virtualEntityIds`,
      didYouMean(fallback, ids) ?? 'add it there',
    );
  }
  checkRestrictions(check, ids);
}

const mappings = [
  ['spBrowserSso', 'adapterMappings'],
  ['spBrowserSso', 'authenticationPolicyContractAssertionMappings'],
  ['wsTrust', 'tokenProcessorMappings'],
] as const;

function checkRestrictions({ document, report }: Check, ids: string[]): void {
  for (const [part, list] of mappings) {
    for (const { item, pointer } of itemsIn(objectIn(document, part), list, `/${part}`)) {
      const restricted = textsIn(item, 'restrictedVirtualEntityIds');
      if (restricted.length > 0 && part === 'spBrowserSso' && item.restrictVirtualEntityIds !== true) {
        const hint = 'set restrictVirtualEntityIds: true, or leave the list out';
        const message = 'restrictedVirtualEntityIds without restrictVirtualEntityIds has no effect';
        report('restricted-virtual-entity-ids', `${pointer}/restrictedVirtualEntityIds`, message, hint);
      }
      for (const id of restricted.filter((id) => !ids.includes(id))) {
        const message = `"${id}" is not in the connection's virtualEntityIds`;
        report('restricted-virtual-entity-ids', `${pointer}/restrictedVirtualEntityIds`, message, didYouMean(id, ids));
      }
    }
  }
}
