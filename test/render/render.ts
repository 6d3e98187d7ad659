/**
 * Forty kinds of plan and each situation’s golden text as GitHub shows them, wide, narrow and dark, as pictures to
 * look at.
 *
 *     node test/render/render.ts FOLDER [path to mermaid.min.js]
 *
 * Needs Chromium (Debian: apt-get install chromium); without it the HTML is written and that is said.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plan } from '../../src/core/plan/types.ts';
import { writeComment } from '../../src/core/report/markdown/comment-body.ts';
import { planOverview } from '../../src/core/report/markdown/comment-overview.ts';
import type { Section } from '../../src/core/report/markdown/comment-section.ts';
import { driftMarkdown } from '../../src/core/report/markdown/drift-markdown.ts';
import { gitHubLinks } from '../../src/core/report/markdown/links.ts';
import { outcomeMarkdown } from '../../src/core/report/markdown/outcome-markdown.ts';
import { planMarkdown, planReport } from '../../src/core/report/markdown/plan-markdown.ts';
import { exampleConnectors } from '../core/connection/support/descriptor.ts';
import { found, outcomeOf, placeAt, planOf } from '../core/report/samples.ts';
import { chromiumPath, openCamera } from './camera.ts';
import { judgedPlans } from './judged-plans.ts';
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
const only = process.env.ONLY && new RegExp(process.env.ONLY);
const chromium = chromiumPath();
const camera = chromium === undefined ? undefined : await openCamera(chromium);
if (!camera) console.log('There is no Chromium here: the HTML is written, no pictures are taken.');
for (const [name, markdown] of Object.entries(pages())) {
  if (only && !only.test(name)) continue;
  const html = join(folder, `${name}.html`);
  writeFileSync(html, await toHtml(markdown, mermaid));
  const dark = html.replace(/\.html$/, '-dark.html');
  writeFileSync(dark, await toHtml(markdown, mermaid, true));
  await camera?.take(html, join(folder, `${name}.png`), 920);
  await camera?.take(html, join(folder, `${name}-narrow.png`), 400);
  await camera?.take(dark, join(folder, `${name}-dark.png`), 920);
  console.log(`${name}: ${markdown.length} characters`);
}
await camera?.close();

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
  for (const [name, made] of Object.entries(judgedPlans)) pages[name] = writeComment(made.map(sectionFor));
  const goldens = join(import.meta.dirname, '../texts/golden');
  for (const name of readdirSync(goldens))
    pages[`text-${name.replace(/\.md$/, '')}`] = readFileSync(join(goldens, name), 'utf8');
  pages['22-drift'] = driftMarkdown(planOf([narrowed]), { links, limit: 30_000, lookedAt: '2026-11-28T05:17:00.000Z' });
  return pages;
}

function sectionFor(plan: Plan): Section {
  const marker = {
    environment: plan.environment,
    kind: 'plan' as const,
    run: 7001,
    attempt: 1,
    head: 'c0ffee0'.padEnd(40, '1'),
    ...planOverview(plan),
  };
  return { marker, ...planReport(plan, { links, limit: 58_500, connectors: exampleConnectors }) };
}
