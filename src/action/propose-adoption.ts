import { holdsCiphertext } from '../core/connection/secrets/ciphertext.ts';
import type { Difference } from '../core/connection/types.ts';
import { referencesIn } from '../core/definition/references.ts';
import type { Definition } from '../core/definition/types.ts';
import { adoptLive } from '../core/import/adopt.ts';
import { calledAs, wordOf } from '../core/kind-words.ts';
import { effectiveChanges } from '../core/plan/summary.ts';
import type { Change, Plan } from '../core/plan/types.ts';
import { drawnOf } from '../core/report/drawn.ts';
import { neverApplied } from '../core/report/drift.ts';
import { codeSpan, escapeMarkdown } from '../core/report/markdown/markdown.ts';
import { subjectName } from '../core/report/subject.ts';
import { manyOf, plural } from '../core/wording.ts';
import type { GitHubApi } from '../edges/github/github-api.ts';
import { drawnMarkdown } from './drawn-markdown.ts';
import { proposalOf } from './proposal.ts';
import type { ReportContext } from './report-context.ts';

/** The files that take the server's state over, and what no file can say. */
interface Adopted {
  /** By path from the definitions' root, `undefined` for a file that goes. */
  files: Map<string, string | undefined>;
  left: Change[];
  /** Of which a part stays as it was in its file. */
  partly: Change[];
}

/**
 * Opens a pull request that writes the server's state into the definitions; comments, order and variables stay. It is
 * an ordinary pull request: whoever merges it accepts the drift.
 *
 * @returns its address; `undefined` when none of the drift can be said by changing a file
 */
export async function proposeAdoption(input: {
  api: GitHubApi;
  context: ReportContext;
  redact(text: string): string;
}): Promise<string | undefined> {
  const { api, context, redact } = input;
  const plan = context.original.plan;
  if (!plan) return undefined;
  const adopted = await adopt(plan, context);
  if (adopted.files.size === 0) return undefined;
  const title = `Adopt the state of ${subjectName(context.subject)} into the definitions`;
  const says = `${plural(adopted.files.size, 'definition')} as PingFederate holds them.`;
  const body = bodyOf(plan, adopted, context);
  const proposal = proposalOf(context, { kind: 'adopt', title, says, body, files: adopted.files }, redact);
  return (await api.proposeFiles(proposal)).url;
}

async function adopt(plan: Plan, context: ReportContext): Promise<Adopted> {
  const definitions = new Map((await context.loadDefinitions()).map((definition) => [definition.key, definition]));
  const adopted: Adopted = { files: new Map(), left: [], partly: [] };
  for (const change of effectiveChanges(plan)) {
    if (neverApplied(change, context.commits)) continue;
    if (!adoptChange(change, definitions.get(change.key), context, adopted.files)) adopted.left.push(change);
    else if (holdsSecrets(change)) adopted.partly.push(change);
  }
  return adopted;
}

/** False when no file can say what the server holds. */
function adoptChange(
  change: Change,
  definition: Definition | undefined,
  { original }: ReportContext,
  files: Map<string, string | undefined>,
): boolean {
  const text = change.file === undefined ? undefined : original.sources.get(change.file);
  if (change.file === undefined || text === undefined || !definition || !original.connectors) return false;
  if (change.action === 'create') {
    files.set(change.file, undefined);
    return true;
  }
  if (change.action !== 'update' && change.action !== 'replace') return false;
  const { desired, live, differences } = change;
  if (differences.some(holdsLookalike)) return false;
  const source = { path: change.file, text };
  const edited = adoptLive({ source, definition, desired, live, differences, connectors: original.connectors });
  if (edited === text) return false;
  files.set(change.file, edited);
  return true;
}

/** A secret as the server stores it never goes into a file; the reference that is there stays. */
const holdsSecrets = (change: Change) =>
  change.action === 'update' && change.differences.some(({ secret, live }) => secret === true || holdsCiphertext(live));

/** Somebody wrote `${var:…}` in the console: in a definition that would be filled in, so it isn't carried over. */
function holdsLookalike({ live }: Difference): boolean {
  const { references, broken } = referencesIn(JSON.stringify(live ?? null));
  return references.length + broken.length > 0;
}

const some = (plan: Plan) => manyOf(wordOf(effectiveChanges(plan)));

/** What was merged and never applied isn't drift: taking it over would undo the merge. */
function withoutLate(plan: Plan, { commits }: ReportContext): Plan {
  return { ...plan, changes: plan.changes.filter((change) => !neverApplied(change, commits)) };
}

function bodyOf(plan: Plan, { files, left, partly }: Adopted, context: ReportContext): string {
  const drawn = drawnOf(context.inputs, { ...context.result, plan: withoutLate(plan, context) });
  const gone = [...files].filter(([, text]) => text === undefined).map(([path]) => path);
  const parts = [
    `Somebody changed ${some(plan)} on ${codeSpan(plan.environment)} outside of git. Merging this writes the server’s state into the definitions; closing it leaves them as they are, and the next apply puts the server back.`,
    gone.length > 0
      ? `Gone from the server, so their definitions go too: ${gone.map((path) => codeSpan(path)).join(', ')}.`
      : '',
    left.length > 0
      ? `Not in here, because no change of a file can say it (a secret, an environment’s override, a text that would be taken for a variable): ${left.map((change) => `**${calledAs(change, escapeMarkdown)}**`).join(', ')}.`
      : '',
    partly.length > 0
      ? `Not all of these is in here, because a secret that somebody typed in the console can’t be read back; what holds it stays in the file as it was: ${partly.map((change) => `**${calledAs(change, escapeMarkdown)}**`).join(', ')}.`
      : '',
    drawn ? drawnMarkdown(drawn, context, { in: 'proposal', limit: 50_000 }).text : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
