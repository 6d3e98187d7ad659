import type { Inventory } from '../../inventory/types.ts';
import { naturally } from '../../natural-order.ts';
import { plural } from '../../wording.ts';
import { escapeMarkdown } from '../markdown/markdown.ts';
import { toldApart } from '../names.ts';
import { shortened, visible } from '../visible-text.ts';
import { inventoryPage } from './page.ts';
import { type ConnectionView, type InventoryView, inventoryView } from './view.ts';

const inventoryForms = ['html', 'csv', 'json', 'markdown'] as const;
type InventoryForm = (typeof inventoryForms)[number];

/** The form that a file's ending asks for; `undefined` for any other ending. */
export function formOf(path: string): InventoryForm | undefined {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(endings, ending) ? endings[ending] : undefined;
}

const endings: Record<string, InventoryForm> = {
  html: 'html',
  htm: 'html',
  csv: 'csv',
  json: 'json',
  md: 'markdown',
  markdown: 'markdown',
};

/** The view in each form. */
export const drawings: Record<InventoryForm, (view: InventoryView) => string> = {
  html: inventoryPage,
  csv: inventoryCsv,
  json: (view) => `${JSON.stringify(inventoryJson(view), null, 2)}\n`,
  markdown: inventoryMarkdown,
};

/** An inventory in words, to be drawn in any form. */
export function inventoryDrawings(inventory: Inventory): { data: object; draw(form: InventoryForm): string } {
  const view = inventoryView(inventory);
  return { data: inventoryJson(view), draw: (form) => drawings[form](view) };
}

/** The view itself, with what it is. */
const inventoryJson = (view: InventoryView) => ({ format: 'pfconn-inventory', version: 1, ...view });

/** A column of a table of connections: its heading, and what stands in it. */
type Column = readonly [heading: string, cell: (connection: ConnectionView) => string];

const csvColumns: readonly Column[] = [
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
function inventoryCsv({ connections }: InventoryView): string {
  const rows = [headingsOf(csvColumns), ...connections.map((one) => cellsOf(csvColumns, one))];
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

/** Three tables: the connections, the certificates and keys by their end, and who gets which attribute. */
export function inventoryMarkdown(view: InventoryView): string {
  const { environment, server, made, connections, certificates } = view;
  const about = [server, `made ${made.slice(0, 10)}`, plural(connections.length, 'connection')].filter(Boolean);
  return [
    `# Connections of ${cell(environment)}`,
    '',
    `${about.join(' · ')}`,
    '',
    ...table(
      headingsOf(overviewColumns),
      connections.map((one) => cellsOf(overviewColumns, one)),
    ),
    '',
    '## Certificates and keys, the first to end on top',
    '',
    ...table(
      ['Ends', 'Certificate or key', 'What for', 'Connections'],
      certificates.map(({ ends, name, uses, connections: used }) => [
        ends || 'unknown',
        name,
        uses.join('; '),
        used.join('; '),
      ]),
    ),
    '',
    '## Who gets which attribute',
    '',
    ...table(['Attribute', 'Goes to'], attributeRows(connections)),
    '',
  ].join('\n');
}

const overviewColumns: readonly Column[] = [
  ['Connection', ({ name, active }) => (active ? name : `${name} (inactive)`)],
  ['Kind', ({ kinds }) => kinds.join(', ')],
  ['Owner', ({ owner }) => owner],
  ['People', ({ people }) => people.map(({ question, answer }) => `${question}: ${answer}`).join(' ')],
  ['First end', ({ firstEnd }) => firstEnd],
  ['Last change', ({ changed }) => changed],
  ['Managed by', ({ managedBy }) => managedBy],
  ['State', ({ stateWords }) => stateWords],
];

const headingsOf = (columns: readonly Column[]) => columns.map(([heading]) => heading);

const cellsOf = (columns: readonly Column[], one: ConnectionView) => columns.map(([, said]) => said(one));

function attributeRows(connections: readonly ConnectionView[]): string[][] {
  const to = new Map<string, Set<string>>();
  const called = toldApart(connections);
  for (const connection of connections) {
    const name = called(connection);
    for (const { from, name: as } of connection.attributes) {
      for (const one of from) to.set(one, (to.get(one) ?? new Set()).add(one === as ? name : `${name} (as ${as})`));
    }
  }
  return [...to].sort(([a], [b]) => naturally(a, b)).map(([one, names]) => [one, [...names].join('; ')]);
}

function table(headings: readonly string[], rows: readonly string[][]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map((row) => line(row.map(cell)))];
}

const cell = (text: string) => escapeMarkdown(shortened(text, 2000));
