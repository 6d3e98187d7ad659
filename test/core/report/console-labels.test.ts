import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { consoleTable } from '../../../src/core/report/console-table.ts';

interface Node {
  $ref?: string;
  title?: string;
  properties?: Record<string, Node>;
  items?: Node;
  anyOf?: Node[];
}

const schema = JSON.parse(readFileSync('schemas/connection.schema.json', 'utf8')) as Node & {
  $defs: Record<string, Node>;
};

/** What a reference leads to; a title beside the reference wins. */
function followed(node: Node | undefined): Node | undefined {
  const name = node?.$ref?.split('/').at(-1);
  return name === undefined ? node : { ...followed(schema.$defs[name]), ...(node?.title ? { title: node.title } : {}) };
}

function titleAt(path: string): string | undefined {
  let node: Node | undefined = schema;
  for (const step of path.split('.')) {
    node = followed(node?.properties?.[step.replace('[]', '')]);
    if (step.endsWith('[]'))
      node = followed(node?.items ?? node?.anyOf?.map(followed).find((one) => one?.items)?.items);
  }
  return node?.title;
}

/** Where the console shows several members of ours on one screen, or one of ours on a screen with another name. */
const screens = [
  'defaultVirtualEntityId',
  'contactInfo',
  'outboundProvision.type',
  'outboundProvision.channels',
  'outboundProvision.channels[].channelSource.groupMembershipDetection',
  'outboundProvision.channels[].channelSource.changeDetectionSettings',
  'outboundProvision.channels[].channelSource.accountManagementSettings',
  'spBrowserSso.artifact',
  'spBrowserSso.adapterMappings',
  'spBrowserSso.authenticationPolicyContractAssertionMappings',
  'credentials.decryptionKeyPairRef',
  'credentials.secondaryDecryptionKeyPairRef',
  'credentials.inboundBackChannelAuth',
  'credentials.outboundBackChannelAuth',
  'wsTrust.tokenProcessorMappings',
];

test('a field has one label, in plans, in the editor and on the reference page', () => {
  const differing = Object.entries(consoleTable).flatMap(([path, way]) => {
    const title = titleAt(path);
    return way === '' || title === undefined || title === way.split(' › ').at(-1) ? [] : [path];
  });
  expect(differing).toEqual(screens);
});
