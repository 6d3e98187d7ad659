import { naturally } from '../../natural-order.ts';
import { plural } from '../../wording.ts';
import { escapeMarkdown } from '../markdown/markdown.ts';
import { toldApart } from '../names.ts';
import { shortened } from '../visible-text.ts';
import type { ConnectionView, InventoryView } from './view.ts';

/** Three tables: the connections, the certificates and keys by their end, and who gets which attribute. */
export function inventoryMarkdown(view: InventoryView): string {
  const { environment, server, made, connections, certificates } = view;
  const about = [server, `made ${made.slice(0, 10)}`, plural(connections.length, 'connection')].filter(Boolean);
  return [
    `# Connections of ${cell(environment)}`,
    '',
    `${about.join(' · ')}`,
    '',
    ...table(connectionHeadings, connections.map(connectionCells)),
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

const connectionHeadings = ['Connection', 'Kind', 'Owner', 'People', 'First end', 'Last change', 'Managed by', 'State'];

function connectionCells(one: ConnectionView): string[] {
  const people = one.people.map(({ question, answer }) => `${question}: ${answer}`).join(' ');
  const name = one.active ? one.name : `${one.name} (inactive)`;
  return [name, one.kinds.join(', '), one.owner, people, one.firstEnd, one.changed, one.managedBy, one.stateWords];
}

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
