/**
 * The pictures of the documentation, of the texts as they are now: goldens as GitHub shows them, and an inventory's page.
 *
 *     node test/render/pictures.ts
 *
 * Needs Chromium (Debian: apt-get install chromium).
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventoryDrawings } from '../../src/core/report/inventory/draw-inventory.ts';
import { company, inventoryOf } from '../core/inventory/company.ts';
import { chromiumPath, openCamera } from './camera.ts';
import { toHtml } from './to-html.ts';

/** Each picture's golden text. */
const texts = { plan: '05-sixty', outcome: '12-outcome-partial', drift: '14-drift-issue' };

const home = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
const path = chromiumPath();
if (path === undefined) throw new Error('There is no Chromium here.');
const camera = await openCamera(path);
const picture = (name: string) => join(home, 'docs/pictures', `${name}.png`);
try {
  for (const [name, golden] of Object.entries(texts)) {
    const markdown = readFileSync(join(home, 'test/texts/golden', `${golden}.md`), 'utf8');
    await camera.take(write(name, await toHtml(markdown)), picture(name), 920);
  }
  const resources = { SigningKeyPair: [{ id: 'signing', subjectDN: 'CN=Our key', expires: '2027-03-09T00:00:00Z' }] };
  const page = inventoryDrawings(inventoryOf(company(6), resources)).draw('html');
  await camera.take(write('inventory', page), picture('inventory'), 1100);
} finally {
  await camera.close();
  rmSync(folder, { recursive: true, force: true });
}

function write(name: string, html: string): string {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  return file;
}
