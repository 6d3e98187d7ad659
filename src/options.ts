/**
 * Every option of the action and of the command line: the one source of `action.yml`'s inputs, of `--help`, of the
 * README's tables, of the record that a run gets (`Inputs`), of what is accepted and of what is masked. An option of the
 * action is an input `name`, on the command line it is `--name`, in the record it is `name` in camel case.
 */
export interface Option {
  /** What its text becomes, and which text is accepted: `src/arguments/read-option.ts` has a reader for each. */
  type: OptionType;
  /** What it is for, one or two sentences, for an administrator. */
  description: string;
  /** What the command line's help says beside it. */
  onCommandLine?: string;
  default?: string;
  choices?: readonly string[];
  /** The smallest and the largest number; a number is accepted from 0 on when nothing is said. */
  range?: { from?: number; above?: number; to?: number };
  /** Under which of these the help of a command has it. */
  task?: Task;
  /** What stands for its value in the help; else its type says it. */
  value?: string;
  /** A few words for a command's own help; without them only `--help all` has it. */
  brief?: string;
  /** The environment variable that the command line reads it from. */
  variable?: string;
  /** An action reads that variable, too, where its input isn't given. */
  variableInAction?: true;
  /** A secret that may also be the path of a file that holds it, so that it may be an argument. */
  orPath?: true;
  /** The commands that know it; absent: all. */
  commands?: readonly CommandName[];
  /** Those that know it in an action, where they are fewer. */
  inAction?: readonly CommandName[];
  /** Its name in the record, where its own is taken. */
  member?: string;
  /** Where it exists; absent: in both. */
  only?: 'action' | 'cli';
}

/** What somebody wants to say with an option, in the order of the help. */
export const tasks = {
  start: { title: 'What to start from', more: 'more to start from' },
  which: { title: 'Which connections, which server', more: 'folders, variables' },
  reach: { title: 'How the server is reached', more: 'tokens, certificates, time limits' },
  shown: { title: 'What is shown', more: 'files, colours' },
  people: { title: 'Where people are counted', more: 'limits of counting' },
  allowed: { title: 'What is allowed', more: 'digests' },
  written: { title: 'How it is written', more: 'replication' },
} as const satisfies Record<string, { title: string; more: string }>;
export type Task = keyof typeof tasks;

/**
 * - `secret`: masked, prints as `(secret)`, and never an argument, because other users of a machine can read argument
 *   lists: an input or the variable only
 * - `seconds`, `minutes`: milliseconds in the record, under the name with `Ms`
 * - `limit`: `10` or `30%`; `shard`: `2/8`; `version`: `13.1`; `name`: a file's name without its ending
 * - `directories`: one address that serves every data store, or lines `STORE: URL`, `STORE=URL` on the command line
 * - `list`: separated by commas or lines; `names`: a list of names of variables; `map`: `NAME: value` lines, `NAME=value` on the command line
 */
export type OptionType =
  | 'text'
  | 'name'
  | 'address'
  | 'directories'
  | 'version'
  | 'secret'
  | 'count'
  | 'seconds'
  | 'minutes'
  | 'switch'
  | 'list'
  | 'names'
  | 'map'
  | 'choice'
  | 'limit'
  | 'shard';

export const commandNames = [
  'validate',
  'plan',
  'preview',
  'apply',
  'drift',
  'import',
  'new',
  'pull',
  'connectors',
  'compare',
  'inventory',
  'doctor',
  'explain',
  'init',
  'upgrade',
  'schema',
  'setup',
  'restore',
  'sandbox',
  'demo',
  'completion',
] as const;
export type CommandName = (typeof commandNames)[number];

/** Those that are of use to a person only, with programs of their own: only the command line has them. */
export const terminalCommandNames = ['init', 'upgrade', 'setup', 'completion'] as const satisfies CommandName[];
export type ActionCommandName = Exclude<CommandName, (typeof terminalCommandNames)[number]>;

