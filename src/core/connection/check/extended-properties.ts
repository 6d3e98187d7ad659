import { objectsIn, textOf } from '../../document/readers.ts';
import type { Check } from './check.ts';

/** That each property stands once; a definition without any does nothing. */
export function checkExtendedProperties({ document, report }: Check): void {
  const names = objectsIn(document, 'items').map(({ name }) => textOf(name));
  if (names.length === 0) report('extended-properties-missing', '', 'no extended property is written here');
  names.forEach((name, at) => {
    if (name !== '' && names.indexOf(name) < at)
      report('extended-property-twice', `/items/${at}`, `the extended property "${name}" is written twice`);
  });
}
