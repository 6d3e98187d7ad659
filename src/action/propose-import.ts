import { Refusal } from '../commands/refusal.ts';
import { codeSpan } from '../core/report/markdown/markdown.ts';
import { subjectName } from '../core/report/subject.ts';
import { plural } from '../core/wording.ts';
import type { GitHubRun } from '../edges/github/event.ts';
import type { GitHubApi } from '../edges/github/github-api.ts';
import { GitHubError } from '../edges/github/github-error.ts';
import { proposalOf } from './proposal.ts';
import type { ReportContext } from './report-context.ts';

/** A pull request, or the address where a person opens it. */
interface Proposed {
  url: string;
  isOpen: boolean;
}

/**
 * Puts the definitions that an import wrote on a branch of their own, and opens the pull request. Where the repository
 * lets no workflow open one, the branch is there all the same, and a person opens it.
 *
 * @returns `undefined` when nothing was written
 */
export async function proposeImport(input: {
  api: GitHubApi;
  context: ReportContext;
  redact(text: string): string;
}): Promise<Proposed | undefined> {
  const { api, context, redact } = input;
  const { run, subject } = context;
  const files = context.original.written ?? [];
  if (files.length === 0) return undefined;
  const title = `Import what stands on ${subjectName(subject)}`;
  const says = `${plural(files.length, 'file')}, proved to plan to nothing.`;
  const written = files.map(({ path, text }) => [path, text] as const);
  const proposal = proposalOf(context, { kind: 'import', title, says, body: bodyOf(context), files: written }, redact);
  try {
    const { url } = await api.proposeFiles(proposal);
    return { url, isOpen: true };
  } catch (error) {
    if (!(error instanceof GitHubError) || !error.isSwitchedOff) throw error;
    return {
      url: `${run.server}/${run.repository}/compare/${proposal.base}...${proposal.branch}?expand=1`,
      isOpen: false,
    };
  }
}

function bodyOf({ subject, links }: ReportContext): string {
  return [
    `What these files define is on ${codeSpan(subject.environment)} and had no definition. Each file was read again and planned against the server before it was written: it comes to no change.`,
    'GitHub starts no checks for a pull request that a workflow opened. Close this one and open it again, and `validate` and `plan` run.',
    links.run ? `[The run that imported them](${links.run}) lists the secrets that they name.` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/**
 * What an import takes over belongs beside the default branch's definitions.
 *
 * @throws Refusal when the run is for another branch
 */
export function requireProposable({ event, ref, defaultBranch }: GitHubRun): void {
  const isByHand = event.kind === 'dispatch' || event.kind === 'schedule';
  if (isByHand && defaultBranch !== '' && ref === `refs/heads/${defaultBranch}`) return;
  throw new Refusal(
    'invalid-inputs',
    'an import opens its pull request from a run by hand on the default branch, and from no other',
    'start the workflow there',
  );
}
