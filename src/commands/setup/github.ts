import { resolve } from 'node:path';
import { learnt, type Note, refusalNotes, setupNotes } from '../../core/setup/notes.ts';
import { neededSecrets } from '../../core/setup/secret-lines.ts';
import {
  directoryServers,
  namesOf,
  readServers,
  type Server,
  sameServer,
  type Unfit,
} from '../../core/setup/servers.ts';
import { setupText } from '../../core/setup/setup-text.ts';
import type { Standing, Wanted } from '../../core/setup/standing.ts';
import type { Done } from '../../core/setup/step.ts';
import { listed, setupSteps } from '../../core/setup/steps.ts';
import { readCodeOwnersFile } from '../../edges/disk/code-owners.ts';
import { environmentNames } from '../../edges/disk/repository.ts';
import { carryOut } from '../../edges/gh/carry-out.ts';
import { type Gh, openGh } from '../../edges/gh/gh.ts';
import { readReviewer, readStanding } from '../../edges/gh/read-standing.ts';
import { homeOf } from '../../edges/release/release.ts';
import type { Command, Result, Run } from '../command.ts';
import { loadProject } from '../load-project.ts';
import { Refusal } from '../refusal.ts';
import { textResult } from '../text-result.ts';

/**
 * `setup github`: the environments, variables and rules on GitHub that the workflows need. Reads what is there, shows what
 * differs, and with `--yes` changes exactly that; so it may be run as often as somebody likes.
 */
export const setupGitHub: Command = (run) => setUp(run, openGh(run.variables, resolve(run.inputs.workingDirectory)));

/** The same with another way to GitHub. */
export async function setUp(run: Run, gh: Gh): Promise<Result> {
  const servers = required(readServers(run.inputs.servers));
  const standing = await readStanding(
    gh,
    repositoryAsked(run),
    servers.map(({ environment }) => environment),
  );
  requireOwnServers(servers, standing);
  const wanted = await wantedBy(run, gh, servers);
  const steps = setupSteps(standing, wanted);
  if (run.inputs.yes && steps.length > 0) run.progress(`setting up ${standing.repository}`);
  const done = run.inputs.yes ? await carryOut(gh, steps) : undefined;
  const known = learnt(standing, done ?? []);
  const notes = [...setupNotes(known, wanted, folderOf(run)), ...notesOf(done ?? [], standing)];
  const secrets = neededSecrets(known, wanted, secretsNamed(run));
  const text = setupText({ standing: known, steps, done, notes, secrets });
  const { repository } = standing;
  return { ...textResult(text, { repository, steps, done, notes, secrets }), ...verdict(notes) };
}

function folderOf({ inputs: { workingDirectory } }: Run) {
  return { environments: environmentNames(workingDirectory), hasOwners: hasOwners(workingDirectory), home: homeOf() };
}

function required<Read extends object>(read: Read | Unfit): Read {
  if ('message' in read) throw new Refusal('invalid-inputs', read.message, read.hint);
  return read;
}

function repositoryAsked({ inputs: { repository } }: Run): string | undefined {
  if (repository === undefined || /^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/.test(repository)) return repository;
  throw new Refusal('invalid-inputs', `--repository is "${repository}"`, 'write OWNER/NAME');
}

/** Also beside the environments that an earlier set-up made. */
function requireOwnServers(servers: readonly Server[], { variables, environments }: Standing): void {
  const others = listed(variables.get('PF_ENVIRONMENTS'))
    .filter((name) => !servers.some(({ environment }) => environment === name))
    .flatMap((environment) => {
      const address = environments.get(namesOf(environment)[2].toLowerCase())?.variables.get('PF_ADMIN_URL');
      return address === undefined ? [] : [{ environment, address }];
    });
  const same = servers.flatMap((server) => others.flatMap((other) => sameServer(other, server) ?? []))[0];
  if (same) throw new Refusal('invalid-inputs', same.message, same.hint);
}

async function wantedBy({ inputs }: Run, gh: Gh, servers: readonly Server[]): Promise<Wanted> {
  const { auditor, writer, runner, alone, directoryBindDn: bindDn } = inputs;
  const directory = { servers: required(directoryServers(inputs.directoryServers, servers)), bindDn };
  const reviewers = await Promise.all(inputs.reviewer.map((name) => readReviewer(gh, name)));
  return { servers, reviewers, auditor, writer, directory, runner, alone };
}

function notesOf(done: readonly Done[], standing: Standing): Note[] {
  const without = done.flatMap(({ step, without: says }) => {
    return says === undefined ? [] : [{ says, todo: `everything else of ${step.group} is set up`, stops: false }];
  });
  return [...refusalNotes(done, standing), ...without];
}

/** What GitHub doesn't have and the workflows need is a failure, however much else was set up. */
function verdict(notes: readonly Note[]): Pick<Result, 'exitCode' | 'failure'> {
  if (!notes.some(({ stops }) => stops)) return { exitCode: 0 };
  const failure = {
    reason: 'api-error' as const,
    message: 'GitHub isn’t set up completely',
    hint: 'what is missing, and the way on, is above',
  };
  return { exitCode: 1, failure };
}

/** Whether the file that names code owners names anybody; `undefined` where there is none. */
function hasOwners(root: string): boolean | undefined {
  const lines = readCodeOwnersFile(root)?.split(/\r?\n/);
  return lines?.some((line) => /^[^#\s].*@/.test(line));
}

/** The names of the secrets in an environment's definitions, each once; none where it has no definitions yet. */
function secretsNamed(run: Run): (environment: string) => string[] {
  return (environment) => {
    try {
      const { definitions, broken } = loadProject({ ...run, inputs: { ...run.inputs, environment } });
      const names = [...definitions, ...broken].flatMap(({ secrets }) => secrets.map(({ name }) => name));
      return [...new Set(names)].sort();
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  };
}
