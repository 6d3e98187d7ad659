import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import type { JsonObject } from '../../src/core/document/json.ts';
import { loadCatalogue } from '../../src/edges/catalogue/load-catalogue.ts';
import { runCommandLine } from '../../src/terminal/run-command-line.ts';

export type Item = JsonObject & { id: string };
export const connections = '/idp/spConnections';

/** A server that plays a version, and a folder for what `pfconn` makes of it. */
export interface Place {
  root: string;
  sandbox: Sandbox;
  held(): Item[];
  hold(path: string, item: Item): void;
  run(line: string, variables?: Record<string, string>): Promise<{ exitCode: number; out: string }>;
  close(): Promise<void>;
}

export async function openPlace(version: string, operations: JsonObject[]): Promise<Place> {
  const catalogue = await loadCatalogue();
  const connectors = catalogue.map(({ descriptor }) => descriptor);
  const seed = await exampleWith(operations, version);
  const sandbox = await startSandbox({ version, connectors, seed, switches: { unknownMembers: 'keep' } });
  const root = mkdtempSync(join(tmpdir(), 'documents-'));
  const account = { PF_ADMIN_URL: sandbox.url, PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };
  return {
    root,
    sandbox,
    held: () => sandbox.state.values(connections).map((one) => structuredClone(one) as Item),
    hold: (path, item) => void sandbox.state.put(path, item.id, structuredClone(item) as never),
    run: (line, more = {}) => run(root, line, { ...account, ...more }),
    close: async () => {
      rmSync(root, { recursive: true, force: true });
      await sandbox.stop();
    },
  };
}

/** The sandbox's example company, and on top of it what was handed over. */
async function exampleWith(operations: JsonObject[], version: string): Promise<JsonObject> {
  const example = await startSandbox({ version });
  const authorization = `Basic ${btoa('Administrator:2FederateM0re')}`;
  const answer = await fetch(`${example.apiUrl}/bulk/export`, { headers: { authorization, 'X-XSRF-Header': 'x' } });
  const document = (await answer.json()) as { operations: JsonObject[] };
  await example.stop();
  // What both have is the example's, whose stores and keys the repository's definitions need.
  const last = [connections, '/extendedProperties'];
  const isLast = ({ resourceType }: JsonObject) => last.includes(String(resourceType));
  const others = operations.filter((one) => !isLast(one));
  return { ...document, operations: [...others, ...document.operations, ...operations.filter(isLast)] };
}

export function writeAll(root: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

async function run(root: string, line: string, variables: Record<string, string>) {
  let out = '';
  const write = (text: string) => {
    out += text;
  };
  const words = [...line.split(' '), '--working-directory', root];
  const exitCode = await runCommandLine({ words, variables, out: { write }, err: { write }, onInterrupt: () => {} });
  return { exitCode, out };
}
