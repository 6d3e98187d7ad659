import { expect, test } from 'vitest';
import { consoleWords } from '../../../src/core/report/console-words.ts';
import { progressLine } from '../../../src/core/report/terminal/progress.ts';
import { renderDiagnostics } from '../../../src/core/report/terminal/render-diagnostics.ts';
import { renderOutcome } from '../../../src/core/report/terminal/render-outcome.ts';
import { renderPlan } from '../../../src/core/report/terminal/render-plan.ts';
import { visible } from '../../../src/core/report/visible-text.ts';
import { added, change, changed, found, outcomeOf, pathFrom, placeAt, planOf, removed, zoomUpdate } from './samples.ts';

const plain = { colour: false, showUnmanaged: false };
const esc = '\u001b';

test('a plan: where each field is in the console, what it was and will be, what is dangerous, the counts', () => {
  expect(renderPlan(planOf([zoomUpdate, change({ action: 'no-op', id: 'same' })]), plain)).toMatchInlineSnapshot(`
    "~ update zoom-provisioning (Zoom Provisioning)  connections/zoom.yaml
        Channel "Staff" › Source Location
          ~ Users › Group DN  :31
              - cn=all-staff,ou=groups,dc=example,dc=com
              + cn=zoom-users,ou=groups,dc=example,dc=com
          ~ Base DN           dc=example → ou=people,dc=example  :30
        Target
          ~ REMOVE_USER_ACTION  Disable → Delete  :18
          ~ CLIENT_SECRET       (secret)  :17
        Channel "Staff" › Attribute Mapping
          + department  department, trimmed  :38
        ! warning people outside the new group are disabled at Zoom; compare the two groups before merging scope-narrowed

    Plan: 1 to update, 1 unchanged (production, PingFederate 12.2.2.0)
    digest sha256:4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796
    "
  `);
});

