import { visible } from '../visible-text.ts';
import type { ConnectionView, InventoryView } from './view.ts';

type Column = readonly [heading: string, cell: (connection: ConnectionView) => string];

const columns: readonly Column[] = [
  ['Connection', ({ name }) => name],
  ['Id', ({ id }) => id],
  ['Partner’s entity id', ({ entityId }) => entityId],
  ['Active', ({ active }) => (active ? 'yes' : 'no')],
  ['Kind', ({ kinds }) => kinds.join('; ')],
  ['Owner', ({ owner }) => owner],
  ['People', ({ people }) => people.map(({ question, answer }) => `${question}: ${answer}`).join(' | ')],
  ['Attributes used', ({ attributes }) => [...new Set(attributes.flatMap(({ from }) => from))].join('; ')],
  ['Attributes sent', ({ attributes }) => attributes.map(({ name, made }) => `${name}: ${made}`).join(' | ')],
  [
    'Certificates and keys',
    ({ certificates }) =>
      certificates.map(({ name, use, ends }) => `${name} (${use}) ends ${ends || 'unknown'}`).join(' | '),
  ],
  ['First end', ({ firstEnd }) => firstEnd],
  ['Created', ({ created }) => created],
  ['Last change', ({ changed }) => changed],
  ['Managed by', ({ managedBy }) => managedBy],
  ['State', ({ stateWords }) => stateWords],
];

/** One line a connection, as spreadsheets read it: quoted throughout, in UTF-8 with its mark, lines ended by CR LF. */
export function inventoryCsv({ connections }: InventoryView): string {
  const rows = [columns.map(([heading]) => heading), ...connections.map((one) => columns.map(([, cell]) => cell(one)))];
  return `\ufeff${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front, which it shows as text. Also behind
 * spaces, and in the full width forms that some programs turn into the plain ones.
 */
function quoted(text: string): string {
  const plain = visible(text);
  const safe = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(plain) ? `'${plain}` : plain;
  return `"${safe.replaceAll('"', '""')}"`;
}
