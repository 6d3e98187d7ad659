import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { writeDefinitions } from './definitions.ts';
import { growth, inMiB, inSeconds, runNode, type Say, type Taken } from './measure.ts';

interface Setting {
  cli: string;
  folder: string;
  sizes: readonly number[];
  say: Say;
}

interface Server {
  url: string;
  process: ChildProcess;
}

/** No word of these stands in a definition, or the redaction would be measured too. */
const secrets = { ZOOM_SECRET: 'not-a-real-secret', PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };

/** Plan, apply and import against the sandbox in another process. */
export async function benchServer({ cli, folder, sizes, say }: Setting): Promise<void> {
  const plans: number[] = [];
  for (const size of sizes) {
    const root = join(folder, `server-${size}`);
    writeDefinitions(root, size);
    const server = await startServer(cli, root);
    const run = (...words: string[]) => measured(cli, root, server, words);
    try {
      const create = await run('apply', '--environment', 'bench', '--color', 'never', '--deadline', '120');
      say(`apply, ${size} creates`, `${inSeconds(create.ms)}, ${create.requests} requests`);
      const plan = await run('plan', '--environment', 'bench');
      plans.push(plan.cpuMs);
      say(`plan, ${size} connections, nothing to change`, inSeconds(plan.ms), size <= 1000 ? '3 s' : '');
      say('  requests', String(plan.requests), 'a handful');
      say('  peak memory', inMiB(plan.peakMiB), 'under 400 MiB');
      changeSome(root, 20);
      const change = await run('apply', '--environment', 'bench');
      say(`apply, ${size} connections, 20 changes`, `${inSeconds(change.ms)}, ${change.requests} requests`);
      if (size > 1000) continue;
      const imported = await run('import', '--connections', 'imported', '--force');
      say(`import, ${size} connections`, inSeconds(imported.ms), 'seconds');
    } finally {
      server.process.kill();
    }
  }
  const [small, large] = plans;
  if (small !== undefined && large !== undefined)
    say('  ten times as many take, in processor time', growth(small, large), '10 x (linear)');
}

function changeSome(root: string, count: number): void {
  const names = readdirSync(join(root, 'connections')).slice(0, count);
  for (const name of names) {
    const path = join(root, 'connections', name);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^name: (.*)$/m, 'name: $1 renamed'));
  }
}

async function measured(
  cli: string,
  root: string,
  server: Server,
  words: readonly string[],
): Promise<Taken & { requests: number }> {
  const before = await requestsOf(server);
  const variables = { ...secrets, PF_ADMIN_URL: server.url };
  const taken = runNode([cli, ...words], { folder: root, cwd: root, variables });
  return { ...taken, requests: (await requestsOf(server)) - before };
}

async function requestsOf({ url }: Server): Promise<number> {
  // A connection of its own: one that was kept open may be closed from the other side meanwhile.
  const [answer] = await once(get(`${url}/sandbox-control/requests`, { agent: false }), 'response');
  return ((await json(answer)) as unknown[]).length;
}

function startServer(cli: string, cwd: string): Promise<Server> {
  const started = spawn(process.execPath, [cli, 'sandbox', '--port', '0', '--switch', 'control=true'], { cwd });
  return new Promise((resolve, reject) => {
    let said = '';
    started.stdout.on('data', (chunk) => {
      said += chunk;
      const [url] = /http:\/\/[\d.]+:\d+/.exec(said) ?? [];
      if (url) resolve({ url, process: started });
    });
    started.stderr.on('data', (chunk) => (said += chunk));
    started.on('exit', () => reject(new Error(`the sandbox ended: ${said}`)));
  });
}
