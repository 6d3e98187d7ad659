import { InputError, isCommand } from '../arguments/raw-options.ts';
import { Refusal } from '../commands/refusal.ts';
import { nearest } from '../core/document/nearest.ts';
import { documentation } from '../core/repository/documentation.ts';
import type { Event, GitHubRun } from '../edges/github/event.ts';
import { homeOf } from '../edges/release/release.ts';
import { type CommandName, commandNames, terminalCommandNames } from '../options.ts';

/** What the run does, and why it does less than one might expect. */
export interface Choice {
  command: CommandName;
  note?: string;
}

/** Whether the inputs name a server and something to sign in with. */
interface ServerGiven {
  address: boolean;
  credentials: boolean;
}

/**
 * The command that a run carries out: the one that was asked for, or by the event with `auto`. What comes from outside
 * (a fork, Dependabot) is validated and nothing else.
 *
 * @throws InputError for an unknown command, Refusal for an event on which it must not run
 */
export function chooseCommand(asked: string, run: GitHubRun, given: ServerGiven): Choice {
  const { event } = run;
  if (event.kind === 'pull-request-target') throw targetRefused();
  if (asked !== 'auto' && !isCommand(asked)) throw unknownCommand(asked);
  const choice = chosen(asked as CommandName | 'auto', run, given);
  if (choice.command === 'sandbox')
    throw new InputError('command "sandbox" never ends', 'start it in a step of its own: `node dist/cli.js sandbox &`');
  if (isAtTheTerminal(choice.command)) throw forTheTerminal(choice.command);
  if (choice.command === 'apply' || choice.command === 'restore') requireDefaultBranch(run);
  if (choice.command === 'preview') requireDefaultBranch(run, 'counted');
  return choice;
}

function chosen(asked: CommandName | 'auto', run: GitHubRun, given: ServerGiven): Choice {
  const { event, defaultBranch } = run;
  if (event.kind === 'pull-request') return onPullRequest(asked, event, run, given);
  if (event.kind === 'merge-group' && (defaultBranch === '' || event.base !== defaultBranch))
    return outside(asked, notInto(defaultBranch));
  if (event.kind === 'other' && !ownEvents.includes(event.name) && asked !== 'auto' && asked !== 'validate')
    throw originUnknown(event);
  return asked === 'auto' ? byEvent(event, run, given) : { command: asked };
}

/**
 * What stands on any other branch, or at a tag, is what anybody may push. A merged pull request has been judged by the
 * branch that it went into; outside of GitHub there is no branch to know.
 *
 * @throws Refusal
 */