test('what no name tells apart is said in words, or counted from #1 on', () => {
  const entry = (attributeName: string, value: string) => ({ attributeName, condition: 'EQUALS', value });
  const criteria = {
    conditionalCriteria: [entry('username', 'a'), entry('username', 'b'), entry('mail', 'c')],
    expressionCriteria: [{ expression: 'one' }, { expression: 'two' }],
  };
  const path = 'attributeQuery.issuanceCriteria';
  const text = renderPlan(planOf([change({ action: 'update', id: 'x', differences: [added(path, criteria)] })]), plain);
  for (const words of ['username is “a”', 'username is “b”', 'mail is “c”']) expect(text).toContain(words);
  const numbers = text.split('\n').flatMap((line) => /Criteria › (#\d)/.exec(line)?.[1] ?? []);
  expect(numbers).toEqual(['#1', '#2']);
});

test('each action says what it does and why', () => {
  const plan = planOf([
    change({
      action: 'create',
      id: 'acme',
      name: 'Acme SSO',
      differences: [added('entityId', 'acme', 4, 'connections/acme.yaml')],
    }),
    change({ action: 'replace', id: 'box', reason: 'outbound provisioning is added' }),
    change({ action: 'delete', id: 'old' }),
    change({ action: 'delete', id: 'gone', reason: 'prune', file: undefined }),
  ]);
  expect(renderPlan(plan, plain)).toMatchInlineSnapshot(`
    "+ create acme (Acme SSO)  connections/acme.yaml
        General Info
          + Partner's Entity ID  acme  :4

    ± replace box  connections/box.yaml
        deleted and created again: outbound provisioning is added

    - delete old  connections/old.yaml
        its definition says \`state: absent\`

    - delete gone  its definition is gone

    Plan: 1 to create, 1 to replace, 2 to delete (production, PingFederate 12.2.2.0)
    digest sha256:4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796
    "
  `);
});

test('nothing to do is one line', () => {
  const plan = planOf([change({ action: 'no-op', id: 'a' }), change({ action: 'no-op', id: 'b' })]);
  expect(renderPlan(plan, plain)).toBe('No changes: 2 connections as defined (production, PingFederate 12.2.2.0)\n');
});

test('items that come or go are one line each, long lists only show what differs', () => {
  const many = Array.from({ length: 40 }, (_, index) => `https://sp.example.com/${index}`);
  const plan = planOf([
    change({
      action: 'update',
      id: 'sso',
      differences: [
        added('spBrowserSso.ssoServiceEndpoints[1]', { binding: 'POST', url: '/acs', isDefault: true, index: 1 }),
        removed('outboundProvision.channels[Staff].attributeMapping[title]', {
          fieldName: 'title',
          saasFieldInfo: { attributeNames: ['title'], trim: false },
        }),
        changed('virtualEntityIds', many, [...many.slice(1), 'https://new.example.com']),
      ],
    }),
  ]);
  expect(renderPlan(plan, plain)).toMatchInlineSnapshot(`
    "~ update sso  connections/sso.yaml
        Browser SSO › Protocol Settings
          + Assertion Consumer Service URL  /acs, POST, index 1, default  connections/zoom.yaml:3
        Channel "Staff" › Attribute Mapping
          - title  title
        General Info
          - Virtual Server IDs  https://sp.example.com/0
          + Virtual Server IDs  https://new.example.com  connections/zoom.yaml:3

    Plan: 1 to update (production, PingFederate 12.2.2.0)
    digest sha256:4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796
    "
  `);
});

test('connections that nobody manages are listed on request', () => {
  const unmanaged = [{ id: 'hr', name: 'HR portal', entityId: 'hr', active: false }];
  expect(renderPlan(planOf([], { unmanaged }), { colour: false, showUnmanaged: true })).toMatchInlineSnapshot(`
    "On the server and in no definition; never touched:
        hr  HR portal (inactive)

    No changes: 0 connections as defined (production, PingFederate 12.2.2.0)
    "
  `);
});

test('a value can’t steer a terminal: escapes, right-to-left marks and newlines are shown as text', () => {
  const hostile = change({
    action: 'update',
    id: `zoom${esc}[2J`,
    name: 'Zoom\u202egnorw\n::error::no',
    differences: [changed('name', `${esc}[31mred`, 'a\nb\u200bc')],
  });
  const text = renderPlan(planOf([hostile]), plain);
  expect(text).not.toContain(esc);
  expect(text).not.toContain('\u202e');
  expect(text).not.toMatch(/^::/m);
  expect(text).toContain('\\u001b[31mred → a\\nb\\u200bc');
});

test('colours only when they are asked for', () => {
  expect(renderPlan(planOf([zoomUpdate]), plain)).not.toContain(esc);
  expect(renderPlan(planOf([zoomUpdate]), { colour: true, showUnmanaged: false })).toContain(`${esc}[33m`);
});

test('findings in the order of the files, with the line and a mark under what is meant', () => {
  const text = 'kind: SpConnection\nchannels:\n  - name: Staff\n      datastore: corp-ad\n';
  const diagnostics = [
    found('warning', 'the pattern matches nothing', {
      code: 'pattern-unused',
      place: placeAt('connections/b.yaml', 1, 1, 4),
    }),
    found('error', 'unknown property "datastore"', {
      code: 'unknown-property',
      hint: 'did you mean "dataStore"?',
      place: placeAt('connections/a.yaml', 4, 7, 9),
    }),
  ];
  const sources = new Map([['connections/a.yaml', text]]);
  expect(renderDiagnostics(diagnostics, { colour: false, sources })).toMatchInlineSnapshot(`
    "error unknown property "datastore"
      connections/a.yaml:4:7  unknown-property
        4 │       datastore: corp-ad
          │       ^^^^^^^^^
       did you mean "dataStore"?

    warning the pattern matches nothing
      connections/b.yaml:1:1  pattern-unused
       correct the pattern, or remove it

    1 error, 1 warning in 2 files.
    "
  `);
});

test('an excerpt never shows a secret in clear text', () => {
  const sources = new Map([
    ['a.yaml', 'Client Secret: hunter2-hunter2\nClient Secret: ${secret:ZOOM}\npassword: "geheim"\n'],
  ]);
  const at = (line: number) =>
    renderDiagnostics([found('error', 'x', { code: 'unknown-property', place: placeAt('a.yaml', line) })], {
      colour: false,
      sources,
    });
  expect(at(1)).not.toContain('hunter2');
  expect(at(2)).toContain('${secret:ZOOM}');
  expect(at(3)).not.toContain('geheim');
});

test('a long line is cut around the place', () => {
  const line = `${'x'.repeat(300)}HERE${'y'.repeat(300)}`;
  const text = renderDiagnostics(
    [found('error', 'x', { code: 'unknown-property', place: placeAt('a.yaml', 1, 301, 4) })],
    {
      colour: false,
      sources: new Map([['a.yaml', line]]),
    },
  );
  const [, , excerpt = '', marks = ''] = text.split('\n');
  expect(excerpt.length).toBeLessThan(120);
  expect(excerpt.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('HERE');
});

test('an outcome: each change, what PingFederate refused at its line, replication, the count', () => {
  const outcome = outcomeOf(
    [
      {
        id: 'zoom-provisioning',
        action: 'create',
        status: 'saved-inactive',
        message: 'Zoom refused the client secret',
      },
      {
        id: 'acme',
        status: 'failed',
        message: 'PingFederate refused it',
        diagnostics: [
          found('error', 'Base DN is not a DN', { code: 'refused', place: placeAt('connections/acme.yaml', 30, 9) }),
        ],
      },
      { id: 'box', status: 'skipped' },
    ],
    {
      complete: false,
      replication: {
        status: 'timeout',
        message: 'one node did not report success within 180 s',
        nodes: [{ address: '10.0.0.7', status: 'RETRIEVING' }],
      },
    },
  );
  expect(renderOutcome(outcome, { colour: false })).toMatchInlineSnapshot(`
    "! zoom-provisioning  saved, not activated 0.4 s
        Zoom refused the client secret
    ✗ acme               failed 0.4 s
        PingFederate refused it
        connections/acme.yaml:30:9 ! error Base DN is not a DN refused
    · box                not begun
    ✗ replication: one node did not report success within 180 s
        10.0.0.7  RETRIEVING
    1 saved inactive, 1 failed, 1 not begun in 4.2 s
    "
  `);
});

test('progress counts, names and times each change', () => {
  const [done, failed] = outcomeOf([
    { id: 'zoom', action: 'create' },
    { id: 'box', status: 'failed', message: 'no answer' },
  ]).changes;
  expect(done && progressLine(12, 340, done)).toBe('[ 12/340] zoom created 0.4 s');
  expect(failed && progressLine(340, 340, failed)).toBe('[340/340] box failed 0.4 s: no answer');
});

test.each([
  [
    'outboundProvision.channels[Staff].channelSource.userSourceLocation.groupDN',
    'Outbound Provisioning › Manage Channels › Staff › Source Location › Users › Group DN',
  ],
  [
    'outboundProvision.channels[a.b[c]].active',
    'Outbound Provisioning › Manage Channels › a.b[c] › Activation & Summary › Channel Status',
  ],
  [
    'spBrowserSso.adapterMappings[Form].idpAdapterRef.id',
    'Browser SSO › Assertion Creation › Authentication Source Mapping › Form › IdP Adapter',
  ],
  ['extendedProperties.owner.values', 'Extended Properties › owner'],
  ['somethingNew.innerUrl', 'Something New › Inner URL'],
])('%s is found in the console at %s', (path, words) => {
  expect(consoleWords(pathFrom(path)).join(' › ')).toBe(words);
});

test('target settings and fields carry their labels', () => {
  const labelOf = (kind: string, name: string) =>
    kind === 'setting' && name === 'CLIENT_ID' ? 'Client ID' : undefined;
  expect(consoleWords(pathFrom('outboundProvision.targetSettings[CLIENT_ID].value'), labelOf)).toEqual([
    'Outbound Provisioning',
    'Target',
    'Client ID',
  ]);
});

test('what can’t be seen is written out', () => {
  expect(visible('a\tb\u0000c\u2066d')).toBe('a\\tb\\u0000c\\u2066d');
});
