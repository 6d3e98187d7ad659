/** Every output of the action, with what it holds. The one source of `action.yml`'s outputs and of the README's table. */
export const outputs = {
  'has-changes': '`true` when the plan changes something.',
  'create-count': 'How many are created, connections and objects of other kinds together.',
  'update-count': 'How many are changed in place.',
  'replace-count': 'How many are deleted and created again.',
  'delete-count': 'How many are deleted.',
  'error-count': 'How many findings are errors.',
  'warning-count': 'How many findings are warnings.',
  digest: 'The plan’s digest; equal when the plan is equal. `expect-digest` takes it.',
  'plan-file': 'The path of the plan as JSON, when `plan-file` asked for it.',
  'outcome-file': 'The path of the apply’s record as JSON, when `outcome-file` asked for it.',
  'sarif-file': 'The path of the findings as SARIF, when `sarif-file` asked for it.',
  'junit-file': 'The path of the findings as JUnit XML, when `junit-file` asked for it.',
  'comment-url': 'The pull request comment that holds the plan or the outcome.',
  'issue-url': 'The issue that reports drift.',
  'pull-request-url': 'The pull request that adopts the server’s state, or that holds what was imported.',
  'failure-reason':
    'Why the run failed: `invalid-inputs`, `invalid-definitions`, `plan-refused`, `plan-changed`, `superseded`, `unreviewed`, `unacknowledged`, `not-counted`, `api-error`, `partial-apply`, `cancelled` or `internal`.',
} as const;

export type OutputName = keyof typeof outputs;
