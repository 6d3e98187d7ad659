import { type DefinableKind, definable, definitionFolders, folderOf, schemaPathOf } from '../kinds.ts';
import {
  type ActionSource,
  pathsForThePlan,
  usesByHand,
  usesForThePlan,
  usesOf,
  vendorFolder,
} from './action-source.ts';
import { documentation } from './documentation.ts';

/** What one repository is made like. */
export interface RepositoryOptions {
  action: ActionSource;
  /** It lives on a GitHub Enterprise Server, which doesn't know all that github.com does. */
  enterpriseServer: boolean;
  /** The environments in the order of applying; without any, `production`. */
  environments?: readonly string[] | undefined;
  /** Where people read about this project: `https://github.com/acme/pingfederate-connections`. */
  home?: string | undefined;
  /** The workflows hand on what the project's examples need. */
  withExamples?: boolean;
}

export const usualEnvironments = ['production'];

/**
 * A file of `template/` with its places filled in: `{{action}}` becomes a text, a line of nothing but `{{secrets}}`
 * several lines or none. A line that begins with `{{github.com}}`, `{{enterprise-server}}` or `{{vendored}}` is there
 * only where that is so.
 *
 * @throws when a place has a name that nobody knows
 */
export function fillTemplate(text: string, options: RepositoryOptions): string {
  return text
    .split('\n')
    .flatMap((line) => linesOf(line, options))
    .join('\n');
}

function linesOf(line: string, options: RepositoryOptions): string[] {
  const [, name = '', rest = ''] = /^\{\{([a-z.-]+)\}\}(.*)$/.exec(line) ?? [];
  const condition = conditions(options)[name];
  if (condition !== undefined) return condition ? [filled(rest, options)] : [];
  const block = rest === '' ? blocks(options)[name] : undefined;
  return block ?? [filled(line, options)];
}

function filled(line: string, options: RepositoryOptions): string {
  return line.replace(/\{\{([a-z.-]+)\}\}/g, (_, name: string) => {
    const value = words(options)[name];
    if (value === undefined) throw new Error(`template/ has a place {{${name}}} that nothing fills`);
    return value;
  });
}

function conditions({ action, enterpriseServer }: RepositoryOptions): Record<string, boolean> {
  return {
    'github.com': !enterpriseServer,
    'enterprise-server': enterpriseServer,
    vendored: action.kind === 'vendored',
  };
}

function words({ action, home, environments = usualEnvironments }: RepositoryOptions): Record<string, string> {
  const { version } = action;
  return {
    action: usesOf(action),
    'action-for-the-plan': usesForThePlan(action),
    'action-for-the-preview': usesByHand(action),
    pfconn: action.kind === 'vendored' ? `node ${vendorFolder}/dist/cli.js` : `npx pfconn@${version}`,
    'about-pfconn': home === undefined ? 'pfconn' : `[pfconn](${home})`,
    newer:
      action.kind === 'vendored'
        ? 'install the newer `pfconn`, run `pfconn upgrade` here, open a pull request with what it changes'
        : 'merge Dependabot’s pull request; now and then run `npx pfconn@latest upgrade` and open one with what it changes',
    'threat-model': action.kind === 'own' ? 'docs/threat-model.md' : documentation('threat-model.md', home),
    version,
    environments: JSON.stringify(environments),
    environment: environments.at(-1) ?? '',
    'other-kinds': definable
      .filter((kind) => kind !== 'SpConnection')
      .sort()
      .join(', '),
  };
}

function blocks({ action, withExamples = action.kind === 'own' }: RepositoryOptions): Record<string, string[]> {
  return {
    'definition-paths': definitionFolders.map((folder) => `      - ${folder}/**`),
    'owned-folders': definitionFolders.map((folder) => `# /${folder}/  @your-org/identity`),
    'schemas-of-yaml': definable.map(schemaOfYaml),
    'schemas-of-json': definable.map(schemaOfJson),
    secrets: withExamples ? secretsOfTheExamples : secretsToBe,
    'checkout-of-the-action': checkoutOf(pathsForThePlan(action), 'github.event.pull_request.base.sha'),
    'checkout-of-the-action-by-hand': action.kind === 'vendored' ? checkoutOf([vendorFolder], 'github.sha') : [],
  };
}

/** Editors tell by the folder which schema is for a file; its first line can say otherwise. */
function schemaOfYaml(kind: DefinableKind): string {
  const folder = folderOf(kind);
  return `    "./${schemaPathOf(kind)}": ["${folder}/**/*.yaml", "${folder}/**/*.yml"],`;
}

function schemaOfJson(kind: DefinableKind): string {
  const comma = kind === definable.at(-1) ? '' : ',';
  return `    { "url": "./${schemaPathOf(kind)}", "fileMatch": ["${folderOf(kind)}/**/*.json"] }${comma}`;
}

const secretsOfTheExamples = [
  '        env:',
  '          # What the definitions name as ${secret:NAME}, one line each.',
  '          ZOOM_CLIENT_SECRET: ${{ secrets.ZOOM_CLIENT_SECRET }}',
];

const secretsToBe = [
  '        # What the definitions name as ${secret:NAME} needs a line each here; GitHub hands on nothing that isn’t named.',
  '        # env:',
  '        #   ZOOM_CLIENT_SECRET: ${{ secrets.ZOOM_CLIENT_SECRET }}',
];

function checkoutOf(paths: readonly string[], commit: string): string[] {
  if (paths.length === 0) return [];
  return [
    "      # The action that gets the credentials is the default branch's, whatever the pull request does to its own copy.",
    '      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
    '        with:',
    `          ref: \${{ ${commit} }}`,
    '          path: .pfconn-action',
    '          sparse-checkout: |',
    ...paths.map((path) => `            ${path}`),
    '          sparse-checkout-cone-mode: false',
    '          persist-credentials: false',
  ];
}
