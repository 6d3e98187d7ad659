import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SandboxOptions } from '../../sandbox/options.ts';
import { Vault } from '../../sandbox/secrets/vault.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { toInputs } from '../../src/arguments/to-inputs.ts';
import { apply } from '../../src/commands/apply.ts';
import type { Command, Result, Run } from '../../src/commands/command.ts';
import type { Inputs } from '../../src/commands/inputs.ts';
import { plan } from '../../src/commands/plan.ts';
import { restore } from '../../src/commands/restore.ts';
import type { JsonObject } from '../../src/core/document/json.ts';
import { type KindName, kinds } from '../../src/core/kinds.ts';
import { Secret } from '../../src/core/secret.ts';
import { loadCatalogue } from '../../src/edges/catalogue/load-catalogue.ts';
import type { AdminApi } from '../../src/edges/pingfederate/admin-api.ts';
import { connectAdminApi } from '../../src/edges/pingfederate/connect.ts';

/** A repository in a temporary folder and a sandbox to apply it to. */
export interface Rehearsal {
  root: string;
  sandbox: Sandbox;
  /** A client of its own, as a second person would use: it doesn't count, retry or share anything with the runs. */
  console: AdminApi;
  /** Writes definitions: `{ 'a.yaml': '…' }`; `undefined` removes one. */
  write(files: Record<string, string | undefined>): void;
  plan(more?: Partial<Inputs>): Promise<Result>;
  apply(more?: Partial<Inputs>, run?: Partial<Run>): Promise<Result>;
  /** A yes to everything that waits now, for an apply. */
  yes(more?: Partial<Inputs>): Promise<Pick<Inputs, 'accept'>>;
  run(command: Command, more?: Partial<Inputs>, run?: Partial<Run>): Promise<Result>;
  restore(folder: string, more?: Partial<Inputs>): Promise<Result>;
  live(id: string): Promise<JsonObject | undefined>;
  /** The clear text of the first secret that the server holds for an object, by default a connection. */
  secretOf(id: string, kind?: KindName): string | undefined;
  variables: Record<string, string>;
  /** What the runs told people on the way. */
  said: string[];
  stop(): Promise<void>;
}

export async function rehearse(
  files: Record<string, string>,
  { sandbox: options = {}, variables = {} }: { sandbox?: SandboxOptions; variables?: Record<string, string> } = {},
): Promise<Rehearsal> {
  const catalogue = await loadCatalogue(['zoom', 'slack']);
  const root = mkdtempSync(join(tmpdir(), 'pfconn-'));
  const stateFile = join(root, 'sandbox.json');
  const connectors = catalogue.map(({ descriptor }) => descriptor);
  const sandbox = await startSandbox({ connectors, stateFile, ...options });
  const vault = vaultIn(stateFile);
  sandbox.state.changed = () => {};
  const said: string[] = [];
  const known: Record<string, string> = { ZOOM_CLIENT_SECRET: 'planted-zoom-secret', ...variables };
  const inputs = inputsFor(sandbox, root);
  const runWith = (more: Partial<Inputs>, over: Partial<Run> = {}): Run => ({
    inputs: { ...inputs, ...more },
    variables: known,
    progress: (line) => said.push(line),
    warn: (line) => said.push(line),
    print: (text) => said.push(text),
    colour: false,
    signal: new AbortController().signal,
    learnSecret: () => {},
    ...over,
  });
  const rehearsal: Rehearsal = {
    root,
    sandbox,
    said,
    variables: known,
    console: await connectAdminApi(
      { ...inputs.server!, adminUrl: sandbox.url },
      {
        requestTimeoutMs: 10_000,
        deadlineMs: 60_000,
        bypassExternalValidation: false,
        warn: () => {},
        learnSecret: () => {},
        variables: {},
      },
    ),
    write: (changed) => writeDefinitions(root, changed),
    plan: (more = {}) => plan(runWith({ ...more, command: 'plan' })),
    apply: (more = {}, over = {}) => apply(runWith({ ...more, command: 'apply' }, over)),
    yes: async (more = {}) => ({ accept: tokensOf(await rehearsal.plan(more)) }),
    run: (command, more = {}, over = {}) => command(runWith(more, over)),
    restore: (folder, more = {}) => restore(runWith({ ...more, command: 'restore', operands: [folder] })),
    live: (id) => rehearsal.console.of('SpConnection').read(id),
    secretOf: (id, kind = 'SpConnection') => secretIn(sandbox.state.get(kinds[kind].path, id)?.value, vault),
    stop: async () => {
      await sandbox.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
  rehearsal.write(files);
  return rehearsal;
}

/** The key with which the sandbox encrypts: what a test needs to see that a secret is still the same. */
function vaultIn(stateFile: string): Vault {
  const { version, key, kid } = JSON.parse(readFileSync(stateFile, 'utf8'));
  return new Vault(version, Buffer.from(key, 'base64'), kid);
}

function secretIn(object: JsonObject | undefined, vault: Vault): string | undefined {
  const sealed = /"encrypted(?:Value|Password)":"([^"]+)"/.exec(JSON.stringify(object ?? {}))?.[1];
  return sealed === undefined ? undefined : vault.open(sealed)?.clear;
}

