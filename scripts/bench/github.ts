import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { World } from '../../test/action/world.ts';
import { writeDefinitions } from './definitions.ts';
import type { Say } from './measure.ts';

/** How often the action asks GitHub, by command: the same for few and for many connections. */
export async function benchGitHub({ main, say }: { main: string; say: Say }): Promise<void> {
  const [few, many] = [await requestsFor(main, 5), await requestsFor(main, 200)];
  for (const [command, count] of few) {
    const other = many.get(command);
    say(
      `GitHub requests, ${command}`,
      other === count ? String(count) : `${count}, of 200 connections ${other}`,
      aims[command],
    );
  }
}

/** The table in docs/github-setup.md. */
const aims: Record<string, string> = {
  validate: '0',
  'plan, first comment': '6',
  'plan, comment updated': '7',
  apply: '7',
  'drift, first issue': '2',
  'drift, issue updated': '4',
};

async function requestsFor(main: string, connections: number): Promise<Map<string, number>> {
  const world = await World.start(main);
  try {
    for (const name of ['connections', 'environments']) rmSync(join(world.workspace, name), { recursive: true });
    writeDefinitions(world.workspace, connections);
    const inputs = { environment: 'bench' };
    const step = { inputs, env: { ZOOM_SECRET: 'not-a-real-secret' } };
    const sha = 'a'.repeat(40);
    const counts = new Map<string, number>();
    const count = async (command: string, go: () => Promise<{ exitCode: number; log: string }>) => {
      const before = world.gitHub.requests.length;
      const { exitCode, log } = await go();
      if (exitCode !== 0) throw new Error(`${command}: ${log}`);
      counts.set(command, world.gitHub.requests.length - before);
    };
    await count('validate', () =>
      world.run({ ...step, inputs: { ...inputs, command: 'validate' }, withServer: false }),
    );
    await count('drift, first issue', () => world.drift(step));
    await count('drift, issue updated', () => world.drift(step));
    await count('plan, first comment', () => world.plan(step));
    await count('plan, comment updated', () => world.plan({ ...step, head: 'c'.repeat(40) }));
    world.merge(sha);
    await count('apply', () => world.apply(sha, step));
    return counts;
  } finally {
    await world.stop();
  }
}