function requireDefaultBranch({ event, ref, defaultBranch }: GitHubRun, what = 'applied'): void {
  if (event.kind === 'pull-request' || (event.kind === 'other' && event.name === '')) return;
  const branch = event.kind === 'push' ? event.branch : ref.replace(/^refs\/heads\//, '');
  if (defaultBranch !== '' && branch === defaultBranch) return;
  throw new Refusal(
    'invalid-inputs',
    `the run is for ${branch || 'no branch'}, and nothing but the default branch${defaultBranch && `, ${defaultBranch},`} is ${what}`,
    'start it on the default branch',
  );
}

function isAtTheTerminal(command: CommandName): boolean {
  return (terminalCommandNames as readonly CommandName[]).includes(command);
}

function forTheTerminal(command: CommandName): InputError {
  return new InputError(
    `command "${command}" is for the command line only`,
    `run it on your own machine: pfconn ${command}`,
  );
}

function unknownCommand(asked: string): InputError {
  const known = ['auto', ...commandNames];
  const [near] = nearest(asked, known);
  return new InputError(`unknown command "${asked}"`, near ? `did you mean "${near}"?` : `one of ${known.join(', ')}`);
}

function targetRefused(): Refusal {
  return new Refusal(
    'invalid-inputs',
    'the run was started by pull_request_target, which hands secrets to code from outside',
    `start the workflow on pull_request; ${documentation('threat-model.md', homeOf())} says why`,
  );
}

/**
 * Of the events without a kind of their own, those that only somebody with write access starts, on the repository's own
 * commits; the empty name is a run outside of GitHub. Any other may bring files from outside: `issue_comment`,
 * `workflow_run`, `pull_request_review`, a `pull_request` without its number, a `deployment`, which services make of
 * pull requests.
 */
const ownEvents: readonly string[] = ['', 'repository_dispatch', 'release'];

function originUnknown({ name }: { name: string }): Refusal {
  return new Refusal(
    'invalid-inputs',
    `the event ${name} doesn’t say where the files come from, so nothing but validate is run`,
    'start the workflow on pull_request, push, schedule or workflow_dispatch',
  );
}

type PullRequestEvent = Extract<Event, { kind: 'pull-request' }>;

function onPullRequest(
  asked: CommandName | 'auto',
  event: PullRequestEvent,
  { defaultBranch }: GitHubRun,
  given: ServerGiven,
): Choice {
  const why = whyOutside(event, defaultBranch);
  if (why) return outside(asked, why);
  if (defaultBranch === '' && asked !== 'validate') throw branchUnknown();
  if (asked === 'apply' && !event.merged) {
    throw new Refusal(
      'invalid-inputs',
      'a pull request that isn’t merged can’t be applied',
      'apply on a push to the default branch',
    );
  }
  if (asked === 'restore') {
    throw new Refusal(
      'invalid-inputs',
      'a pull request puts no backup back',
      'start the workflow by hand, on the default branch',
    );
  }
  if (asked === 'preview') {
    throw new Refusal(
      'invalid-inputs',
      'a run of a pull request counts nobody: whoever writes a filter can read the directory by counting',
      'a reviewer starts preview.yml by hand, on the default branch',
    );
  }
  if (asked !== 'auto') return { command: asked };
  if (event.action === 'closed') return { command: 'validate' };
  const missing = missingWords(given);
  return missing === undefined
    ? { command: 'plan' }
    : { command: 'validate', note: `The definitions were checked. No plan was made, because ${missing}.` };
}

/**
 * Only what is meant for the default branch is planned: on any other branch, whoever may push could put what they like
 * beside the pull request, the action itself included.
 */
function whyOutside(event: PullRequestEvent, defaultBranch: string): string | undefined {
  if (event.fork) return 'it comes from a fork';
  if (event.author === 'dependabot[bot]') return 'Dependabot opened it';
  return defaultBranch === '' || event.base === defaultBranch ? undefined : notInto(defaultBranch);
}

const notInto = (defaultBranch: string) => `it isn’t into the default branch, ${defaultBranch}`;

function branchUnknown(): Refusal {
  return new Refusal(
    'invalid-inputs',
    'the event doesn’t say which branch is the default one, so nothing but validate is run',
    'start the workflow on pull_request',
  );
}

/** A pull request from outside: its files are read and checked, no server is asked, whatever the inputs hold. */
function outside(asked: CommandName | 'auto', why: string): Choice {
  if (asked === 'auto' || asked === 'plan' || asked === 'validate') {
    const note = `The definitions were checked. No plan was made, because ${why}: such pull requests see no server and no secret.`;
    return { command: 'validate', note };
  }
  throw new Refusal('invalid-inputs', `command ${asked} isn’t run for this pull request: ${why}`);
}

function byEvent(event: Event, run: GitHubRun, given: ServerGiven): Choice {
  switch (event.kind) {
    case 'push':
      return run.defaultBranch !== '' && event.branch === run.defaultBranch ? applied(given) : { command: 'validate' };
    case 'schedule':
      return { command: 'drift' };
    case 'dispatch':
      return chosenByHand(event.inputs.command, given);
    case 'merge-group':
    case 'tag':
      return { command: 'validate' };
    default:
      throw new Refusal(
        'invalid-inputs',
        `command auto doesn’t know what to do on ${'name' in event && event.name ? `the event ${event.name}` : 'this event'}`,
        'set input command to validate, plan, apply or drift',
      );
  }
}

function applied(given: ServerGiven): Choice {
  const missing = missingWords(given);
  return missing === undefined
    ? { command: 'apply' }
    : { command: 'validate', note: `The definitions were checked. Nothing was applied, because ${missing}.` };
}

function chosenByHand(command: string | undefined, given: ServerGiven): Choice {
  if (command && isCommand(command)) return { command };
  return { command: missingWords(given) === undefined ? 'plan' : 'validate' };
}

function missingWords(given: ServerGiven): string | undefined {
  if (!given.address) return 'no server is given (input admin-url)';
  return given.credentials ? undefined : 'no credentials are given (inputs username and password, or access-token)';
}
