import { examplePeople } from '../../sandbox/directory/example-people.ts';
import { readerDn, readerPassword } from '../../sandbox/directory/options.ts';
import { startDirectory } from '../../sandbox/directory/start-directory.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { objectsIn } from '../core/document/readers.ts';
import { effectiveChanges, isEmpty } from '../core/plan/summary.ts';
import { namesOf } from '../core/report/terminal/names.ts';
import { pageFor } from '../core/report/terminal/page.ts';
import { renderDiagnostics } from '../core/report/terminal/render-diagnostics.ts';
import { driftEntries } from '../core/report/terminal/render-drift.ts';
import { planEntries } from '../core/report/terminal/render-plan.ts';
import { waitingLines } from '../core/report/terminal/waiting-lines.ts';
import { Secret } from '../core/secret.ts';
import { plural } from '../core/wording.ts';
import { loadCatalogue } from '../edges/catalogue/load-catalogue.ts';
import { removeFolder } from '../edges/disk/remove-files.ts';
import { readDefinitionFiles } from '../edges/disk/repository.ts';
import { scratchCopy } from '../edges/disk/scratch-copy.ts';
import { namesIn, writeFiles } from '../edges/disk/write-files.ts';
import { writeWhole } from '../edges/disk/write-whole.ts';
import examples from '../generated/examples.json' with { type: 'json' };
import { apply } from './apply.ts';
import type { Command, Result, Run } from './command.ts';
import { Teller } from './demo/teller.ts';
import { openServer } from './open-server.ts';
import { drift, plan } from './plan.ts';
import { validate } from './validate.ts';

/** The example that somebody changes by hand, and what they do to it. */
const changedByHand = 'zoom-provisioning';

/** The people of the example company, as the examples' data store and production's base name them. */
const kind = 'active-directory';
const peopleBase = 'dc=corp,dc=example,dc=com';

/** The whole story against the embedded sandbox: check, plan, apply, plan again, a change by hand, drift, a yes. */
export const demo: Command = async (run) => {
  const catalogue = await loadCatalogue();
  const server = await startSandbox({ connectors: catalogue.map(({ descriptor }) => descriptor) });
  const people = await startDirectory({ kind, entries: examplePeople({ people: 1000, kind, base: peopleBase }) });
  const { folder, areOwn } = stage(run);
  const staged = { ...run, inputs: { ...run.inputs, workingDirectory: folder } };
  try {
    return await tell(pointedAt(staged, server.url, people.url), areOwn);
  } finally {
    await Promise.all([server.stop(), people.close()]);
    removeFolder(folder);
  }
};

/**
 * The examples in a folder of this tool's own: those that somebody has and may have changed, else those that pfconn
 * brings along. They are drafts, so that nobody applies them by accident; here they are meant.
 */
function stage({ inputs }: Run): { folder: string; areOwn: boolean } {
  const { workingDirectory, connections } = inputs;
  const there = new Set(['connections', 'environments'].flatMap((folder) => namesIn(workingDirectory, folder)));
  const areOwn = Object.keys(examples).every((path) => there.has(path) || !/^\w+\/[\w-]+\.yaml$/.test(path));
  const folder = scratchCopy(workingDirectory, areOwn ? [connections, 'environments'] : []);
  if (!areOwn)
    writeFiles(
      folder,
      Object.entries(examples).map(([path, text]) => ({ path, text })),
    );
  const drafts = readDefinitionFiles(folder, connections).files.map(({ path, text }) => ({
    path,
    text: asMeant(text),
  }));
  writeFiles(folder, drafts);
  return { folder, areOwn };
}

/** Line by line the same, so that the places in the story are those of the person's own files. */
function asMeant(text: string): string {
  return text.replace(/\bstate: draft\b/g, 'state: present');
}

async function tell(run: Run, areOwn: boolean): Promise<Result> {
  const teller = new Teller(run);
  teller.begin(areOwn);

  teller.chapter('validate', 'Are the files right?');
  const checked = await validate(run);
  if (checked.diagnostics.length > 0)
    run.print(renderDiagnostics(checked.diagnostics, { colour: run.colour, sources: checked.sources }));
  if (checked.failure) return checked;
  teller.fine(`${plural(checked.definitions, 'definition')}, no mistakes`);

  teller.chapter('plan', 'What would change, for whom?');
  const planned = await plan(run);
  if (!planned.plan) return planned;
  teller.say(
    planEntries(planned.plan, { ...teller.look, connectors: planned.connectors, answers: ['Who', 'Leavers'] }).flat(),
  );

  teller.chapter('apply', 'Do exactly that: save inactive, read back, activate.');
  const applied = await apply({ ...run, progress: () => {}, step: () => {} });
  if (!applied.outcome) return applied;
  teller.done(applied.outcome);
  if (applied.failure) return { ...applied, diagnostics: [], plan: undefined };

  teller.chapter('plan', 'Is anything left?');
  const again = await plan(run);
  if (!again.plan || !isEmpty(again.plan)) return again;
  teller.fine('the server is as the definitions say');

  await tellOfPeople(run, teller);

  teller.chapter('', await changeByHand(run));

  teller.chapter('drift', 'Does anybody notice?');
  const drifted = await drift(run);
  if (!drifted.plan) return drifted;
  teller.say(driftEntries(drifted.plan, { ...teller.look, connectors: drifted.connectors, today: new Date() }).flat());

  const file = drifted.plan.changes.find(({ id }) => id === changedByHand)?.file;
  if (file !== undefined) await tellOfDeletion(run, file, teller);

  teller.end(areOwn ? file : undefined);
  return { ...drifted, exitCode: 0, plan: undefined, diagnostics: [], text: undefined, failure: undefined };
}

