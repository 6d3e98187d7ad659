import { textIn } from '../../document/readers.ts';
import { type Check, itemsIn } from './check.ts';
import { mappingsOf } from './mapping-list.ts';

/** Ids and descriptions of attribute sources. */
export function checkAttributeSources(check: Check): void {
  const { report } = check;
  for (const mapping of mappingsOf(check)) {
    const seen = { id: new Set<string>(), description: new Set<string>() };
    for (const { item, pointer } of itemsIn(mapping.item, 'attributeSources', mapping.pointer)) {
      const id = textIn(item, 'id');
      if (id !== undefined && !/^[A-Za-z0-9]+$/.test(id)) {
        report(
          'attribute-source-id',
          `${pointer}/id`,
          `"${id}" is no id for an attribute source: letters and digits only`,
        );
      }
      for (const member of ['id', 'description'] as const) {
        const value = textIn(item, member);
        if (value === undefined) continue;
        if (seen[member].has(value)) {
          report(
            'attribute-source-twice',
            `${pointer}/${member}`,
            `two attribute sources of one mapping have the ${member} "${value}"`,
          );
        }
        seen[member].add(value);
      }
    }
  }
}
