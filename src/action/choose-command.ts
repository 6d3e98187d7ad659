import { InputError, isCommand } from '../arguments/raw-options.ts';
import { Refusal } from '../commands/refusal.ts';
import { nearest } from '../core/document/nearest.ts';
import type { Event, GitHubRun } from '../edges/github/event.ts';
import { type CommandName, commandNames } from '../options.ts';

/** What the run does, and why it does less than one might expect. */
export interface Choice {
  command: CommandName;
  note?: string;
}

/** Whether the inputs name a server and something to sign in with. */
export interface ServerGiven {
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
  if (asked === 'sandbox')
    throw new InputError('command "sandbox" never ends', 'start it in a step of its own: `node dist/cli.js sandbox &`');
  if (event.kind === 'pull-request') return onPullRequest(asked as CommandName | 'auto', event, given);
  if (isUnreadablePullRequest(event) && asked !== 'validate') throw originUnknown(event);
  return asked === 'auto' ? byEvent(event, run, given) : { command: asked as CommandName };
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
    'start the workflow on pull_request; docs/threat-model.md says why',
  );
}

/** `pull_request_review` and the like, a `pull_request` without its number, and what follows another workflow's run. */
function isUnreadablePullRequest(event: Event): event is Extract<Event, { kind: 'other' }> {
  return event.kind === 'other' && (event.name.startsWith('pull_request') || event.name === 'workflow_run');
}

function originUnknown({ name }: { name: string }): Refusal {
  return new Refusal(
    'invalid-inputs',
    `the event ${name} doesn’t say where the files come from, so nothing but validate is run`,
    'start the workflow on pull_request',
  );
}

type PullRequestEvent = Extract<Event, { kind: 'pull-request' }>;

function onPullRequest(asked: CommandName | 'auto', event: PullRequestEvent, given: ServerGiven): Choice {
  if (event.fork || event.author === 'dependabot[bot]') return outside(asked, event);
  if (asked === 'apply' && !event.merged) {
    throw new Refusal(
      'invalid-inputs',
      'a pull request that isn’t merged can’t be applied',
      'apply on a push to the default branch',
    );
  }
  if (asked !== 'auto') return { command: asked };
  if (event.action === 'closed') return { command: 'validate' };
  const missing = missingWords(given);
  return missing === undefined
    ? { command: 'plan' }
    : { command: 'validate', note: `The definitions were checked. No plan was made, because ${missing}.` };
}

/** A pull request from outside: its files are read and checked, no server is asked, whatever the inputs hold. */
function outside(asked: CommandName | 'auto', event: PullRequestEvent): Choice {
  const who = event.fork ? 'it comes from a fork' : 'Dependabot opened it';
  if (asked === 'auto' || asked === 'plan' || asked === 'validate') {
    const note = `The definitions were checked. No plan was made, because ${who}: such pull requests see no server and no secret.`;
    return { command: 'validate', note };
  }
  throw new Refusal('invalid-inputs', `command ${asked} isn’t run for this pull request: ${who}`);
}

function byEvent(event: Event, run: GitHubRun, given: ServerGiven): Choice {
  switch (event.kind) {
    case 'push':
      return event.branch === run.defaultBranch ? applied(given) : { command: 'validate' };
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