/** In a copy of the definitions, somebody names a smaller group; the directory knows how many that is. */
async function tellOfPeople(run: Run, teller: Teller): Promise<void> {
  const workingDirectory = scratchCopy(run.inputs.workingDirectory, [run.inputs.connections, 'environments']);
  try {
    const { files } = readDefinitionFiles(workingDirectory, run.inputs.connections);
    const file = files.find(({ text }) => text.includes('cn=zoom-users,'));
    if (!file) return;
    writeWhole(workingDirectory, file.path, file.text.replaceAll('cn=zoom-users,', 'cn=zoom-pilots,'));
    teller.chapter('', `Somebody writes a smaller group into ${file.path}.`);
    teller.chapter('plan', 'How many people is that?');
    const planned = await plan({ ...run, inputs: { ...run.inputs, workingDirectory } });
    if (planned.plan) teller.say(planEntries(planned.plan, { ...teller.look, connectors: planned.connectors }).flat());
  } finally {
    removeFolder(workingDirectory);
  }
}

/** In a copy of the definitions, one says that its connection is to go, and then yes to what can’t be undone with it. */
async function tellOfDeletion(run: Run, file: string, teller: Teller): Promise<void> {
  const workingDirectory = scratchCopy(run.inputs.workingDirectory, [run.inputs.connections, 'environments']);
  const quiet = { ...run, progress: () => {}, step: () => {}, inputs: { ...run.inputs, workingDirectory } };
  try {
    writeDefinition(workingDirectory, file, '{ state: absent }');
    teller.chapter('', `Somebody writes into ${file} that its connection is to go.`);
    teller.chapter('plan', 'What can’t be undone waits for a yes.');
    const planned = await plan(quiet);
    const changes = planned.plan ? effectiveChanges(planned.plan) : [];
    if (planned.plan) teller.say(planEntries(planned.plan, { ...teller.look, connectors: planned.connectors }).flat());
    teller.say(['', ...waitingLines(changes, namesOf(changes), pageFor(teller.look))]);
    const tokens = changes.flatMap(({ waits = [] }) => waits.map(({ token }) => token));
    writeDefinition(workingDirectory, file, `{ state: absent, accept: [${tokens.join(', ')}] }`);
    teller.chapter('apply', 'The token stands in the file: it fits this change only, and once.');
    const applied = await apply(quiet);
    if (applied.outcome) teller.done(applied.outcome);
  } finally {
    removeFolder(workingDirectory);
  }
}

function writeDefinition(folder: string, file: string, lifecycle: string): void {
  writeWhole(folder, file, `kind: SpConnection\nid: ${changedByHand}\nlifecycle: ${lifecycle}\n`);
}

/** The same run with the sandboxes for a server and a directory, and with a stand-in for each secret that the examples name. */
function pointedAt(run: Run, url: string, directory: string): Run {
  return {
    ...run,
    variables: { ZOOM_CLIENT_SECRET: 'a-secret-for-the-demo', ...run.variables },
    inputs: {
      ...run.inputs,
      environment: 'production',
      server: {
        adminUrl: url,
        credentials: { kind: 'basic', username: 'Administrator', password: new Secret('2FederateM0re') },
        insecureTls: false,
        insecureHttp: false,
      },
      directoryAccess: {
        addresses: [{ url: directory }],
        bindDn: readerDn,
        password: new Secret(readerPassword),
        startTls: false,
        caCertificate: undefined,
        timeoutMs: 30_000,
        maxPeople: 10_000,
      },
    },
  };
}

/** Removes people for good instead of disabling them: one click in the console. */
async function changeByHand(run: Run): Promise<string> {
  const api = await openServer(run);
  const connection = await api.of('SpConnection').read(changedByHand);
  const settings = objectsIn(connection?.outboundProvision, 'targetSettings');
  const setting = settings.find((each) => each.value === 'Disable');
  if (!connection || !setting) return 'Nobody finds anything to change in the console.';
  setting.value = 'Delete';
  await api.of('SpConnection').replace(changedByHand, connection);
  return `Somebody changes ${String(setting.name)} to Delete in the console.`;
}
