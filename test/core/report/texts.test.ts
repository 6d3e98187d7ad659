import { expect, test } from 'vitest';
import type { KindName } from '../../../src/core/kinds.ts';
import { consoleWords } from '../../../src/core/report/console-words.ts';
import { seconds } from '../../../src/core/report/outcome-words.ts';
import { drawnText } from '../../../src/core/report/terminal/drawn-text.ts';
import { endedLine } from '../../../src/core/report/terminal/progress.ts';
import { renderDiagnostics } from '../../../src/core/report/terminal/render-diagnostics.ts';
import { renderOutcome } from '../../../src/core/report/terminal/render-outcome.ts';
import { renderPlan } from '../../../src/core/report/terminal/render-plan.ts';
import { doingWords, doneWords, type Verb } from '../../../src/core/report/verbs.ts';
import { cutInside, shortened, visible } from '../../../src/core/report/visible-text.ts';
import { added, change, changed, found, outcomeOf, pathFrom, placeAt, planOf, removed, zoomUpdate } from './samples.ts';

const plain = { colour: false, showUnmanaged: false };
const esc = '\u001b';

test('a plan: where each field is in the console, what it was and will be, what is dangerous, the counts', () => {
  expect(renderPlan(planOf([zoomUpdate, change({ action: 'no-op', id: 'same' })]), plain)).toMatchInlineSnapshot(`
    "!  Zoom Provisioning  change                                       connections/zoom.yaml
       People outside the new group are disabled at Zoom. Compare the two groups before
       merging.
         Channel "Staff" › Source Location
           Users › Group DN       cn=all-staff,ou=groups,dc=example,dc=com
                                → cn=zoom-users,ou=groups,dc=example,dc=com              :31
           Base DN                dc=example → ou=people,dc=example                      :30
         Target
           REMOVE_USER_ACTION     Disable → Delete                                       :18
         ! CLIENT_SECRET          (secret), sent again                                   :17
         Channel "Staff" › Attribute Mapping
         + department             department, trimmed                                    :38

    production: 1 to change, 1 stays as it is  (PingFederate 12.2.2)
    1 affects people; plan 4f5e6d7
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
  const numbers = text.split('\n').flatMap((line) => /Advanced criteria › (#\d)/.exec(line)?.[1] ?? []);
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
    "!! gone  delete                                                   its definition is gone
       It is deleted. It is inactive. The definition is gone from the repository.
           Partner                https://gone.example.com

    !! old  delete                                                      connections/old.yaml
       It is deleted. It is inactive. The definition says \`state: absent\`.
           Partner                https://old.example.com

    !! box  replace                                                     connections/box.yaml
       It is deleted and created again, because outbound provisioning is added.

    +  Acme SSO  create                                                connections/acme.yaml
           All settings           3: 1 written, 2 defaults (--full: each)

    production: 2 to delete, 1 to replace, 1 to create  (PingFederate 12.2.2)
    3 can't be undone; plan 4f5e6d7
    "
  `);
});

test('nothing to do is one line', () => {
  const plan = planOf([change({ action: 'no-op', id: 'a' }), change({ action: 'no-op', id: 'b' })]);
  expect(renderPlan(plan, plain)).toBe(
    '✓ production is as the definitions say: 2 connections  (PingFederate 12.2.2)\n',
  );
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
    "~  sso  change                                                      connections/sso.yaml
         - Virtual Server IDs              https://sp.example.com/0  connections/zoom.yaml:3
         + Virtual Server IDs              https://new.example.com   connections/zoom.yaml:3
         Browser SSO › Protocol Settings
         + Assertion Consumer Service URL  /acs, POST, index 1, default
                                                                     connections/zoom.yaml:3
         Channel "Staff" › Attribute Mapping
         - title                           title                     connections/zoom.yaml:3

    production: 1 to change  (PingFederate 12.2.2)
    plan 4f5e6d7
    "
  `);
});

test('connections that nobody manages are listed on request', () => {
  const unmanaged = [{ id: 'hr', name: 'HR portal', entityId: 'hr', active: false }];
  expect(renderPlan(planOf([], { unmanaged }), { colour: false, showUnmanaged: true })).toMatchInlineSnapshot(`
    "On the server and in no definition; never touched:
        hr  HR portal (inactive)

    ✓ production is as the definitions say: 0 connections  (PingFederate 12.2.2)
    "
  `);
});

test.each([
  ['plan', [zoomUpdate]],
  ['plan', []],
  ['drift', [zoomUpdate]],
  ['drift', []],
] as const)('a %s lists what nobody manages on request, whatever differs (%#)', (what, changes) => {
  const unmanaged = [{ id: 'hr', name: 'HR portal', entityId: 'hr', active: false }];
  const text = (showUnmanaged: boolean) => {
    const plan = planOf([...changes], { unmanaged });
    const drawn = { what, plan, connectors: undefined, full: false, showUnmanaged, person: undefined };
    return drawnText(drawn, { colour: false, today: new Date('2026-11-28') });
  };
  expect(text(true)).toMatch(
    /(^|\n\n)On the server and in no definition; never touched:\n {4}hr {2}HR portal \(inactive\)\n\n/,
  );
  expect(text(false)).not.toContain('HR portal');
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
  expect(text).toContain('- \\u001b[31mred\n         + a\n         + b\\u200bc\n');
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
    "production: 1 to create, 2 to change; plan 4f5e6d7

      ! 1/3  zoom-provisioning  saved, not activated                                   0.4 s
      ✗ 2/3  acme               failed                                                 0.4 s
      · 3/3  box                not begun
      ✗      replication        one node did not report success within 180 s
                                10.0.0.7  RETRIEVING

    ✗ Nothing was applied on production, in 4.2 s

      ✗ zoom-provisioning was saved, but not activated
        Zoom refused the client secret.

      ✗ acme was not changed                                        connections/acme.yaml:30
        PingFederate refused it.
        Base DN is not a DN.

      · 1 connection was not begun
        box

    Solve what stands above, then run the same command again: it goes on from what is live.
    "
  `);
});

