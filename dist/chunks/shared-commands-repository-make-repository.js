import{schemaFiles}from"./shared-commands-schema-files.js";import{diffArrays}from"./shared-diff-libesm-patch-create.js";import{actionFiles,homeOf,readRelease}from"./shared-edges-release-release.js";import{compareReleases,fillTemplate,isKeptUp,parseAction,recordFile,recordedAction,usualEnvironments,vendorFolder}from"./shared-commands-validate.js";import{parseDocument}from"./shared-core-document-parse-document.js";import{hasErrors}from"./shared-core-diagnostics-diagnostic.js";import{Refusal}from"./shared-commands-refusal.js";import{version}from"./shared-version.js";function actionFor({inputs:{action:said,command}},isCopied){if(isCopied&&said===void 0)return{kind:"vendored",version};if(isCopied)throw new Refusal("invalid-inputs","a copied action has no commit","leave out --action or --vendor");if(said!==void 0){let named=parseAction(said);if(named)return{kind:"published",...named,version};throw new Refusal("invalid-inputs",`--action is "${said}"`,"write OWNER/NAME@COMMIT, all 40 digits of the commit")}let release=readRelease();if(release)return{kind:"published",...release};throw new Refusal("invalid-inputs","this pfconn is no release, so it knows no commit for the workflows to use",`name one with --action OWNER/NAME@COMMIT${command==="init"?", or put the action into the repository with --vendor":""}`)}import{createHash}from"node:crypto";function copySteps(record,made,present){let kept=new Set(made.map(({path})=>path)),gone=Object.keys(record.copies).filter(path=>!kept.has(path)&&present.has(path)),steps=[...made.flatMap(({path,text})=>stepFor(path,text,present.get(path))??[]),...gone.map(path=>({path,what:"removed"}))],isChanged=({path})=>{let text=present.get(path);return text!==void 0&&digestOf(text)!==record.copies[path]};return{steps,changedByHand:steps.filter(isChanged).map(({path})=>path)}}function stepFor(path,text,present){return present===void 0?{path,what:"new",text}:digestOf(present)===digestOf(text)?void 0:{path,what:"renewed",text}}function digestsOf(files){return Object.fromEntries(files.map(({path,text})=>[path,digestOf(text)]))}function digestOf(text){return createHash("sha256").update(text.replaceAll(`\r
`,`
`)).digest("hex").slice(0,16)}var template_default={".github/CODEOWNERS":`# Whoever may decide on these decides on what runs with credentials, and on production. Put your own teams here; a
# rule of the default branch makes their review necessary: \`pfconn setup github\` makes it.
{{owned-folders}}
# /environments/  @your-org/identity
# /.github/       @your-org/identity-admins
`,".github/dependabot.yml":`# Newer versions of the actions that the workflows use, as one pull request a week. What else a newer pfconn brings to
# these files, \`pfconn upgrade\` brings in.
version: 2
updates:
  - package-ecosystem: github-actions
    directory: /
    schedule:
      interval: weekly
    cooldown:
      default-days: 7
    groups:
      actions:
        patterns: ['*']
`,".github/workflows/apply.yml":`# After the merge: the reviewed plan is carried out, verified, and reported in the pull request.
name: apply
on:
  push:
    branches: [main]
    paths:
{{definition-paths}}
      - environments/**
      - schemas/connectors/**
  workflow_dispatch:
    inputs:
      max-leavers:
        description: So many people may leave a connection in this run, where PF_MAX_LEAVERS stopped another one
        required: false
        type: string
      max-joiners:
        description: So many people may join a connection in this run, where PF_MAX_JOINERS stopped another one
        required: false
        type: string

permissions: {}

jobs:
  approve:
    # The human gate. It holds no secret, and no lock while it waits. An environment without reviewers lets it pass.
    if: format('{0}{1}', vars.PF_ENVIRONMENTS, vars.PF_ADMIN_URL) != '' && github.ref == format('refs/heads/{0}', github.event.repository.default_branch)
    strategy:
      fail-fast: false
      matrix:
        environment: \${{ fromJSON(vars.PF_ENVIRONMENTS || '{{environments}}') }}
    runs-on: ubuntu-latest
    timeout-minutes: 5
    environment: pingfederate-\${{ matrix.environment }}-approval
    steps:
      - run: echo "Approved."
  apply:
    needs: approve
    # Said here once more: what holds a credential doesn't rely on another job's condition.
    if: format('{0}{1}', vars.PF_ENVIRONMENTS, vars.PF_ADMIN_URL) != '' && github.ref == format('refs/heads/{0}', github.event.repository.default_branch)
    strategy:
      fail-fast: false
      max-parallel: 1
      matrix:
        environment: \${{ fromJSON(vars.PF_ENVIRONMENTS || '{{environments}}') }}
    runs-on: \${{ vars.PF_RUNNER || 'ubuntu-latest' }}
    timeout-minutes: 60
    # One after the other, none forgotten. The action itself skips a commit that a newer one has overtaken.
    concurrency:
      group: pingfederate-\${{ matrix.environment }}
{{github.com}}      queue: max
      cancel-in-progress: false
    environment:
      # Branch rule: the default branch only. Holds the account that may write.
      name: pingfederate-\${{ matrix.environment }}
      url: \${{ vars.PF_CONSOLE_URL }}
    permissions:
      contents: read # checkout, and the branch's tip
      actions: read # the job that planned
      pull-requests: write # the merged pull request, its reviewed plan, the outcome
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: {{action}}
        with:
          command: apply
          environment: \${{ matrix.environment }}
          backup: \${{ vars.PF_BACKUP == 'artifact' && 'backup' || '' }}
          admin-url: \${{ vars.PF_ADMIN_URL }}
          username: \${{ vars.PF_USERNAME }}
          password: \${{ secrets.PF_PASSWORD }}
          # People are counted once more before anything is written; without a directory nobody is counted.
          directory: \${{ vars.PF_DIRECTORY }}
          directory-bind-dn: \${{ vars.PF_DIRECTORY_BIND_DN }}
          directory-password: \${{ secrets.PF_DIRECTORY_PASSWORD }}
          directory-start-tls: \${{ vars.PF_DIRECTORY_START_TLS || 'false' }}
          directory-ca-certificate: \${{ vars.PF_DIRECTORY_CA_CERTIFICATE }}
          max-leavers: \${{ inputs.max-leavers || vars.PF_MAX_LEAVERS }}
          max-joiners: \${{ inputs.max-joiners || vars.PF_MAX_JOINERS }}
{{secrets}}
      # What the connections were before, for the restore workflow. Also when something went wrong.
      - uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0
        if: \${{ !cancelled() && vars.PF_BACKUP == 'artifact' }}
        with:
          name: backup-\${{ matrix.environment }}
          path: backup
          if-no-files-found: ignore
          retention-days: 30
`,".github/workflows/drift.yml":`# Every working day: does a server still hold what the definitions say? One issue for each environment tells.
name: drift
on:
  schedule:
    - cron: '17 5 * * 1-5'
  workflow_dispatch:

permissions: {}

jobs:
  drift:
    # A run by hand may be started on any branch.
    if: format('{0}{1}', vars.PF_ENVIRONMENTS, vars.PF_ADMIN_URL) != '' && github.ref == format('refs/heads/{0}', github.event.repository.default_branch)
    strategy:
      fail-fast: false
      matrix:
        environment: \${{ fromJSON(vars.PF_ENVIRONMENTS || '{{environments}}') }}
    runs-on: \${{ vars.PF_RUNNER || 'ubuntu-latest' }}
    timeout-minutes: 15
{{github.com}}    # Never while an apply is at work.
{{enterprise-server}}    # Not in the apply's group: a server keeps one job waiting there, and would drop an apply for this.
    concurrency:
{{github.com}}      group: pingfederate-\${{ matrix.environment }}
{{enterprise-server}}      group: pingfederate-drift-\${{ matrix.environment }}
{{github.com}}      queue: max
      cancel-in-progress: false
    environment:
      name: pingfederate-\${{ matrix.environment }}-plan
{{github.com}}      deployment: false
    permissions:
      contents: read # checkout
      issues: write # the drift issue
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: {{action}}
        with:
          command: drift
          environment: \${{ matrix.environment }}
          admin-url: \${{ vars.PF_ADMIN_URL }}
          username: \${{ vars.PF_USERNAME }}
          password: \${{ secrets.PF_PASSWORD }}
      # Every connection on one page, for whoever may read the runs of this repository. Also when there is drift.
      - uses: {{action}}
        if: \${{ !cancelled() && vars.PF_INVENTORY == 'artifact' }}
        with:
          command: inventory
          environment: \${{ matrix.environment }}
          admin-url: \${{ vars.PF_ADMIN_URL }}
          username: \${{ vars.PF_USERNAME }}
          password: \${{ secrets.PF_PASSWORD }}
          inventory-file: inventory.html, inventory.csv
      - uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0
        if: \${{ !cancelled() && vars.PF_INVENTORY == 'artifact' }}
        with:
          name: inventory-\${{ matrix.environment }}
          path: inventory.*
          retention-days: 14
`,".github/workflows/import.yml":`# By hand: what a server has and no definition describes, as files in a pull request. Reads with an Auditor account.
name: import
on:
  workflow_dispatch:
    inputs:
      environment:
        description: The environment whose server is read, as its file in environments/ is called
        required: true
        default: {{environment}}
        type: string
      only:
        description: Ids, or patterns such as zoom*, separated by commas; nothing for all of what is imported
        required: false
        type: string
      kind:
        description: What to import; "connections" with what is named above as Kind/id, "all" with what they stand on
        required: false
        default: connections
        type: choice
        options: [connections, all, {{other-kinds}}]

permissions: {}

jobs:
  import:
    # A run by hand may be started on any branch, and whoever starts it types the environment: one that is set up, or none.
    if: >-
      github.ref == format('refs/heads/{0}', github.event.repository.default_branch)
      && contains(fromJSON(vars.PF_ENVIRONMENTS || '{{environments}}'), inputs.environment)
    runs-on: \${{ vars.PF_RUNNER || 'ubuntu-latest' }}
    timeout-minutes: 30
    environment:
      name: pingfederate-\${{ inputs.environment }}-plan
{{github.com}}      deployment: false
    permissions:
      contents: write # the branch with the files
      pull-requests: write # the pull request
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: {{action}}
        with:
          command: import
          environment: \${{ inputs.environment }}
          only: \${{ inputs.only }}
          kind: \${{ inputs.kind != 'connections' && inputs.kind || '' }}
          open-pull-request: true
          admin-url: \${{ vars.PF_ADMIN_URL }}
          username: \${{ vars.PF_USERNAME }}
          password: \${{ secrets.PF_PASSWORD }}
`,".github/workflows/plan.yml":`# Pull requests from this repository: what would change on each server, as a comment. Reads with an Auditor account.
# {{threat-model}} says what keeps a pull request from using that account for anything else.
name: plan
on:
  pull_request:
    paths:
{{definition-paths}}
      - environments/**
      - schemas/connectors/**
      - schemas/plugins/**
      - schemas/servers/**

permissions: {}

concurrency:
  group: plan-\${{ github.event.pull_request.number }}
  cancel-in-progress: true

jobs:
  plan:
    # Not before a server is set up: one for all is named here, several are named in their environments. Into any other
    # branch, everything here would be what anybody may push. Forks and Dependabot get neither secrets nor a token that
    # may comment.
    if: >-
      format('{0}{1}', vars.PF_ENVIRONMENTS, vars.PF_ADMIN_URL) != ''
      && github.event.pull_request.base.ref == github.event.repository.default_branch
      && github.event.pull_request.head.repo.full_name == github.repository
      && github.event.pull_request.user.login != 'dependabot[bot]'
    strategy:
      fail-fast: false
      matrix:
        environment: \${{ fromJSON(vars.PF_ENVIRONMENTS || '{{environments}}') }}
    runs-on: \${{ vars.PF_RUNNER || 'ubuntu-latest' }}
    timeout-minutes: 15
    environment:
      # Branch rules: the default branch and refs/pull/*/merge. Holds the Auditor account.
      name: pingfederate-\${{ matrix.environment }}-plan
{{github.com}}      deployment: false
    permissions:
      contents: read # checkout
      pull-requests: write # the plan comment
      id-token: write # GitHub's word that this job made the plan, for the apply
    steps:
      # The pull request's files are data: definitions to read. Nothing of them is run.
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
{{checkout-of-the-action}}
      - uses: {{action-for-the-plan}}
        with:
          command: plan
          environment: \${{ matrix.environment }}
          admin-url: \${{ vars.PF_ADMIN_URL }}
          username: \${{ vars.PF_USERNAME }}
          password: \${{ secrets.PF_PASSWORD }}
`,".github/workflows/preview.yml":`# By hand, by a reviewer: how many people a pull request's change of outbound provisioning adds and removes, into its comment.
# {{threat-model}} says why no run of the pull request itself may ask a directory.
name: preview
run-name: preview of pull request \${{ inputs.pull-request }} for \${{ inputs.environment }}
on:
  workflow_dispatch:
    inputs:
      environment:
        description: The environment, as its file in environments/ is called
        required: true
        default: {{environment}}
        type: string
      pull-request:
        description: The pull request, by its number
        required: true
        type: string
      commit:
        description: Its commit that you have looked at, all 40 digits (the page that the plan\u2019s comment links has them to copy); another one isn\u2019t counted
        required: true
        type: string

permissions: {}

concurrency:
  group: preview-\${{ inputs.environment }}-\${{ inputs.pull-request }}
  cancel-in-progress: true

jobs:
  preview:
    # A run by hand may be started on any branch, and whoever starts it types the environment: one that is set up, or none.
    if: >-
      github.ref == format('refs/heads/{0}', github.event.repository.default_branch)
      && contains(fromJSON(vars.PF_ENVIRONMENTS || '{{environments}}'), inputs.environment)
    runs-on: \${{ vars.PF_RUNNER || 'ubuntu-latest' }}
    timeout-minutes: 15
    environment:
      # Branch rule: the default branch only; required reviewers, none of whom may approve what they started. Holds the
      # Auditor account, and the account that reads the directory.
      name: pingfederate-\${{ inputs.environment }}-preview
{{github.com}}      deployment: false
    permissions:
      contents: read # checkout, and the merge that is checked out
      pull-requests: write # the numbers, in the plan's comment
      id-token: write # GitHub's word that this job counted, for the apply
    steps:
      # The pull request's files are data: definitions to read. Nothing of them is run; workflow and action are the default branch's.
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          ref: refs/pull/\${{ inputs.pull-request }}/merge
          persist-credentials: false
{{checkout-of-the-action-by-hand}}
      - uses: {{action-for-the-preview}}
        with:
          command: preview
          environment: \${{ inputs.environment }}
          pull-request: \${{ inputs.pull-request }}
          commit: \${{ inputs.commit }}
          admin-url: \${{ vars.PF_ADMIN_URL }}
          username: \${{ vars.PF_USERNAME }}
          password: \${{ secrets.PF_PASSWORD }}
          directory: \${{ vars.PF_DIRECTORY }}
          directory-bind-dn: \${{ vars.PF_DIRECTORY_BIND_DN }}
          directory-password: \${{ secrets.PF_DIRECTORY_PASSWORD }}
          directory-start-tls: \${{ vars.PF_DIRECTORY_START_TLS || 'false' }}
          directory-ca-certificate: \${{ vars.PF_DIRECTORY_CA_CERTIFICATE }}
          max-leavers: \${{ vars.PF_MAX_LEAVERS }}
          max-joiners: \${{ vars.PF_MAX_JOINERS }}
`,".github/workflows/restore.yml":`# By hand: puts back what an apply's backup holds. Applies keep one when the variable PF_BACKUP is \`artifact\`.
name: restore
on:
  workflow_dispatch:
    inputs:
      environment:
        description: The environment, as its file in environments/ is called
        required: true
        default: {{environment}}
        type: string
      run:
        description: The run that made the backup, by the number at the end of its address
        required: true
        type: string
      accept:
        description: Tokens that a run before printed, for what can\u2019t be undone
        required: false
        type: string

permissions: {}

jobs:
  plan:
    # What would be put back, for whoever approves it: the summary of this run has it. Whoever starts it types the environment: one
    # that is set up is meant, whose gate has that very name, or none.
    if: >-
      github.ref == format('refs/heads/{0}', github.event.repository.default_branch)
      && contains(fromJSON(vars.PF_ENVIRONMENTS || '{{environments}}'), inputs.environment)
    runs-on: \${{ vars.PF_RUNNER || 'ubuntu-latest' }}
    timeout-minutes: 15
    environment:
      name: pingfederate-\${{ inputs.environment }}-plan
{{github.com}}      deployment: false
    permissions:
      contents: read # checkout, and whether the default branch has the run's commit
      actions: read # the run, and its backup
    outputs:
      digest: \${{ steps.plan.outputs.digest }}
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1
        with:
          name: backup-\${{ inputs.environment }}
          path: backup-to-restore
          run-id: \${{ inputs.run }}
          github-token: \${{ github.token }}
      - uses: {{action}}
        id: plan
        with:
          command: restore
          dry-run: true
          environment: \${{ inputs.environment }}
          restore-from: backup-to-restore
          restore-run: \${{ inputs.run }}
          accept: \${{ inputs.accept }}
          admin-url: \${{ vars.PF_ADMIN_URL }}
          username: \${{ vars.PF_USERNAME }}
          password: \${{ secrets.PF_PASSWORD }}
  approve:
    # The human gate, as before an apply.
    needs: plan
    if: >-
      github.ref == format('refs/heads/{0}', github.event.repository.default_branch)
      && contains(fromJSON(vars.PF_ENVIRONMENTS || '{{environments}}'), inputs.environment)
    runs-on: ubuntu-latest
    timeout-minutes: 5
    environment: pingfederate-\${{ inputs.environment }}-approval
    steps:
      - run: echo "Approved."
  restore:
    needs: [plan, approve]
    if: >-
      github.ref == format('refs/heads/{0}', github.event.repository.default_branch)
      && contains(fromJSON(vars.PF_ENVIRONMENTS || '{{environments}}'), inputs.environment)
    runs-on: \${{ vars.PF_RUNNER || 'ubuntu-latest' }}
    timeout-minutes: 60
    concurrency:
      group: pingfederate-\${{ inputs.environment }}
{{github.com}}      queue: max
      cancel-in-progress: false
    environment:
      # Branch rule: the default branch only. Holds the account that may write.
      name: pingfederate-\${{ inputs.environment }}
      url: \${{ vars.PF_CONSOLE_URL }}
    permissions:
      contents: read # checkout, and whether the default branch has the run's commit
      actions: read # the run, and its backup
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1
        with:
          name: backup-\${{ inputs.environment }}
          path: backup-to-restore
          run-id: \${{ inputs.run }}
          github-token: \${{ github.token }}
      - uses: {{action}}
        with:
          command: restore
          environment: \${{ inputs.environment }}
          restore-from: backup-to-restore
          restore-run: \${{ inputs.run }}
          accept: \${{ inputs.accept }}
          # What was shown is what is put back.
          expect-digest: \${{ needs.plan.outputs.digest }}
          backup: \${{ vars.PF_BACKUP == 'artifact' && 'backup' || '' }}
          admin-url: \${{ vars.PF_ADMIN_URL }}
          username: \${{ vars.PF_USERNAME }}
          password: \${{ secrets.PF_PASSWORD }}
      - uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0
        if: \${{ !cancelled() && vars.PF_BACKUP == 'artifact' }}
        with:
          name: backup-\${{ inputs.environment }}
          path: backup
          if-no-files-found: ignore
          retention-days: 30
`,".github/workflows/rotate.yml":`# By hand: sends the secrets of named connections again, after a value was changed on GitHub. Nothing else is written: a
# connection that differs from its definition is left alone.
name: rotate
on:
  workflow_dispatch:
    inputs:
      environment:
        description: The environment, as its file in environments/ is called
        required: true
        default: {{environment}}
        type: string
      connections:
        description: Ids of connections, or patterns such as zoom*, separated by commas
        required: true
        type: string

permissions: {}

jobs:
  plan:
    # What would be sent, for whoever approves it: the summary of this run has it. Whoever starts it types the environment: one
    # that is set up is meant, whose gate has that very name, or none.
    if: >-
      github.ref == format('refs/heads/{0}', github.event.repository.default_branch)
      && contains(fromJSON(vars.PF_ENVIRONMENTS || '{{environments}}'), inputs.environment)
    runs-on: \${{ vars.PF_RUNNER || 'ubuntu-latest' }}
    timeout-minutes: 15
    environment:
      name: pingfederate-\${{ inputs.environment }}-plan
{{github.com}}      deployment: false
    permissions:
      contents: read # checkout
    outputs:
      digest: \${{ steps.plan.outputs.digest }}
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: {{action}}
        id: plan
        with:
          command: plan
          environment: \${{ inputs.environment }}
          only: \${{ inputs.connections }}
          rotate: \${{ inputs.connections }}
          admin-url: \${{ vars.PF_ADMIN_URL }}
          username: \${{ vars.PF_USERNAME }}
          password: \${{ secrets.PF_PASSWORD }}
  approve:
    # The human gate, as before an apply.
    needs: plan
    if: >-
      github.ref == format('refs/heads/{0}', github.event.repository.default_branch)
      && contains(fromJSON(vars.PF_ENVIRONMENTS || '{{environments}}'), inputs.environment)
    runs-on: ubuntu-latest
    timeout-minutes: 5
    environment: pingfederate-\${{ inputs.environment }}-approval
    steps:
      - run: echo "Approved."
  rotate:
    needs: [plan, approve]
    if: >-
      github.ref == format('refs/heads/{0}', github.event.repository.default_branch)
      && contains(fromJSON(vars.PF_ENVIRONMENTS || '{{environments}}'), inputs.environment)
    runs-on: \${{ vars.PF_RUNNER || 'ubuntu-latest' }}
    timeout-minutes: 60
    concurrency:
      group: pingfederate-\${{ inputs.environment }}
{{github.com}}      queue: max
      cancel-in-progress: false
    environment:
      # Branch rule: the default branch only. Holds the account that may write.
      name: pingfederate-\${{ inputs.environment }}
      url: \${{ vars.PF_CONSOLE_URL }}
    permissions:
      contents: read # checkout, and the branch's tip
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: {{action}}
        with:
          command: apply
          environment: \${{ inputs.environment }}
          only: \${{ inputs.connections }}
          rotate: \${{ inputs.connections }}
          # What was shown is what is sent.
          expect-digest: \${{ needs.plan.outputs.digest }}
          admin-url: \${{ vars.PF_ADMIN_URL }}
          username: \${{ vars.PF_USERNAME }}
          password: \${{ secrets.PF_PASSWORD }}
{{secrets}}
`,".github/workflows/validate.yml":`# Every pull request: the definitions against schema and rules. No server, no secret; forks and Dependabot included.
name: validate
on:
  pull_request:
  merge_group:

permissions: {}

concurrency:
  group: validate-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: true

jobs:
  check:
    strategy:
      fail-fast: false
      matrix:
        environment: \${{ fromJSON(vars.PF_ENVIRONMENTS || '{{environments}}') }}
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: read # checkout
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: {{action}}
        with:
          command: validate
          environment: \${{ matrix.environment }}
  # One name for a ruleset to require, however many environments there are.
  validate:
    needs: check
    if: always()
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - run: test "$RESULT" = success
        env:
          RESULT: \${{ needs.check.result }}
`,".vscode/extensions.json":`{
  "recommendations": ["redhat.vscode-yaml", "github.vscode-github-actions"]
}
`,".vscode/settings.json":`{
  "yaml.schemas": {
{{schemas-of-yaml}}
    "./schemas/environment.schema.json": ["environments/*.yaml", "environments/*.yml"]
  },
  "json.schemas": [
{{schemas-of-json}}
  ],
  "yaml.validate": true,
  "yaml.completion": true,
  "yaml.hover": true,
  "[yaml]": {
    "editor.tabSize": 2,
    "editor.insertSpaces": true,
    "editor.quickSuggestions": { "strings": "on", "other": "on", "comments": "off" }
  }
}
`,"README.md":`# PingFederate connections

The SP connections of our PingFederate servers, one YAML file each, in \`connections/\`, and what they stand on in folders
beside it. A pull request shows what would change and what that means for people; a merge does it. Made with {{about-pfconn}} {{version}}.

## Before the first merge

1. \`{{pfconn}} demo\` tells the story on your own machine, without a server.
2. \`{{pfconn}} setup github --server {{environment}}=https://pingfederate.example.com:9999\` makes the GitHub environments,
   their variables and the rules of the default branch, after showing them.
3. \`{{pfconn}} doctor --environment {{environment}}\` checks the server, the account and these files.
4. \`{{pfconn}} import --environment {{environment}}\` writes what the server has. Commit it and open a pull request: its plan
   is empty.

## From day to day

| to do | how |
| --- | --- |
| add a connection | \`{{pfconn}} new NAME --output connections/NAME.yaml\`; it is a draft until you remove \`state: draft\` |
| change one | edit its file, open a pull request; the comment says what will happen |
| delete one | \`lifecycle: { state: absent }\` in its file, then a pull request |
| see what somebody changed in the console | the \`drift\` workflow opens an issue |
| take a newer pfconn | {{newer}} |
`,"connections/README.md":"# Connections\n\nOne YAML file for each SP connection. The file's name is yours to choose; the `id` in it is the connection's. What\nconnections stand on, such as policy contracts, has a folder of its own beside this one; a file's `kind` says what it is,\nso that it may lie here as well.\n\n```sh\n{{pfconn}} import --environment {{environment}}             # what the server has, as files that plan to nothing\n{{pfconn}} new zoom --output connections/zoom.yaml     # a new one, as a draft\n```\n","environments/production.yaml":`# yaml-language-server: $schema=../schemas/environment.schema.json
# What differs between environments: values for \${var:NAME}, overrides by connection id. The server's address and every
# password come from the workflow, never from here.
variables: {}
`,gitattributes:`* text=auto eol=lf
schemas/*.json -diff linguist-generated=true
schemas/connectors/*.json linguist-generated=true
{{vendored}}.github/actions/pfconn/** -diff linguist-generated=true
`,gitignore:`# What a run leaves behind.
/.pfconn/
node_modules/
{{vendored}}# The action is to be committed, also where somebody's own settings leave out every folder of this name.
{{vendored}}!/.github/actions/pfconn/dist/
`};function repositoryFiles(options){let{environments=usualEnvironments}=options;return Object.entries(template_default).flatMap(([path,text])=>placesOf(path,environments).map(place=>({path:place,text:fillTemplate(text,options)}))).sort((a,b)=>a.path<b.path?-1:1)}function placesOf(path,environments){return path==="environments/production.yaml"?environments.map(name=>`environments/${name}.yaml`):[path==="gitignore"||path==="gitattributes"?`.${path}`:path]}async function makeRepository(root,options){let{action,enterpriseServer,environments=usualEnvironments}=options,files=repositoryFiles({...options,home:homeOf()}),copies=action.kind==="vendored"?actionFiles().map(inVendorFolder):[],keptUp=files.filter(({path})=>isKeptUp(path)).map(({path,text})=>[path,text]);return{files,schemas:await schemaFiles(root),copies,record:recordFile({version:action.version,action:recordedAction(action),enterpriseServer,environments,files:Object.fromEntries(keptUp),copies:digestsOf(copies)})}}function allFiles({files,schemas,copies,record}){return[...files,...schemas,...copies,record]}function inVendorFolder({path,text}){return{path:`${vendorFolder}/${path}`,text}}function mergeLines(texts,names){let[base,ours,theirs]=[linesOf(texts.base),linesOf(texts.ours),linesOf(texts.theirs)],[inOurs,inTheirs]=[matches(base,ours),matches(base,theirs)],merged=[],conflicts=0;for(let at={base:0,ours:0,theirs:0};;){let meet=nextMeeting(at,inOurs,inTheirs)??{base:base.length,ours:ours.length,theirs:theirs.length},part=joined(base.slice(at.base,meet.base),ours.slice(at.ours,meet.ours),theirs.slice(at.theirs,meet.theirs));if(part.isConflict&&(conflicts+=1),merged.push(...part.isConflict?marked(part,names):part.lines),meet.base===base.length)return{text:merged.join(`
`),conflicts};merged.push(base[meet.base]),at={base:meet.base+1,ours:meet.ours+1,theirs:meet.theirs+1}}}var linesOf=text=>text.split(`
`);function matches(from,to){let found=new Map,[here,there]=[0,0];for(let{added,removed,value}of diffArrays([...from],[...to]))if(added)there+=value.length;else if(removed)here+=value.length;else for(let _ of value)found.set(here++,there++);return found}function nextMeeting(at,inOurs,inTheirs){let last=Math.max(-1,...inOurs.keys());for(let base=at.base;base<=last;base+=1){let[ours,theirs]=[inOurs.get(base),inTheirs.get(base)];if(ours!==void 0&&theirs!==void 0)return{base,ours,theirs}}}function joined(base,ours,theirs){if(isSame(ours,theirs)||isSame(theirs,base))return{isConflict:!1,lines:ours};if(isSame(ours,base))return{isConflict:!1,lines:theirs};let byLine=joinedByLine(base,ours,theirs);return byLine?{isConflict:!1,lines:byLine}:{isConflict:!0,...apart(ours,theirs)}}function joinedByLine(base,ours,theirs){if(ours.length!==base.length||theirs.length!==base.length)return;let lines=base.map((line,index)=>{let[mine,other]=[ours[index],theirs[index]];return mine===line?other:other===line||other===mine?mine:void 0});return lines.every(line=>line!==void 0)?lines:void 0}function apart(ours,theirs){let shorter=Math.min(ours.length,theirs.length),start=0;for(;start<shorter&&ours[start]===theirs[start];)start+=1;let end=0;for(;end<shorter-start&&ours.at(-1-end)===theirs.at(-1-end);)end+=1;return{before:ours.slice(0,start),ours:ours.slice(start,ours.length-end),theirs:theirs.slice(start,theirs.length-end),after:ours.slice(ours.length-end)}}function marked({before,ours,theirs,after},names){return[...before,`<<<<<<< ${names.ours}`,...ours,"=======",...theirs,`>>>>>>> ${names.theirs}`,...after]}var isSame=(one,other)=>one.length===other.length&&one.every((line,index)=>line===other[index]);function conflictIn(text){let index=linesOf(text).findIndex(line=>/^(<{7}|>{7})( |\r?$)/.test(line));return index<0?void 0:index+1}function workflowSteps(input){let ours=input.made.flatMap(file=>stepFor2(file,input)??[]),known=new Set([...input.made.map(({path})=>path)]),others=[...input.present].flatMap(([path,text])=>known.has(path)?[]:repinned(path,text,input)??[]);return[...ours,...others]}function leftToTheirOwners({made,record,present}){return made.flatMap(({path,text})=>{let current=present.get(path);return current!==void 0&&current!==text&&record.files[path]===void 0?[path]:[]})}function stepFor2({path,text:theirs},input){let base=input.record.files[path],written=input.present.get(path);if(written===void 0)return base===void 0?{path,what:"new",text:theirs}:void 0;if(base===void 0)return;let current=written.replaceAll(`\r
`,`
`),sides=withSamePins({base,ours:current,theirs},ownPins(input));if(sides.theirs===current)return;let merged=mergeLines(sides,{ours:"yours",theirs:`pfconn ${input.action.version}`});if(merged.text===current)return;let step={path,...judged(path,current,merged,sides)};return written===current?step:{...step,text:merged.text.replaceAll(`
`,`\r
`)}}function judged(path,current,{text,conflicts},sides){if(conflicts>0)return{what:"conflict",text,line:conflictIn(text)};if(sides.ours===sides.base)return{what:"renewed",text};let mistakes=parseDocument({path,text}).diagnostics.filter(one=>hasErrors([one])),[first]=hasErrors(parseDocument({path,text:current}).diagnostics)?[]:mistakes;return first?{what:"unreadable",text,line:first.place.line}:{what:"joined",text}}function repinned(path,text,input){let own=ownPins(input);if(!own.pin)return;let{ours}=withSamePins({base:text,ours:text,theirs:""},own);return ours===text?void 0:{path,what:"pinned",text:ours}}function ownPins({record,action}){if(action.kind!=="published")return{names:[],pin:void 0};let{repository:name,commit,version:version2}=action;return{names:[record.action],pin:{name,commit,version:version2}}}function pinnedVersions(present,action){return[...present.values()].flatMap(text=>pinsIn(text).flatMap(({name,version:version2})=>name===action&&version2!==""?[version2]:[]))}var pinned=/^([ \t]*(?:-[ \t]+)?uses:[ \t]+)([\w.-]+\/[\w./-]+)@([0-9a-f]{40})(?:[ \t]+#[ \t]*v?(\d[\w.-]*)([^\n]*))?[ \t]*$/gm;function pinsIn(text){return[...text.matchAll(pinned)].map(([,,name="",commit="",version2=""])=>({name,commit,version:version2}))}function withPins(text,chosen){return text.replace(pinned,(line,start,name,...[,,rest=""])=>{let pin=chosen.get(name);return pin?`${start}${pin.name}@${pin.commit} # v${pin.version}${rest}`:line})}function withSamePins(sides,own){let chosen=new Map;for(let name of new Set(pinsIn(sides.theirs).map(pin=>pin.name))){let pin=chosenPin(name,sides);pin&&chosen.set(name,pin)}if(own.pin)for(let name of[...own.names,own.pin.name])chosen.set(name,own.pin);return{base:withPins(sides.base,chosen),ours:withPins(sides.ours,chosen),theirs:withPins(sides.theirs,chosen)}}function chosenPin(name,{base,ours,theirs}){let[before,mine,next]=[onlyPin(base,name),onlyPin(ours,name),onlyPin(theirs,name)];if(next)return!mine||!before||mine.commit===before.commit?mine&&!before?newer(mine,next):next:compareReleases(mine.version,before.version)>0?newer(mine,next):mine.version===""?void 0:mine}function onlyPin(text,name){let pins=pinsIn(text).filter(pin=>pin.name===name);return pins.every(({commit})=>commit===pins[0]?.commit)?pins[0]:void 0}var newer=(one,other)=>compareReleases(one.version,other.version)>0?one:other;function stepWords({what,line}){switch(what){case"new":return"new";case"renewed":return"renewed; nobody had changed it";case"joined":return"joined with your changes";case"conflict":return`joined with your changes; CONFLICT, both changed the same lines: look for <<<<<<< from line ${line} on`;case"unreadable":return`joined with your changes; CONFLICT, it is no valid YAML any more: look at line ${line}`;case"pinned":return"your own; it uses the newer action";case"removed":return"removed"}}function needsAHand({what}){return what==="conflict"||what==="unreadable"}function stepLines(steps){let isCopy=({path})=>path.startsWith(`${vendorFolder}/`),copies=steps.filter(isCopy);return[...steps.filter(step=>!isCopy(step)).map(step=>`  ${step.path}: ${stepWords(step)}`),...copies.length>0?[`  ${vendorFolder}/: the action itself, ${copies.length} files`]:[]]}export{actionFor,copySteps,repositoryFiles,makeRepository,allFiles,conflictIn,workflowSteps,leftToTheirOwners,pinnedVersions,needsAHand,stepLines};