const withDefinitions = [
  'validate',
  'plan',
  'preview',
  'apply',
  'drift',
  'import',
  'compare',
  'inventory',
  'doctor',
  'restore',
] as const;
const withServer = [
  'plan',
  'preview',
  'apply',
  'drift',
  'import',
  'pull',
  'connectors',
  'inventory',
  'doctor',
  'setup',
  'restore',
] as const;
const planning = ['plan', 'preview', 'apply', 'drift', 'restore'] as const;
/** Those that print a plan. */
const showing = ['plan', 'apply', 'drift', 'restore'] as const;
const counting = ['plan', 'preview', 'apply'] as const;
const withDirectory = [...counting, 'doctor'] as const;
const writing = ['apply', 'restore'] as const;

export const options = {
  environment: {
    task: 'which',
    value: 'NAME',
    brief: 'the file environments/NAME.yaml',
    type: 'name',
    description:
      'The environment to work for: the name of a file in `environments/`, without `.yaml`. Leave it out when one server and the inputs are enough; `validate` then checks every environment.',
    commands: [...withDefinitions, 'pull', 'setup'],
  },
  connections: {
    task: 'which',
    value: 'FOLDER',
    type: 'text',
    description: 'The folder that holds the definitions, from the repository’s top.',
    default: 'connections',
    commands: withDefinitions,
  },
  'working-directory': {
    task: 'which',
    value: 'FOLDER',
    type: 'text',
    description: 'The folder to work in when the definitions are not at the repository’s top.',
    default: '.',
  },
  variables: {
    task: 'which',
    type: 'map',
    description:
      'Values for `${var:NAME}` that the environment’s file does not give, `NAME: value` (one a line in an action).',
    onCommandLine: 'As often as needed.',
    commands: withDefinitions,
  },
  'secret-names': {
    task: 'which',
    value: 'NAME,…',
    type: 'names',
    description:
      'The variables that `${secret:NAME}` may read beside those that the running workflow hands on under `env:`. Needed where that workflow’s text is not in the checkout.',
    onCommandLine: 'Without it, any variable that a definition names except the runner’s and this tool’s own.',
    variable: 'PFCONN_SECRET_NAMES',
    commands: ['validate', 'plan', 'preview', 'apply', 'drift', 'inventory', 'doctor'],
  },
  only: {
    task: 'which',
    value: 'ID,…',
    brief: 'only these; * is allowed',
    type: 'list',
    description:
      'Work on these definitions only: ids or globs, one a line or separated by commas. Where two kinds have an id, the kind stands before it: `DataStore/corp-ad`.',
    commands: ['validate', 'plan', 'preview', 'apply', 'drift', 'import', 'compare', 'inventory'],
  },
  kind: {
    task: 'which',
    value: 'KIND,…',
    brief: 'what to import: all, DataStore, …; else connections',
    type: 'list',
    description:
      'What to import, one a line or separated by commas: `all` for everything that a definition can be of, or kinds: `SpConnection`, `DataStore`, `IdpAdapter`. Without it connections, and what `only` names with its kind.',
    commands: ['import'],
  },
  'admin-url': {
    task: 'which',
    value: 'URL',
    brief: 'https://pingfederate.example.com:9999',
    type: 'address',
    description:
      'Where the admin API answers: `https://pingfederate.example.com:9999`. A path is kept, otherwise `/pf-admin-api/v1` is added.',
    variable: 'PF_ADMIN_URL',
    commands: withServer,
  },
  username: {
    task: 'which',
    value: 'NAME',
    brief: 'an Auditor is enough to read',
    type: 'text',
    description: 'The administrative account. For plan and drift an Auditor (read-only) account is enough.',
    variable: 'PF_USERNAME',
    commands: withServer,
  },
  password: {
    task: 'which',
    brief: 'the password comes from',
    type: 'secret',
    description: 'Its password, from a GitHub secret.',
    variable: 'PF_PASSWORD',
    commands: withServer,
  },
  'access-token': {
    task: 'reach',
    type: 'secret',
    description: 'A ready OAuth 2 access token for the admin API, instead of an account.',
    variable: 'PF_ACCESS_TOKEN',
    commands: withServer,
  },
  'token-url': {
    task: 'reach',
    value: 'URL',
    type: 'text',
    description: 'Where an access token is fetched with client credentials, instead of an account.',
    variable: 'PF_TOKEN_URL',
    commands: withServer,
  },
  'client-id': {
    task: 'reach',
    value: 'ID',
    type: 'text',
    description: 'The OAuth 2 client for `token-url`.',
    variable: 'PF_CLIENT_ID',
    commands: withServer,
  },
  'client-secret': {
    task: 'reach',
    type: 'secret',
    description: 'Its secret, from a GitHub secret.',
    variable: 'PF_CLIENT_SECRET',
    commands: withServer,
  },
  scope: {
    task: 'reach',
    value: 'SCOPES',
    type: 'text',
    description: 'The scopes to ask `token-url` for, separated by spaces.',
    variable: 'PF_SCOPE',
    commands: withServer,
  },
  'ca-certificate': {
    task: 'reach',
    value: 'FILE',
    type: 'text',
    description:
      'The certificate (PEM text, or a path to it) of the private authority that signed the server’s certificate.',
    variable: 'PF_CA_CERTIFICATE',
    commands: withServer,
  },
  'client-certificate': {
    task: 'reach',
    value: 'FILE',
    type: 'text',
    description: 'A client certificate for the connection to the server: PEM text, or a path to a PEM or PKCS#12 file.',
    variable: 'PF_CLIENT_CERTIFICATE',
    commands: withServer,
  },
  'client-key': {
    task: 'reach',
    value: 'FILE',
    type: 'secret',
    description: 'The client certificate’s private key (PEM text, or a path), when it is not in the same file.',
    orPath: true,
    variable: 'PF_CLIENT_KEY',
    commands: withServer,
  },
  'client-key-passphrase': {
    task: 'reach',
    type: 'secret',
    description: 'The passphrase of that key or PKCS#12 file.',
    variable: 'PF_CLIENT_KEY_PASSPHRASE',
    commands: withServer,
  },
  'insecure-tls': {
    task: 'reach',
    type: 'switch',
    description: 'Accept any server certificate. Only for a server on your own machine; every run warns.',
    default: 'false',
    commands: withServer,
  },
  'insecure-http': {
    task: 'reach',
    type: 'switch',
    description: 'Allow an `http://` address beyond this machine; the password then travels in clear. Every run warns.',
    default: 'false',
    commands: withServer,
  },
  directory: {
    task: 'people',
    value: 'URL',
    brief: 'ldaps://dc1.example.com',
    type: 'directories',
    member: 'directories',
    description:
      'The directory in which people are counted before a change of outbound provisioning: `ldaps://dc1.example.com`, or a line `STORE: URL` for each data store. Without it nobody is counted. Never in a run that a pull request starts.',
    onCommandLine: 'For several data stores `STORE=URL`, as often as needed.',
    variable: 'PF_DIRECTORY',
    commands: withDirectory,
  },
  'directory-bind-dn': {
    task: 'people',
    value: 'DN',
    brief: 'the account that may read there',
    type: 'text',
    description: 'The account that reads the directory: best one with exactly the rights of PingFederate’s own.',
    variable: 'PF_DIRECTORY_BIND_DN',
    commands: [...withDirectory, 'setup'],
  },
  'directory-password': {
    task: 'people',
    brief: 'the password comes from',
    type: 'secret',
    description: 'Its password, from a GitHub secret.',
    variable: 'PF_DIRECTORY_PASSWORD',
    variableInAction: true,
    commands: withDirectory,
  },
  'directory-start-tls': {
    task: 'people',
    type: 'switch',
    description: 'Encrypt an `ldap://` connection with StartTLS; in clear text nothing is asked beyond this machine.',
    default: 'false',
    commands: withDirectory,
  },
  'directory-ca-certificate': {
    task: 'people',
    value: 'FILE',
    type: 'text',
    description:
      'The certificate (PEM text, or a path to it) of the private authority that signed the directory’s certificate.',
    variable: 'PF_DIRECTORY_CA_CERTIFICATE',
    commands: withDirectory,
  },
  'directory-timeout': {
    task: 'people',
    type: 'seconds',
    description: 'Seconds for all questions of a run to the directory together; a single one gets 30.',
    default: '120',
    range: { above: 0 },
    commands: withDirectory,
  },
  'directory-max-people': {
    task: 'people',
    type: 'count',
    description: 'A channel with more people in its scope isn’t counted.',
    default: '200000',
    range: { from: 1 },
    commands: counting,
  },
  'directory-filter-attributes': {
    task: 'people',
    value: 'NAME,…',
    type: 'list',
    description:
      'The attributes that a filter may name to be asked, instead of the usual ones (memberOf, department, employeeType, …): whoever writes the filter learns about each attribute that it names.',
    commands: counting,
  },
  'directory-smallest-count': {
    type: 'count',
    description:
      'Smaller numbers of people are shown as “fewer than 10”, because they tell about persons; 1 shows them all.',
    default: '10',
    range: { from: 1 },
    commands: counting,
    only: 'action',
  },
  'on-directory-failure': {
    task: 'people',
    type: 'choice',
    choices: ['warn', 'fail'],
    description:
      'When nobody could be counted: say why and go on, or refuse the plan. With max-leavers or max-joiners it is always refused.',
    default: 'warn',
    commands: counting,
  },
  person: {
    task: 'people',
    value: 'WHO',
    brief: 'one person: a mail address, an account name or a DN',
    type: 'text',
    description:
      'Also show one person: mail address, uid, account name, principal name or DN; with each value that the target would get.',
    commands: ['preview'],
    only: 'cli',
  },
  'pull-request': {
    type: 'count',
    description:
      'The pull request whose change is counted, by its number: its files must be checked out (`refs/pull/N/merge`).',
    commands: ['preview'],
    only: 'action',
  },
  commit: {
    type: 'text',
    description:
      'Its commit that somebody has looked at, all 40 digits, from the page that the plan’s comment links: nothing else that was pushed meanwhile is counted.',
    commands: ['preview'],
    only: 'action',
  },
  'bypass-external-validation': {
    task: 'written',
    type: 'switch',
    description: 'Ask PingFederate to skip the checks that need the network (X-BypassExternalValidation).',
    default: 'false',
    commands: [...writing],
  },
  'request-timeout': {
    task: 'reach',
    type: 'seconds',
    description: 'Seconds that one request may take.',
    default: '60',
    range: { above: 0 },
    commands: withServer,
  },
  deadline: {
    task: 'reach',
    type: 'minutes',
    description: 'Minutes after which a run begins nothing new and retries nothing more.',
    default: '30',
    range: { above: 0 },
    commands: withServer,
  },
  'detailed-exitcode': {
    task: 'shown',
    brief: 'end with 2 when there is something to change',
    type: 'switch',
    description: 'End with 2 when there is something to change, 0 when there is not.',
    default: 'false',
    commands: ['plan'],
    only: 'cli',
  },
  'show-unmanaged': {
    task: 'shown',
    brief: 'also what no file names',
    type: 'switch',
    description:
      'Also list what is on the server and in no definition: connections, and of what they stand on the kinds that were read. What a file defined that is gone is among it.',
    default: 'false',
    commands: showing,
  },
  full: {
    task: 'shown',
    brief: 'every setting of creates, every member of groups',
    type: 'switch',
    description:
      'Show every setting of new connections with its line, every member of groups, and the plan’s whole digest.',
    default: 'false',
    commands: showing,
    only: 'cli',
  },
  'allow-replace': {
    task: 'allowed',
    brief: 'delete and create again where PingFederate can’t change',
    type: 'switch',
    description: 'Allow connections to be deleted and created again where PingFederate cannot change them in place.',
    default: 'false',
    commands: planning,
  },
  prune: {
    task: 'allowed',
    brief: 'delete what this repository made and defines no more',
    type: 'switch',
    description: 'Delete connections that carry this repository’s marker and have no definition any more.',
    default: 'false',
    commands: planning,
  },
  'max-changes': {
    task: 'allowed',
    brief: 'refuse more changes than this',
    type: 'limit',
    description:
      'Refuse a plan with more changes than this: a number, or a percentage of the managed connections (`30%`).',
    commands: planning,
  },
  'max-deletes': {
    task: 'allowed',
    brief: 'refuse more deletes and replaces than this',
    type: 'limit',
    description: 'Refuse a plan that deletes or replaces more connections than this: a number or a percentage.',
    commands: planning,
  },
  'max-leavers': {
    task: 'allowed',
    brief: 'refuse when more people than this leave a connection',
    type: 'limit',
    // All of those in scope would be no limit.
    range: { to: 99 },
    description:
      'Refuse a plan with which more people than this leave a connection’s scope, or count as disabled: a number, or a percentage below 100 of those in scope today. Whose channel is switched off or removed isn’t counted: their accounts stay. Also refused when nobody could be counted.',
    commands: counting,
  },
  'max-joiners': {
    task: 'allowed',
    brief: 'refuse when more people than this join one',
    type: 'limit',
    range: { to: 99 },
    description:
      'Refuse a plan with which more people than this join a connection’s scope: a number, or a percentage below 100 of those in scope today; where nobody is yet, only a number lets people in. Also refused when nobody could be counted.',
    commands: counting,
  },
  acknowledge: {
    task: 'allowed',
    type: 'choice',
    choices: ['irreversible', 'stops'],
    description:
      'Which changes an apply leaves alone until somebody said yes to them: those that can’t be undone, or also those that stop people from signing on.',
    default: 'irreversible',
    commands: planning,
  },
  accept: {
    task: 'allowed',
    value: 'TOKEN,…',
    brief: 'acknowledge changes that can’t be undone, for this run',
    type: 'list',
    description:
      'Say yes to changes that wait for one: tokens as the plan printed them, separated by commas. In an action of `restore` alone; an apply reads them from `lifecycle.accept`, where they were reviewed.',
    commands: ['plan', 'apply', 'restore'],
    inAction: ['restore'],
  },
  rotate: {
    task: 'allowed',
    value: 'ID,…',
    brief: 'send the secrets of these connections again',
    type: 'list',
    description: 'Send the secrets of these connections again (ids or globs), although nothing else changed.',
    commands: planning,
  },
  'marker-key': {
    task: 'reach',
    type: 'secret',
    description:
      'The key for the fingerprint that finds changed secrets, from a GitHub secret; needs `pfconn setup marker` once.',
    variable: 'PFCONN_MARKER_KEY',
    commands: [...planning, 'setup'],
  },
  'target-version': {
    task: 'which',
    value: 'N.N',
    brief: 'as if the server had this version',
    type: 'version',
    description: 'Check and plan as if the server had this version (`13.1`): what an upgrade adds or refuses.',
    commands: ['validate', 'plan'],
  },
  'expect-digest': {
    task: 'allowed',
    value: 'DIGEST',
    type: 'text',
    description: 'Apply only when the plan’s digest is this one, as a reviewed plan printed it.',
    commands: [...writing],
  },
  'on-failure': {
    task: 'written',
    brief: 'what to do after a change that failed',
    type: 'choice',
    choices: ['continue', 'stop', 'rollback'],
    description: 'After a failed change: go on with the others, begin no other, or put back what was changed.',
    default: 'continue',
    commands: [...writing],
  },
  replicate: {
    task: 'written',
    brief: 'to the other nodes of a cluster',
    type: 'choice',
    choices: ['auto', 'always', 'never'],
    description:
      'In a cluster, replicate after the writes. `auto` refuses to start while changes of other people wait to be replicated; `always` takes them along.',
    commands: [...writing],
  },
  'replication-timeout': {
    task: 'written',
    type: 'seconds',
    description: 'Seconds to wait until every engine node reports the new configuration.',
    default: '180',
    commands: [...writing],
  },
  backup: {
    task: 'written',
    value: 'FOLDER',
    brief: 'keep there what is about to change',
    type: 'text',
    description: 'A folder for what is about to change, as it was, one file each; `pfconn restore` puts it back.',
    commands: [...writing],
  },
  'backup-archive': {
    task: 'written',
    type: 'switch',
    description: 'Also store the server’s own configuration archive there (needs every administrator role).',
    default: 'false',
    commands: [...writing],
  },
  'plan-file': {
    task: 'shown',
    value: 'FILE',
    brief: 'write the plan there as JSON',
    type: 'text',
    description: 'Write the plan there as JSON.',
    commands: ['plan', 'preview', 'apply', 'drift'],
  },
  'outcome-file': {
    task: 'shown',
    value: 'FILE',
    brief: 'write the record there as JSON',
    type: 'text',
    description: 'Write the record of the apply there as JSON.',
    commands: [...writing],
  },
  'sarif-file': {
    task: 'shown',
    value: 'FILE',
    type: 'text',
    description: 'Write the findings there as SARIF, for code scanning.',
    commands: ['validate', 'plan', 'drift'],
  },
  'junit-file': {
    task: 'shown',
    value: 'FILE',
    type: 'text',
    description: 'Write the findings there as JUnit XML, a test for each file, for whatever shows test results.',
    commands: ['validate', 'plan', 'drift'],
  },
  'inventory-file': {
    task: 'shown',
    value: 'FILE,…',
    brief: 'a page, a table or data: .html, .csv, .json, .md',
    type: 'list',
    description:
      'Write the inventory there, one file or several; the ending says the form: `.html`, `.csv`, `.json` or `.md`.',
    commands: ['inventory'],
  },
  'inventory-from': {
    task: 'which',
    brief: 'where it is taken',
    type: 'choice',
    choices: ['auto', 'server', 'definitions', 'both'],
    description:
      'Where the inventory is taken: on the server, in the definitions, or both laid side by side. `auto` takes what is there.',
    default: 'auto',
    commands: ['inventory'],
  },
  format: {
    task: 'shown',
    brief: 'how it is printed when no file is named',
    type: 'choice',
    choices: ['markdown', 'html', 'csv', 'json'],
    description: 'The form of an inventory that is printed because no file is named for it.',
    default: 'markdown',
    commands: ['inventory'],
    only: 'cli',
  },
  shard: {
    task: 'which',
    type: 'shard',
    description: 'Work on one part of the definitions, `2/8` for the second of eight; the split is stable.',
    commands: ['validate', 'plan', 'preview', 'apply', 'drift'],
  },
  'on-plan-mismatch': {
    type: 'choice',
    choices: ['fail', 'warn'],
    description:
      'When the plan at merge time differs from the reviewed one: leave those connections alone, or warn and go on.',
    default: 'fail',
    commands: ['apply'],
    only: 'action',
  },
  'plan-workflow': {
    type: 'text',
    description:
      'The workflow that plans pull requests: an apply believes no other. The workflow that applies may plan, too.',
    default: '.github/workflows/plan.yml',
    commands: ['apply'],
    only: 'action',
  },
  'allow-unreviewed': {
    type: 'switch',
    description: 'Apply a commit that no pull request brought.',
    default: 'false',
    commands: ['apply'],
    only: 'action',
  },
  'open-pull-request': {
    type: 'switch',
    description:
      'Open a pull request with what a drift found, written into the definitions, or with the definitions that an import made.',
    default: 'false',
    commands: ['drift', 'import'],
    only: 'action',
  },
  'restore-from': {
    type: 'text',
    description: 'The folder of the backup to put back, as a step before fetched it.',
    commands: ['restore'],
    only: 'action',
  },
  'restore-run': {
    type: 'count',
    description:
      'The run that made the backup, by the number in its address: it must be a run of the default branch’s own commits.',
    commands: ['restore'],
    only: 'action',
  },
  'dry-run': {
    task: 'shown',
    brief: 'only show what it would do',
    type: 'switch',
    description: 'Show what would be put back, and write nothing.',
    default: 'false',
    commands: ['restore'],
  },
  comment: {
    type: 'choice',
    choices: ['on-changes', 'always', 'never'],
    description: 'When to write the plan into the pull request.',
    default: 'on-changes',
    commands: ['plan', 'preview', 'apply'],
    only: 'action',
  },
  'github-token': {
    type: 'secret',
    description: 'The token for comments and issues.',
    default: '${{ github.token }}',
    only: 'action',
  },
  force: {
    task: 'allowed',
    brief: 'overwrite files that exist already',
    type: 'switch',
    description: 'Overwrite files that exist already.',
    default: 'false',
    commands: ['import', 'new', 'init', 'upgrade'],
    only: 'cli',
  },
  output: {
    task: 'written',
    value: 'FILE',
    brief: 'the file to write; without it the text is printed',
    type: 'text',
    description: 'The file to write; without it the definition is printed.',
    commands: ['new'],
    only: 'cli',
  },
  'from-metadata': {
    task: 'start',
    value: 'FILE',
    brief: 'a partner’s SAML metadata',
    type: 'text',
    description: 'A partner’s SAML metadata file to start from.',
    commands: ['new'],
    only: 'cli',
  },
  'entity-id': {
    task: 'start',
    value: 'ID',
    type: 'text',
    description: 'Which entity of the metadata file, when it describes several.',
    commands: ['new'],
    only: 'cli',
  },
  yes: {
    task: 'allowed',
    brief: 'write without asking',
    type: 'switch',
    description:
      'Write without asking. On a terminal `apply` and `restore` show the plan and ask first; without a terminal, or where CI is set, they go on. `setup`, `upgrade`, and `init` in a copy of this project, change nothing without it.',
    default: 'false',
    commands: [...writing, 'init', 'upgrade', 'setup'],
    only: 'cli',
  },
  action: {
    task: 'start',
    value: 'OWNER/NAME@COMMIT',
    type: 'text',
    description: 'The action that the workflows use, `OWNER/NAME@COMMIT`; without it this release of pfconn.',
    commands: ['init', 'upgrade'],
    only: 'cli',
  },
  vendor: {
    task: 'start',
    brief: 'with the action in it, for runners that reach no other',
    type: 'switch',
    description: 'Put the action itself into the repository, for runners that reach no other one.',
    default: 'false',
    commands: ['init'],
    only: 'cli',
  },
  'enterprise-server': {
    task: 'start',
    brief: 'for a GitHub Enterprise Server',
    type: 'switch',
    description: 'Leave out of the workflows what a GitHub Enterprise Server doesn’t know.',
    default: 'false',
    commands: ['init'],
    only: 'cli',
  },
  server: {
    task: 'start',
    value: 'NAME=URL',
    brief: 'the server of each environment',
    type: 'list',
    member: 'servers',
    description:
      'An environment and where the admin API of its server answers: `production=https://pingfederate.example.com:9999`. As often as there are servers, in the order of applying.',
    onCommandLine: 'For `setup github`, as the next seven.',
    commands: ['setup'],
    only: 'cli',
  },
  'directory-server': {
    task: 'start',
    value: 'NAME=URL',
    brief: 'the directory in which people are counted',
    type: 'directories',
    member: 'directoryServers',
    description:
      'An environment and the directory in which its people are counted: `production=ldaps://dc1.example.com`. Makes the environment on GitHub that counts for a pull request.',
    commands: ['setup'],
    only: 'cli',
  },
  reviewer: {
    task: 'allowed',
    value: 'LOGIN',
    brief: 'who is asked before an apply',
    type: 'list',
    description: 'Who is asked before an apply: a login on GitHub, or a team as `ORGANISATION/TEAM`.',
    onCommandLine: 'As often as needed.',
    commands: ['setup'],
    only: 'cli',
  },
  auditor: {
    task: 'start',
    value: 'NAME',
    type: 'text',
    description: 'The account in PingFederate that reads; `auditor` when none is set yet.',
    commands: ['setup'],
    only: 'cli',
  },
  writer: {
    task: 'start',
    value: 'NAME',
    type: 'text',
    description: 'The account in PingFederate that writes; `pfconn` when none is set yet.',
    commands: ['setup'],
    only: 'cli',
  },
  runner: {
    task: 'start',
    value: 'LABEL',
    type: 'text',
    description: 'The label of a self-hosted runner that reaches the servers.',
    commands: ['setup'],
    only: 'cli',
  },
  alone: {
    task: 'allowed',
    brief: 'nobody else has to approve a pull request',
    type: 'switch',
    description: 'Nobody else works in this repository, so nobody else has to approve a pull request.',
    default: 'false',
    commands: ['setup'],
    only: 'cli',
  },
  repository: {
    task: 'start',
    value: 'OWNER/NAME',
    type: 'text',
    description: 'The repository on GitHub, `OWNER/NAME`; without it the one of this folder.',
    commands: ['setup'],
    only: 'cli',
  },
  environments: {
    task: 'which',
    value: 'NAME,…',
    brief: 'two or more, in the order of applying',
    type: 'list',
    description:
      'The two or more environments to set side by side; for `init` those to begin with, in the order of applying.',
    commands: ['compare', 'init'],
    only: 'cli',
  },
  port: {
    task: 'start',
    value: 'N',
    brief: 'where it listens; 9999 when nothing is said',
    type: 'count',
    description: 'The port to listen on; 0 takes any free one.',
    default: '9999',
    range: { to: 65_535 },
    commands: ['sandbox'],
    only: 'cli',
  },
  seed: {
    task: 'start',
    value: 'FILE',
    brief: 'a bulk export of your own server',
    type: 'text',
    description:
      'A `/bulk/export` document to start from: a copy of your own server. Without it a small example company.',
    commands: ['sandbox'],
    only: 'cli',
  },
  'state-file': {
    task: 'start',
    value: 'FILE',
    brief: 'keep the state there for the next start',
    type: 'text',
    description: 'Keep the state in this file, so that it is there again at the next start.',
    commands: ['sandbox'],
    only: 'cli',
  },
  https: {
    task: 'start',
    brief: 'with a certificate made at the start',
    type: 'switch',
    description: 'Serve HTTPS with a certificate made at the start, as a real server does out of the box.',
    default: 'false',
    commands: ['sandbox'],
    only: 'cli',
  },
  'https-key': {
    task: 'start',
    value: 'FILE',
    type: 'text',
    description: 'A private key (PEM file) to serve HTTPS with, together with `--https-certificate`.',
    commands: ['sandbox'],
    only: 'cli',
  },
  'https-certificate': {
    task: 'start',
    value: 'FILE',
    type: 'text',
    description: 'The certificate (PEM file) for `--https-key`.',
    commands: ['sandbox'],
    only: 'cli',
  },
  'server-version': {
    task: 'start',
    value: 'N.N.N.N',
    brief: 'the PingFederate version to play',
    type: 'version',
    description: 'The PingFederate version to play.',
    default: '12.2.2.0',
    commands: ['sandbox'],
    only: 'cli',
  },
  cluster: {
    task: 'start',
    value: 'N',
    brief: 'a cluster with so many engine nodes',
    type: 'count',
    description: 'Play a cluster with this many engine nodes.',
    range: { from: 1, to: 100 },
    commands: ['sandbox'],
    only: 'cli',
  },
  people: {
    task: 'start',
    value: 'N',
    brief: 'a directory, too, with so many made-up people',
    type: 'count',
    description:
      'Serve an LDAP directory, too: an Active Directory controller on a free port, with this many made-up people, to rehearse counting with.',
    range: { from: 1, to: 100_000 },
    commands: ['sandbox'],
    only: 'cli',
  },
  switch: {
    task: 'start',
    value: 'NAME=WORD,…',
    type: 'list',
    description:
      'Behaviour that is not known for sure, chosen by name: `delete-active=refuse`. `pfconn sandbox --switch help` lists them.',
    commands: ['sandbox'],
    only: 'cli',
  },
  json: {
    task: 'shown',
    brief: 'one JSON document instead of text',
    type: 'switch',
    description: 'Print one JSON document instead of text.',
    default: 'false',
    only: 'cli',
  },
  color: {
    task: 'shown',
    type: 'choice',
    choices: ['auto', 'always', 'never'],
    description: 'Colours in the output; `auto` uses them on a terminal, and as NO_COLOR and FORCE_COLOR say.',
    default: 'auto',
    only: 'cli',
  },
} as const satisfies Record<string, Option>;
export type OptionName = keyof typeof options;

/** The options that the action has as inputs, in the table's order. */
export function actionOptions(): [OptionName, Option][] {
  return (Object.entries(options) as [OptionName, Option][]).filter(([, option]) => option.only !== 'cli');
}
