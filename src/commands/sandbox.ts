import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SandboxOptions, Switches } from '../../sandbox/options.ts';
import { defaultSwitches } from '../../sandbox/options.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { isObject, type JsonObject } from '../core/document/json.ts';
import { nearest } from '../core/document/nearest.ts';
import { loadCatalogue } from '../edges/catalogue/load-catalogue.ts';
import { readPulledConnectors } from '../edges/catalogue/read-pulled.ts';
import type { Command, Run } from './command.ts';
import { Refusal } from './refusal.ts';
import { textResult } from './text-result.ts';

/** Serves an embedded PingFederate admin API until the person stops it. */
export const sandbox: Command = async (run) => {
  if (run.inputs.switch.join() === 'help') return textResult(switchList());
  const options = await sandboxOptions(run);
  const server = await startSandbox(options).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    const why = error.code === 'EACCES' ? 'may not be used by this account' : 'is in use already';
    throw new Refusal('invalid-inputs', `port ${options.port} ${why}`, 'choose another one with --port');
  });
  run.print(welcome(server.url, options));
  await new Promise<void>((stopped) => run.signal.addEventListener('abort', () => stopped(), { once: true }));
  await server.stop();
  return textResult('Stopped.');
};

async function sandboxOptions({ inputs }: Run): Promise<SandboxOptions> {
  const { workingDirectory, seed, stateFile, cluster, httpsKey: key, httpsCertificate: cert } = inputs;
  const at = (path: string) => resolve(workingDirectory, path);
  const read = (path: string) => readText(at(path), path);
  if ((key === undefined) !== (cert === undefined)) {
    throw new Refusal('invalid-inputs', '--https-key and --https-certificate go together');
  }
  const known = [...(await loadCatalogue()), ...readPulledConnectors(workingDirectory)];
  return {
    port: inputs.port,
    version: inputs.serverVersion,
    connectors: [...new Map(known.map(({ descriptor }) => [descriptor.id, descriptor])).values()],
    switches: readSwitches(inputs.switch),
    seed: seed ? readSeed(seed, read(seed)) : undefined,
    stateFile: stateFile && at(stateFile),
    cluster: cluster ? clusterOf(cluster) : undefined,
    https: key && cert ? { key: read(key), cert: read(cert) } : inputs.https || undefined,
  };
}

function readText(path: string, asWritten: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === 'ENOENT' ? 'there is no such file' : `it can't be read (${code})`;
    throw new Refusal('invalid-inputs', `${asWritten}: ${why}`);
  }
}

function readSeed(path: string, text: string): JsonObject {
  try {
    const seed: unknown = JSON.parse(text);
    if (isObject(seed)) return seed;
  } catch {
    // Told below, with the file's name.
  }
  throw new Refusal('invalid-inputs', `${path} is no JSON document of /bulk/export`);
}

/** One console and `engines` engine nodes. */
function clusterOf(engines: number): SandboxOptions['cluster'] {
  const nodes = Array.from({ length: engines }, (_, index) => ({
    index: index + 2,
    mode: 'CLUSTERED_ENGINE' as const,
    appliesAfterMs: 2000,
  }));
  return { nodes: [{ index: 1, mode: 'CLUSTERED_CONSOLE' }, ...nodes] };
}

/** `delete-active=refuse` → `{ deleteActive: 'refuse' }`, with the type that the switch has. */
function readSwitches(given: readonly string[]): Partial<Switches> {
  const switches: Record<string, unknown> = {};
  for (const text of given) {
    const [name = '', value] = text.split(/=(.*)/s);
    const member = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    if (!Object.hasOwn(defaultSwitches, member) || value === undefined) throw unknownSwitch(name);
    switches[member] = inTypeOf(defaultSwitches[member as keyof Switches], value);
  }
  return switches as Partial<Switches>;
}

function inTypeOf(example: unknown, value: string): unknown {
  if (typeof example === 'boolean') return value === 'true';
  if (typeof example === 'number') return Number(value);
  return Array.isArray(example) ? value.split('+') : value;
}

function unknownSwitch(name: string): Refusal {
  const names = switchNames();
  const [near] = nearest(name, names);
  const hint = 'write --switch NAME=VALUE; `pfconn sandbox --switch help` lists them';
  return new Refusal('invalid-inputs', `unknown switch "${name}"`, near ? `did you mean "${near}"? ${hint}` : hint);
}

function switchNames(): string[] {
  return Object.keys(defaultSwitches).map(kebab);
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function switchList(): string {
  const width = Math.max(...switchNames().map((name) => name.length));
  const rows = Object.entries(defaultSwitches).map(
    ([name, value]) => `  ${kebab(name).padEnd(width)}  ${Array.isArray(value) ? value.join('+') || '(none)' : value}`,
  );
  return ['Behaviour that public evidence leaves open, with what the sandbox does by default:', '', ...rows].join('\n');
}

function welcome(url: string, { version, seed }: SandboxOptions): string {
  return [
    `PingFederate ${version} (sandbox) answers at ${url}`,
    seed ? 'It holds what the seed document says.' : 'It holds a small example company.',
    '',
    'In another terminal:',
    `  export PF_ADMIN_URL=${url} PF_USERNAME=Administrator PF_PASSWORD=2FederateM0re`,
    '  node dist/cli.js plan --environment production',
    '',
    'Ctrl-C stops it.',
  ].join('\n');
}
