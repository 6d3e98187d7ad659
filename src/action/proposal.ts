import { repositoryPath } from '../core/report/markdown/links.ts';
import { subjectSlug } from '../core/report/subject.ts';
import type { Proposal } from '../edges/github/github-api.ts';
import type { ReportContext } from './report-context.ts';

/** What a pull request of this run's own holds, before anything is redacted. */
interface Proposed {
  /** What the branch is called by: `import`. */
  kind: string;
  title: string;
  /** The commit's second sentence. */
  says: string;
  body: string;
  /** By path from the definitions' root, `undefined` for a file that goes. */
  files: Iterable<readonly [path: string, text: string | undefined]>;
}

/** A pull request to the default branch, on a branch of its own for this environment; no secret leaves with it. */
export function proposalOf(
  { run, subject, inputs }: ReportContext,
  { kind, title, says, body, files }: Proposed,
  redact: (text: string) => string,
): Proposal {
  return {
    base: run.defaultBranch,
    baseSha: run.sha,
    branch: `pfconn/${kind}-${subjectSlug(subject)}`,
    title,
    message: `${title}\n\n${says}`,
    body: redact(body),
    files: new Map(
      [...files].map(([path, text]) => [
        repositoryPath(inputs.workingDirectory, path),
        text === undefined ? undefined : redact(text),
      ]),
    ),
  };
}
