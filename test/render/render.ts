/**
 * Twenty kinds of plan, an outcome and a drift report as GitHub shows them, each as a picture to look at.
 *
 *     node test/render/render.ts FOLDER [path to mermaid.min.js]
 *
 * Needs Chromium (Debian: apt-get install chromium); without it the HTML is written and that is said.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { driftMarkdown } from '../../src/core/report/markdown/drift-markdown.ts';
import { gitHubLinks } from '../../src/core/report/markdown/links.ts';
import { outcomeMarkdown } from '../../src/core/report/markdown/outcome-markdown.ts';
import { planMarkdown } from '../../src/core/report/markdown/plan-markdown.ts';
import { found, outcomeOf, placeAt, planOf } from '../core/report/samples.ts';
import { narrowed, plans } from './plans.ts';
import { toHtml } from './to-html.ts';

const folder = resolve(process.argv[2] ?? 'render');
const mermaid = process.argv[3] && `file://${resolve(process.argv[3])}`;
const links = gitHubLinks({
  server: 'https://github.com',
  repository: 'acme/identity',
  sha: 'c0ffee0'.padEnd(40, '1'),
  runId: 7001,
  attempt: 1,
});

mkdirSync(folder, { recursive: true });
const only = process.env.ONLY;
const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version']).status === 0,
);
if (!chromium) console.log('There is no Chromium here: the HTML is written, no pictures are taken.');
for (const [name, markdown] of Object.entries(pages())) {
  if (only && !name.includes(only)) continue;
  const html = join(folder, `${name}.html`);
  writeFileSync(html, await toHtml(markdown, mermaid));
  const height = Math.min(2400, 260 + markdown.split('\n').length * 24);
  if (chromium) picture(chromium, html, join(folder, `${name}.png`), height);
  console.log(`${name}: ${markdown.length} characters`);
}

function pages(): Record<string, string> {
  const pages: Record<string, string> = {};
  for (const [name, plan] of Object.entries(plans)) pages[name] = planMarkdown(plan, { links, limit: 58_500 });
  const outcome = outcomeOf(
    [
      {
        id: 'zoom-provisioning',
        name: 'Zoom Provisioning',
        file: 'connections/zoom.yaml',
        action: 'update',
        durationMs: 840,
      },
      {
        id: 'acme',
        name: 'Acme single sign-on',
        file: 'connections/acme.yaml',
        action: 'create',
        status: 'failed',
        message: 'PingFederate refused it',
        diagnostics: [
          found('error', 'Entity ID is used by connection "old-acme"', {
            place: placeAt('connections/acme.yaml', 4, 11),
          }),
        ],
      },
      { id: 'box', name: 'Box', file: 'connections/box.yaml', status: 'skipped' },
    ],
    { complete: false },
  );
  pages['21-outcome'] = outcomeMarkdown(outcome, {
    links,
    limit: 30_000,
    plan: planOf([narrowed]),
  });
  pages['22-drift'] = driftMarkdown(planOf([narrowed]), { links, limit: 30_000 });
  return pages;
}

function picture(program: string, html: string, png: string, height: number): void {
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--virtual-time-budget=4000'];
  spawnSync(program, [...flags, `--window-size=920,${height}`, `--screenshot=${png}`, `file://${html}`], {
    stdio: 'ignore',
  });
}
