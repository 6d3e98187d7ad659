import { catalogueEntries } from '../../../scripts/generate/catalogue.ts';
import { compareDesired } from '../../../src/core/connection/compare-desired.ts';
import type { Live } from '../../../src/core/connection/types.ts';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import { consequencesOf } from '../../../src/core/consequences/findings.ts';
import { judgeChange } from '../../../src/core/consequences/judge-change.ts';
import { nobody } from '../../../src/core/consequences/users.ts';
import type { Json, JsonObject } from '../../../src/core/document/json.ts';

const connector = connectorsFrom({ catalogue: catalogueEntries() }).find('zoom')!;

export interface Example {
  active?: boolean;
  settings?: Record<string, string>;
  channel?: JsonObject;
  source?: JsonObject;
  users?: JsonObject;
  status?: JsonObject;
  mapping?: Record<string, JsonObject>;
  channels?: Json[];
}

export const mapping = { Username: { attributeNames: ['mail'] }, Title: { attributeNames: ['title'] } };

export function channel({ channel, source, users, status, mapping: fields = mapping }: Example): JsonObject {
  return {
    name: 'Staff',
    active: true,
    maxThreads: 1,
    timeout: 60,
    channelSource: {
      dataSource: { id: 'ad' },
      baseDn: 'ou=people,dc=example',
      guidAttributeName: 'objectGUID',
      guidBinary: true,
      userSourceLocation: { filter: '(objectClass=user)', ...users },
      accountManagementSettings: {
        accountStatusAttributeName: 'userAccountControl',
        accountStatusAlgorithm: 'ACCOUNT_STATUS_ALGORITHM_AD',
        ...status,
      },
      ...source,
    },
    attributeMapping: Object.entries(fields).map(([fieldName, saasFieldInfo]) => ({ fieldName, saasFieldInfo })),
    ...channel,
  };
}

/** A connection whose one channel runs, with what is changed about it. */
export function connection(example: Example = {}): Live {
  const settings = { 'Account ID': '1', 'Client ID': 'x', ...example.settings };
  return {
    kind: 'SpConnection' as const,
    id: 'z',
    key: 'z',
    name: 'z',
    entityId: 'z',
    type: 'SP',
    active: example.active ?? true,
    outboundProvision: {
      type: 'Zoom',
      targetSettings: Object.entries(settings).map(([name, value]) => ({ name, value })),
      channels: example.channels ?? [channel(example)],
    },
  };
}

/** What the plan says to people, a line each: its tier, `!` when it is said aloud, and the sentence. */
export function said(from: Example, to: Example, ignoreChanges: string[] = []): string[] {
  return consequences(from, to, ignoreChanges).map(
    ({ tier, severity, message }) => `${tier}${severity === 'info' ? ' ' : '!'} ${message}`,
  );
}

export function consequences(from: Example, to: Example, ignoreChanges: string[] = []) {
  const place = { file: 'c.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 };
  const desired = {
    kind: 'SpConnection' as const,
    id: 'z',
    key: 'z',
    name: 'z',
    entityId: 'z',
    file: 'c.yaml',
    document: connection(to),
    placeOf: () => place,
    lifecycle: {
      state: 'present' as const,
      protect: false,
      ignoreChanges,
      allowSecretIn: [],
      accept: [],
      allowReplace: false,
    },
  };
  const live = connection(from);
  const differences = compareDesired({ desired, live, descriptor: connector.descriptor });
  const judgements = judgeChange({
    kind: 'SpConnection',
    users: nobody,
    name: 'z',
    before: live,
    after: desired.document,
    differences,
    connector,
    target: 'Zoom',
    isActiveDirectory: () => false,
    keyTypeOf: () => '',
    today: new Date('2026-11-28T00:00:00Z'),
  });
  return consequencesOf(judgements, 'z');
}

export const lines = (examples: Record<string, [from: Example, to: Example, ignored?: string[]]>) =>
  `\n${Object.entries(examples)
    .map(([name, [from, to, ignored]]) => [name, ...said(from, to, ignored).map((line) => `  ${line}`)].join('\n'))
    .join('\n')}\n`;
