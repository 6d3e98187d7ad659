import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDefinitions } from './definitions.ts';

interface Setting {
  cli: string;
  folder: string;
  sizes: number[];
  say(what: string, figure: string, aim?: string): void;
}

const secrets = { ZOOM_SECRET: 'bench', PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };

/** Plan, apply and import against the sandbox in another process. */
export async function benchServer({ cli, folder, sizes, say }: Setting): Promise<void> {
  for (const size of sizes) {
    const root = join(folder, `server-${size}`);
    writeDefinitions(root, size);
    const server = await startServer(cli, root);
    const run = (words: string[], may: number[] = [0]) => runTimed(cli, root, server.url, words, may);
    try {
      const create = size <= 1000 ? run(['apply', '--environment', 'bench', '--color', 'never']) : undefined;
      if (create) say(`pfconn apply, ${size} creates`, seconds(create.ms));
      else await seedServer(cli, root, server.url);
      const plan = run(['plan', '--environment', 'bench']);
      say(`pfconn plan, ${size} connections, nothing to change`, seconds(plan.ms), size <= 1000 ? 'aim 3 s' : '');
      say('  peak memory', `${plan.peakMiB.toFixed(0)} MiB`, size > 1000 ? 'aim under 400 MiB' : '');
      changeSome(root, 20);
      const apply = run(['apply', '--environment', 'bench']);
      say(`pfconn apply, ${size} connections, 20 changes`, seconds(apply.ms));
      if (size <= 1000) {
        const imported = run(['import', '--connections', 'imported', '--force']);
        say(`pfconn import, ${size} connections`, seconds(imported.ms), 'aim: seconds');
      }
    } finally {
      server.process.kill();
    }
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

/** The larger sizes are created once too; only the plan is timed. */
async function seedServer(cli: string, root: string, url: string): Promise<void> {
  runTimed(cli, root, url, ['apply', '--environment', 'bench', '--deadline', '120'], [0]);
}

function changeSome(root: string, count: number): void {
  const names = readdirSync(join(root, 'connections')).slice(0, count);
  for (const name of names) {
    const path = join(root, 'connections', name);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^name: (.*)$/m, 'name: $1 renamed'));
  }
}

function startServer(cli: string, cwd: string): Promise<{ url: string; process: ChildProcess }> {
  const process_ = spawn(process.execPath, [cli, 'sandbox', '--port', '0'], { cwd });
  return new Promise((resolve, reject) => {
    let said = '';
    process_.stdout.on('data', (chunk) => {
      said += chunk;
      const [url] = /http:\/\/[\d.]+:\d+/.exec(said) ?? [];
      if (url) resolve({ url, process: process_ });
    });
    process_.stderr.on('data', (chunk) => (said += chunk));
    process_.on('exit', () => reject(new Error(`the sandbox ended: ${said}`)));
  });
}

function runTimed(cli: string, cwd: string, url: string, words: string[], may: number[]) {
  const usage = join(cwd, 'usage.cjs');
  const report = join(cwd, 'usage.txt');
  writeFileSync(
    usage,
    `process.on('exit',()=>require('fs').writeFileSync(${JSON.stringify(report)},String(process.resourceUsage().maxRSS)))`,
  );
  const start = performance.now();
  const run = spawnSync(process.execPath, ['--require', usage, cli, ...words], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, ...secrets, PF_ADMIN_URL: url, NO_COLOR: '1' },
  });
  const ms = performance.now() - start;
  if (!may.includes(run.status ?? -1))
    throw new Error(
      `${words.join(' ')} ended with ${run.status}: ${run.stdout.slice(-3000)}${run.stderr.slice(-3000)}`,
    );
  return { ms, peakMiB: Number(readFileSync(report, 'utf8')) / 1024 };
}
