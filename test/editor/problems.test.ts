import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LanguageServer, startLanguageServer } from './language-server.ts';
import { yamlSettings } from './settings.ts';

let editor: LanguageServer;
/** As in an editor that has never heard of this repository: only the first line of a file names its schema. */
let stranger: LanguageServer;
beforeAll(async () => {
  editor = await startLanguageServer(yamlSettings());
  stranger = await startLanguageServer({ validate: true, schemaStore: { enable: false } });
});
afterAll(async () => Promise.all([editor?.stop(), stranger?.stop()]));

const head = 'kind: SpConnection\nid: a\nname: A\nentityId: a\n';
const zoom = `${head}outboundProvision:\n  connector: zoom\n  targetSettings:\n    Account ID: a\n    Client ID: a\n    Client Secret: a\n`;

const mistakes: [what: string, text: string, problems: string[]][] = [
  ['nothing in a good file', head, []],
  ['a mistyped key', `${head}lodgingMode: FULL\n`, ['5:1 Property lodgingMode is not allowed.']],
  ['what is missing', 'kind: SpConnection\nname: A\nentityId: a\n', ['1:1 Missing property "id".']],
  [
    'a number where text is meant',
    `${head.replace('name: A', 'name: 42')}`,
    ['3:7 Incorrect type. Expected "string".'],
  ],
  ['a wrong switch', `${head}active: yes\n`, ['5:9 true, false, or ${var:NAME}.']],
  [
    'a wrong word',
    `${head}loggingMode: LOUD\n`,
    ['5:14 Value is not accepted. Valid values: "NONE", "STANDARD", "ENHANCED", "FULL".'],
  ],
  ['no reference in their place', `${head}active: \${var:ACTIVE}\nloggingMode: \${var:MODE}\n`, []],
  ['a setting that Zoom does not have', `${zoom}    Account Name: a\n`, ['11:5 Property Account Name is not allowed.']],
  [
    'a value in the wrong case',
    `${zoom}    Remove User Action: disable\n`,
    ['11:25 Value is not accepted. Valid values: "Disable", "Delete".'],
  ],
  [
    'a setting that is gone',
    `${zoom}    API Key: a\n`,
    [expect.stringMatching(/^11:5 "API Key" is gone since 1 September 2023: .*server-to-server/) as never],
  ],
  [
    'a user type that Zoom does not have',
    `${zoom}  channels:\n    - name: a\n      channelSource: { directory: pingdirectory, dataSource: a, baseDn: a }\n      attributeMapping:\n        User Type: { defaultValue: Pro }\n`,
    ['15:36 Value is not accepted. Valid values: "Basic", "Licensed", "On-Prem".'],
  ],
  [
    'groups for a connector without groups',
    `${zoom}  channels:\n    - name: a\n      channelSource: { directory: pingdirectory, dataSource: a, baseDn: a, groupSourceLocation: { groupDN: a } }\n`,
    [expect.stringContaining("The Zoom Provisioner doesn't provision groups") as never],
  ],
  [
    'nothing about settings of a type that is known to the server alone',
    `${head}outboundProvision:\n  type: Home Made\n  targetSettings:\n    Anything: goes\n`,
    [],
  ],
  ['nothing in a deletion', 'kind: SpConnection\nid: a\nlifecycle: { state: absent }\n', []],
];

test.concurrent.each(mistakes)('underlines %s', async (_what, text, problems) => {
  expect(await editor.problems('connections/typed.yaml', text)).toEqual(problems);
});

const examples = ['connections', 'environments'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`),
);

test.concurrent.each(examples)('underlines nothing in %s, in any editor', async (path) => {
  const text = readFileSync(path, 'utf8');
  expect(await editor.problems(path, text)).toEqual([]);
  expect(await stranger.problems(path, text)).toEqual([]);
  expect(await stranger.problems(path, `${text}\nnonsense: 1\n`)).toHaveLength(1);
});
