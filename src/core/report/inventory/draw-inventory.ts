import type { Inventory } from '../../inventory/types.ts';
import { inventoryCsv } from './csv.ts';
import { inventoryMarkdown } from './markdown.ts';
import { inventoryPage } from './page.ts';
import { type InventoryView, inventoryView } from './view.ts';

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

const drawings: Record<InventoryForm, (view: InventoryView) => string> = {
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
