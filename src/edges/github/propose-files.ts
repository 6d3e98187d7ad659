import type { Proposal } from './github-api.ts';
import type { Octokit } from './octokit.ts';

interface Repository {
  owner: string;
  repo: string;
}

/**
 * Files → tree → commit → branch → pull request, all over REST: no git, no checkout that would need credentials. The
 * branch is ours alone and is moved each time; an open pull request for it is kept.
 */
export async function proposeFiles(
  octokit: Octokit,
  at: Repository,
  proposal: Proposal,
): Promise<{ number: number; url: string }> {
  const base = await octokit.rest.git.getCommit({ ...at, commit_sha: proposal.baseSha });
  const tree = await octokit.rest.git.createTree({
    ...at,
    base_tree: base.data.tree.sha,
    tree: [...proposal.files].map(([path, content]) => treeEntry(path, content)),
  });
  const commit = await octokit.rest.git.createCommit({
    ...at,
    message: proposal.message,
    tree: tree.data.sha,
    parents: [proposal.baseSha],
  });
  await moveBranch(octokit, at, proposal.branch, commit.data.sha);
  return openOrFind(octokit, at, proposal);
}

function treeEntry(path: string, content: string | undefined) {
  const file = { path, mode: '100644' as const, type: 'blob' as const };
  // A blob without a sha removes the file from the tree.
  return content === undefined ? { ...file, sha: null } : { ...file, content };
}

async function moveBranch(octokit: Octokit, at: Repository, branch: string, sha: string): Promise<void> {
  try {
    await octokit.rest.git.createRef({ ...at, ref: `refs/heads/${branch}`, sha });
  } catch (error) {
    if ((error as { status?: number }).status !== 422) throw error;
    await octokit.rest.git.updateRef({ ...at, ref: `heads/${branch}`, sha, force: true });
  }
}

async function openOrFind(
  octokit: Octokit,
  at: Repository,
  proposal: Proposal,
): Promise<{ number: number; url: string }> {
  const { base, branch, title, body } = proposal;
  const open = await octokit.rest.pulls.list({
    ...at,
    state: 'open',
    head: `${at.owner}:${branch}`,
    base,
    per_page: 1,
  });
  const known = open.data[0];
  const answer = known
    ? await octokit.rest.pulls.update({ ...at, pull_number: known.number, title, body })
    : await octokit.rest.pulls.create({ ...at, head: branch, base, title, body });
  return { number: answer.data.number, url: answer.data.html_url };
}
