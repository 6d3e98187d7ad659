import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { CommandName } from '../../../src/options.ts';
import { pullRequestOpened, pushed, scheduled } from '../../action/events.ts';
import type { Step } from '../../action/stand-ins/runner.ts';
import type { HostileCase } from '../hostile-case.ts';
import type { Place } from '../place.ts';
import { plantCode } from '../planted-code.ts';
import { said } from '../said.ts';

/** Each command as somebody would give it, in an order in which each finds something to do. */
const commandLines: Record<CommandName, string[]> = {
  validate: ['--environment', 'production', '--sarif-file', 'findings.sarif'],
  plan: ['--environment', 'production', '--plan-file', 'plan.json'],
  preview: ['--environment', 'production'],
  inventory: ['--environment', 'production', '--inventory-file', 'inventory.html'],
  explain: ['unknown-variable'],
  completion: ['bash'],
  doctor: ['--environment', 'production'],
  setup: ['marker', '--environment', 'production', '--yes'],
  init: ['identity', '--vendor'],
  upgrade: ['--yes'],
  schema: [],
  apply: ['--environment', 'production', '--backup', 'backup', '--outcome-file', 'outcome.json'],
  drift: ['--environment', 'production'],
  import: ['--environment', 'production', '--connections', 'imported'],
  new: ['zoom'],
  pull: ['--environment', 'production'],
  connectors: ['list'],
  compare: ['--environments', 'production,staging'],
  restore: ['backup', '--environment', 'production'],
  demo: [],
  sandbox: ['--port', '0'],
};

const sha = 'a'.repeat(40);

/** What the action does by itself on each event, and each command by hand; `sandbox` it refuses. */
const steps: { command: string; event: NonNullable<Step['event']> }[] = [
  { command: 'auto', event: { name: 'pull_request', payload: pullRequestOpened({ number: 7, head: 'd'.repeat(40) }) } },
  { command: 'auto', event: { name: 'push', payload: pushed(sha) } },
  { command: 'auto', event: { name: 'schedule', payload: scheduled() } },
  ...Object.keys(commandLines).map((command) => ({ command, event: { name: 'workflow_dispatch', payload: {} } })),
];

export const hostileCase: HostileCase = {
  name: 'node_modules, package.json, .npmrc, .env and their kin beside, above and inside the action',
  async attempt({ open }) {
    const [without, hostile] = await Promise.all([open(), open()]);
    const planted = plantCode(hostile);
    const broken = await differences(without, hostile);
    const ran = planted.ran().map((name) => `${name} ran`);
    return [...broken, ...ran, ...(trapsAreSet(hostile, planted.ran) ? [] : ['the traps are no traps'])];
  },
};

/** What every command says and how it ends, with and without the planted files. */
async function differences(without: Place, hostile: Place): Promise<string[]> {
  const [right, given] = await Promise.all([everyCommand(without), everyCommand(hostile)]);
  return [...right].flatMap(([what, text]) =>
    given.get(what) === text ? [] : [`${what} differs:\n${text}\nwith the planted files:\n${given.get(what)}`],
  );
}

async function everyCommand(place: Place): Promise<Map<string, string>> {
  const results = new Map<string, string>();
  for (const [command, words] of Object.entries(commandLines)) {
    const ran = await place.commandLine([command, ...words], command === 'sandbox' ? { endAt: /http:\/\// } : {});
    results.set(`pfconn ${command}`, said(place, ran.exitCode, ran.stdout + ran.stderr));
  }
  const below = { cwd: join(place.workspace, 'connections') };
  const fromBelow = await place.commandLine(
    ['validate', '--working-directory', '..', '--environment', 'production'],
    below,
  );
  results.set(
    'pfconn validate in a folder below',
    said(place, fromBelow.exitCode, fromBelow.stdout + fromBelow.stderr),
  );
  place.gitHub.state.branches.set('main', sha);
  for (const { command, event } of steps) {
    const { exitCode, log, summary } = await place.step({ command, 'allow-unreviewed': 'true' }, { event });
    results.set(`the action's ${command} on ${event.name}`, said(place, exitCode, log + summary));
  }
  return results;
}

/** The proof that silence means something: asked for from the workspace, the same files do run. */
function trapsAreSet({ node, workspace }: Place, ran: () => string[]): boolean {
  spawnSync(node, ['-e', 'require("supports-color")'], { cwd: workspace });
  spawnSync(node, ['--import', './planted.mjs', '-e', ''], { cwd: workspace });
  return ran().includes('the package supports-color') && ran().includes('planted.mjs');
}
