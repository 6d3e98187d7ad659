import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LanguageServer, startLanguageServer } from './language-server.ts';
import { yamlSettings } from './settings.ts';

let editor: LanguageServer;
beforeAll(async () => {
  editor = await startLanguageServer({ ...yamlSettings(), hoverSchemaSource: false });
});
afterAll(async () => editor?.stop());

const provisioning = 'kind: SpConnection\nid: a\nname: A\nentityId: a\noutboundProvision:\n  connector: zoom\n';
const zoom = `${provisioning}  targetSettings:\n    Account ID: a\n    Client ID: a\n    Client Secret: a\n`;
const mapping = `${provisioning}  channels:\n    - name: a\n      attributeMapping:\n`;

const words: [where: string, text: string, shown: string[]][] = [
  ['a switch', 'id: a\nact|ive: false\n', ['#### Connection Status', 'Default: `false`.', '60 seconds']],
  [
    'an enumeration',
    'id: a\nlogging|Mode: FULL\n',
    ["* `FULL`: The summary and the messages themselves, people's attributes included."],
  ],
  [
    'a reference',
    'id: a\ncredentials:\n  signingSettings:\n    signingKey|PairRef: a\n',
    ['#### Signing Certificate', 'by its id'],
  ],
  [
    'a map of settings',
    zoom.replace('targetSettings', 'target|Settings'),
    ['#### Target', '```yaml', 'Account ID: ${var:ZOOM_ACCOUNT_ID}'],
  ],
  [
    "a switch of Zoom's",
    `${zoom}    User Up|date: true\n`,
    ['#### User Update', 'a disabled person is enabled again', 'Default: `true`.'],
  ],
  [
    "a choice of Zoom's",
    `${zoom}    Remove User Act|ion: Delete\n`,
    ['#### Remove User Action', 'Disable keeps the account without access, Delete removes it', '* `Delete`'],
  ],
  [
    "a secret of Zoom's",
    zoom.replace('Client Secret', 'Client Sec|ret'),
    ['#### Client Secret', 'Required.', 'write `${secret:NAME}`'],
  ],
  ["an attribute of Zoom's", `${mapping}        Pho|ne: telephoneNumber\n`, ['#### Phone', '+1 2015550123']],
  [
    "a limited attribute of Zoom's",
    `${mapping}        User Ty|pe: { defaultValue: Basic }\n`,
    ['#### User Type', 'One of `Basic`, `Licensed`, `On-Prem`.'],
  ],
  [
    'a directory',
    `${provisioning}  channels:\n    - name: a\n      channelSource:\n        direc|tory: pingdirectory\n`,
    ['#### Directory type', '* `pingdirectory`: PingDirectory.'],
  ],
];

test.each(words)('explains %s', async (_where, text, shown) => {
  const hover = await editor.hover('connections/typed.yaml', text);
  for (const part of shown) expect(hover.replaceAll('\\', '')).toContain(part);
});