/** The tokens of everything that waits in a plan. */
export function tokensOf({ plan: made }: Result): string[] {
  return (made?.changes ?? []).flatMap(({ waits = [] }) => waits.map(({ token }) => token));
}

function writeDefinitions(root: string, files: Record<string, string | undefined>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, 'connections', name);
    mkdirSync(dirname(path), { recursive: true });
    if (text === undefined) rmSync(path);
    else writeFileSync(path, text);
  }
}

function inputsFor(sandbox: Sandbox, root: string): Inputs {
  return {
    ...toInputs({ command: 'apply', operands: [], options: {}, variables: {}, where: 'cli' }),
    workingDirectory: root,
    server: {
      adminUrl: sandbox.url,
      credentials: { kind: 'basic', username: 'Administrator', password: new Secret('2FederateM0re') },
      insecureTls: false,
      insecureHttp: false,
    },
    // Waits between tries follow from it: longer, and every test of a failing server takes seconds.
    requestTimeoutMs: 500,
    deadlineMs: 60_000,
    replicationTimeoutMs: 1000,
    comment: 'never',
  };
}

/** A provisioning connection with a secret. */
export function provisioning(
  id: string,
  { active = true, baseDn = 'dc=example,dc=com', action = 'Disable', more = '' }: Record<string, unknown> = {},
): string {
  return `kind: SpConnection
id: ${id}
name: Name of ${id}
entityId: urn:example:${id}
active: ${active}
outboundProvision:
  connector: zoom
  targetSettings:
    Account ID: account
    Client ID: client
    Client Secret: \${secret:ZOOM_CLIENT_SECRET}
    Remove User Action: ${action}
  channels:
    - name: Staff
      active: ${active}
      maxThreads: 1
      timeout: 60
      channelSource:
        directory: active-directory
        dataSource: corp-ad
        baseDn: ${baseDn}
        userSourceLocation: { filter: (objectClass=user) }
      attributeMapping:
        Username: mail
        Email: mail
        Given Name: givenName
        Family Name: sn
        User Type: { defaultValue: Licensed }
${more}`;
}

/** A small browser SSO connection without secrets. */
export function signOn(
  id: string,
  { active = true, name = `Name of ${id}`, entityId = `urn:example:${id}`, company = 'Example' } = {},
): string {
  return `kind: SpConnection
id: ${id}
name: ${name}
entityId: ${entityId}
active: ${active}
baseUrl: https://${id}.example.com
contactInfo: { company: ${company} }
credentials:
  signingSettings: { signingKeyPairRef: signing-2026, algorithm: SHA256withRSA }
spBrowserSso:
  protocol: SAML20
  enabledProfiles: [IDP_INITIATED_SSO]
  ssoServiceEndpoints:
    - { binding: POST, url: /acs, isDefault: true, index: 0 }
  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 }
  attributeContract:
    coreAttributes: [{ name: SAML_SUBJECT, nameFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified" }]
  adapterMappings:
    - idpAdapterRef: HTMLFormAdapter
      attributeContractFulfillment:
        SAML_SUBJECT: { source: { type: ADAPTER }, value: username }
      attributeSources: []
`;
}