test.each([
  [0, '0.0 s'],
  [9_949, '9.9 s'],
  [10_000, '10 s'],
  [119_400, '119 s'],
  [120_000, '2 min 0 s'],
  [185_000, '3 min 5 s'],
])('%d ms are said as %s', (milliseconds, words) => expect(seconds(milliseconds)).toBe(words));

test('of many changes equal neighbours are summed up, where that spares more than a line', () => {
  const rows = (...runs: number[]) => {
    const changes = runs.flatMap((length, run) => [
      ...Array.from({ length }, (_, at) => ({ id: `c-${run}-${at}` })),
      { id: `failed-${run}`, status: 'failed' as const },
    ]);
    return renderOutcome(outcomeOf(changes), { colour: false }).match(/^ .*(?:c-\d-\d+ |… \d+ more, all)/gm) ?? [];
  };
  const summed = (...runs: number[]) => rows(...runs).filter((row) => row.includes('more, all')).length;
  expect([summed(3, 17), summed(4, 17)]).toEqual([1, 2]);
  expect(rows(3, 17)).toHaveLength(3 + 3);
  // Few enough to have each its row.
  expect([summed(18), rows(18).length]).toEqual([0, 18]);
  expect(summed(19)).toBe(0);
  expect(summed(20)).toBe(1);
});

test('of a long text so many lines are shown, and what is left is counted where that spares more than one', () => {
  const expression = (word: string, lines: number) =>
    Array.from({ length: lines }, (_, at) => `${word}${at}`).join('\n');
  const at = 'outboundProvision.channels[Staff].attributeMapping[title].saasFieldInfo.expression';
  const shown = (lines: number, full = false) => {
    const differences = [changed(at, expression('old', 20), expression('new', lines))];
    const text = renderPlan(planOf([change({ action: 'update', id: 'a', differences })]), { ...plain, full });
    return [text.match(/(old|new)\d+$/gm)?.length, /… (\d+) more lines/.exec(text)?.[1]];
  };
  expect([shown(20), shown(21), shown(22), shown(22, true)]).toEqual([
    [40, undefined],
    [41, undefined],
    [40, '2'],
    [42, undefined],
  ]);
});

test('a text is never cut within a character', () => {
  expect(shortened('aaa😀b', 6)).toBe('aaa😀b');
  expect(shortened('aaa😀bc', 5)).toBe('aaa😀… (2 more)');
  expect(shortened('aaa😀bc', 4)).toBe('aaa… (4 more)');
  const cut = (length: number) => cutInside(`${'😀'.repeat(60)}`, length);
  for (const length of [60, 61, 62, 63]) expect(cut(length)).toBe(cut(length).toWellFormed());
});

test('what is done is told verb by verb, and a noun once where it is the same one', () => {
  const deeds = (verb: Verb, ...of: KindName[]) => of.map((kind) => ({ verb, kind }));
  const one = deeds('delete', 'SpConnection');
  const both = deeds('create', 'SpConnection', 'DataStore');
  expect(doingWords([...one, ...deeds('change', 'SpConnection', 'SpConnection')])).toBe(
    'deletes 1 connection and changes 2',
  );
  expect(doingWords([...one, ...both])).toBe('deletes 1 connection and creates 2 objects');
  expect(doingWords([...both, ...deeds('change', 'SpConnection', 'DataStore', 'IdpAdapter')])).toBe(
    'creates 2 objects and changes 3',
  );
  expect(doingWords([...both, ...deeds('change', 'DataStore')])).toBe('creates 2 objects and changes 1 data store');
  expect(doneWords(both)).toBe('1 connection and 1 data store created');
  expect(doingWords([...deeds('leave', 'SpConnection')])).toBe('');
});

test('progress counts, names and times each change', () => {
  const [done, failed] = outcomeOf([
    { id: 'zoom', action: 'create' },
    { id: 'box', status: 'failed', message: 'no answer' },
  ]).changes;
  expect(done && endedLine({ position: 12, total: 340, change: done, outcome: done })).toBe(
    '[ 12/340] zoom created 0.4 s',
  );
  expect(failed && endedLine({ position: 340, total: 340, change: failed, outcome: failed })).toBe(
    '[340/340] box failed 0.4 s: no answer',
  );
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
    'Browser SSO › Assertion Creation › Authentication Source Mapping › Form › Adapter Instance',
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
