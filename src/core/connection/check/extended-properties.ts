import { objectsIn, textOf } from '../../document/readers.ts';
import { defaultMarkerProperty } from '../marker-property.ts';
import type { Check } from './check.ts';

/** That each property stands once and the marker's stays; a definition without any does nothing. */
export function checkExtendedProperties({ document, report }: Check): void {
  const items = objectsIn(document, 'items');
  const names = items.map(({ name }) => textOf(name));
  if (names.length === 0) report('extended-properties-missing', '', 'no extended property is written here');
  items.forEach(({ name, state }, at) => {
    if (name !== defaultMarkerProperty || state !== 'absent') return;
    const message = `"${defaultMarkerProperty}" is how connections say who manages them`;
    report('marker-property-removed', `/items/${at}/state`, message);
  });
  names.forEach((name, at) => {
    if (name !== '' && names.indexOf(name) < at)
      report('extended-property-twice', `/items/${at}`, `the extended property "${name}" is written twice`);
  });
}
