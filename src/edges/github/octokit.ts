/** GitHub's client, as the actions' own library opens it. */
export type Octokit = ReturnType<typeof import('@actions/github').getOctokit>;
