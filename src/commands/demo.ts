import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { objectsIn } from '../core/document/readers.ts';
import { paletteFor } from '../core/report/terminal/palette.ts';
import { renderDiagnostics } from '../core/report/terminal/render-diagnostics.ts';
import { renderOutcome } from '../core/report/terminal/render-outcome.ts';
import { renderPlan } from '../core/report/terminal/render-plan.ts';
import { Secret } from '../core/secret.ts';
import { loadCatalogue } from '../edges/catalogue/load-catalogue.ts';
import { removeFolder } from '../edges/disk/remove-folder.ts';
import { readDefinitionFiles } from '../edges/disk/repository.ts';
import { scratchCopy } from '../edges/disk/scratch-copy.ts';
import { namesIn, writeFiles } from '../edges/disk/write-files.ts';
import { writeWhole } from '../edges/disk/write-whole.ts';
import examples from '../generated/examples.json' with { type: 'json' };
import { apply } from './apply.ts';
import type { Command, Result, Run } from './command.ts';
import { openServer } from './open-server.ts';
import { drift, plan } from './plan.ts';
import { validate } from './validate.ts';

/** The example that somebody changes by hand, and what they do to it. */
const changedByHand = 'zoom-provisioning';

/** The whole story against the embedded sandbox: check, plan, apply, plan again, a change by hand, drift, a yes. */
export const demo: Command = async (run) => {
  const catalogue = await loadCatalogue();
  const server = await startSandbox({ connectors: catalogue.map(({ descriptor }) => descriptor) });
  const { folder, areOwn } = stage(run);
  const staged = { ...run, inputs: { ...run.inputs, workingDirectory: folder } };
  try {
    return await tell(pointedAt(staged, server.url), areOwn);
  } finally {
    await server.stop();
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
  teller.say(
    `${areOwn ? 'The definitions in connections/' : 'Two example definitions'} against a PingFederate server that lives in this process.`,
  );

  teller.chapter('pfconn validate', 'every finding at its line, before any server is asked');
  const checked = await validate(run);
  if (checked.diagnostics.length > 0)
    teller.say(renderDiagnostics(checked.diagnostics, { colour: run.colour, sources: checked.sources }));
  if (checked.failure) return checked;
  teller.say(`${checked.definitions} definitions are valid.`);

  teller.chapter('pfconn plan', 'what would change on the server, and what that means for people');
  const planned = await plan(run);
  if (!planned.plan) return planned;
  teller.say(renderPlan(planned.plan, { ...look(run), countCreates: true }));
  teller.say('(Here the settings are counted; pfconn plan shows each with the line that brought it.)');

  teller.chapter('pfconn apply', 'exactly that plan: saved inactive, read back, compared, activated');
  const applied = await apply({ ...run, progress: () => {} });
  if (!applied.outcome) return applied;
  teller.say(renderOutcome(applied.outcome, { colour: run.colour }).trimEnd());
  if (applied.failure) return { ...applied, diagnostics: [], outcome: undefined, plan: undefined };

  teller.chapter('pfconn plan', 'again: the server is as the definitions say');
  const again = await plan(run);
  if (!again.plan) return again;
  teller.say(renderPlan(again.plan, look(run)).trimEnd());

  teller.chapter('Meanwhile, in the console', await changeByHand(run));

  teller.chapter('pfconn drift', 'no file changed, and yet something differs; an apply would put it back');
  const drifted = await drift(run);
  if (!drifted.plan) return drifted;
  teller.say(renderPlan(drifted.plan, { ...look(run), connectors: drifted.connectors }).trimEnd());

  const file = drifted.plan.changes.find(({ id }) => id === changedByHand)?.file;
  if (file !== undefined) await tellOfDeletion(run, file, teller);

  teller.end(areOwn);
  return { ...drifted, exitCode: 0, plan: undefined, diagnostics: [], text: undefined, failure: undefined };
}

const look = ({ colour }: Run) => ({ colour, showUnmanaged: false });

/** In a copy of the definitions, one says that its connection is to go, and then yes to what can't be undone with it. */
async function tellOfDeletion(run: Run, file: string, teller: Teller): Promise<void> {
  const workingDirectory = scratchCopy(run.inputs.workingDirectory, [run.inputs.connections, 'environments']);
  const copied = { ...run, progress: () => {}, inputs: { ...run.inputs, workingDirectory } };
  try {
    writeDefinition(workingDirectory, file, '{ state: absent }');
    teller.chapter('pfconn plan', `${file} says that its connection is to go: what can’t be undone waits for a yes`);
    const planned = await plan(copied);
    if (planned.plan) teller.say(renderPlan(planned.plan, look(run)).trimEnd());
    const tokens = (planned.plan?.changes ?? []).flatMap(({ waits = [] }) => waits.map(({ token }) => token));
    writeDefinition(workingDirectory, file, `{ state: absent, accept: [${tokens.join(', ')}] }`);
    teller.chapter('pfconn apply', 'the token is pasted into the definition: it fits this change only, and once');
    const applied = await apply(copied);
    if (applied.outcome) teller.say(renderOutcome(applied.outcome, { colour: run.colour }).trimEnd());
  } finally {
    removeFolder(workingDirectory);
  }
}

function writeDefinition(folder: string, file: string, lifecycle: string): void {
  writeWhole(folder, file, `kind: SpConnection\nid: ${changedByHand}\nlifecycle: ${lifecycle}\n`);
}

/** The same run with the sandbox for a server, and with a stand-in for each secret that the examples name. */
function pointedAt(run: Run, url: string): Run {
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
    },
  };
}

/** Removes people for good instead of disabling them: one click in the console. */
async function changeByHand(run: Run): Promise<string> {
  const api = await openServer(run);
  const connection = await api.connection(changedByHand);
  const settings = objectsIn(connection?.outboundProvision, 'targetSettings');
  const setting = settings.find((each) => each.value === 'Disable');
  if (!connection || !setting) return 'nobody found anything to change';
  setting.value = 'Delete';
  await api.replaceConnection(changedByHand, connection);
  return `somebody sets ${String(setting.name)} of ${changedByHand} from Disable to Delete`;
}

/** Chapters and text, the headings in colour where that is wanted. */
class Teller {
  readonly #run: Run;
  #chapters = 0;

  constructor(run: Run) {
    this.#run = run;
  }

  say(text: string): void {
    this.#run.print(text);
  }

  chapter(command: string, about: string): void {
    this.#chapters += 1;
    const colours = paletteFor(this.#run.colour);
    this.#run.print(`\n${colours.bold(`${this.#chapters}. ${command}`)}  ${colours.dim(about)}\n`);
  }

  end(areOwn: boolean): void {
    const colours = paletteFor(this.#run.colour);
    this.#run.print(
      [
        '',
        colours.bold('Now try it yourself'),
        areOwn
          ? '  Change connections/zoom.yaml and run this again; write something wrong and read what it says.'
          : '  `pfconn init my-config` makes a repository of your own, `pfconn new zoom` writes a definition.',
        '  `pfconn sandbox` keeps such a server running, `pfconn --help` lists the rest.',
      ].join('\n'),
    );
  }
}
