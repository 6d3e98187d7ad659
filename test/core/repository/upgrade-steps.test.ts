import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ActionSource } from '../../../src/core/repository/action-source.ts';
import { copySteps, digestsOf } from '../../../src/core/repository/copy-steps.ts';
import { parseRecord, type RepositoryRecord, recordFile } from '../../../src/core/repository/record.ts';
import { repositoryFiles } from '../../../src/core/repository/repository-files.ts';
import { leftToTheirOwners, type UpgradeInput, workflowSteps } from '../../../src/core/repository/upgrade-steps.ts';
import { compareReleases } from '../../../src/core/repository/versions.ts';
import { cases } from '../../seeds/cases.ts';

const commits = { '0.1.0': 'a'.repeat(40), '0.1.5': 'b'.repeat(40), '0.2.0': 'c'.repeat(40) };
const release = (version: keyof typeof commits): ActionSource => ({
  kind: 'published',
  repository: 'acme/pfconn',
  commit: commits[version],
  version,
});
const workflowsOf = (action: ActionSource) =>
  repositoryFiles({ action, enterpriseServer: false }).filter(({ path }) => path.startsWith('.github/workflows/'));
const apply = '.github/workflows/apply.yml';

/** What 0.2.0 would write: 0.1.0's, with a longer limit and a newer checkout. */
const next = workflowsOf(release('0.2.0')).map(({ path, text }) => ({
  path,
  text: text
    .replaceAll('timeout-minutes: 15', 'timeout-minutes: 20')
    .replaceAll(/(checkout@)[0-9a-f]{40} # v7.0.1/g, `$1${'d'.repeat(40)} # v7.1.0`),
}));
const before = workflowsOf(release('0.1.0'));
const record: RepositoryRecord = {
  version: '0.1.0',
  action: 'acme/pfconn',
  enterpriseServer: false,
  environments: ['production'],
  files: Object.fromEntries(before.map(({ path, text }) => [path, text])),
  copies: {},
};

/** The upgrade of a repository whose workflows people changed like this. */
function upgraded(change: (path: string, text: string) => string | undefined, more: Partial<UpgradeInput> = {}) {
  const present = new Map(
    before.flatMap(({ path, text }) => {
      const changed = change(path, text);
      return changed === undefined ? [] : [[path, changed] as const];
    }),
  );
  const steps = workflowSteps({ record, action: release('0.2.0'), made: next, present, ...more });
  const after = new Map([...present, ...steps.map(({ path, text = '' }) => [path, text] as const)]);
  return { what: Object.fromEntries(steps.map(({ path, what }) => [path.slice(18), what])), after };
}

test('nobody changed anything: every workflow is as the new version writes it', () => {
  const { what, after } = upgraded((_, text) => text);
  expect(new Set(Object.values(what))).toEqual(new Set(['renewed']));
  expect([...after].map(([path, text]) => ({ path, text }))).toEqual(next);
});

test('secrets and times that people put in stay, and what is new comes', () => {
  const { what, after } = upgraded((_, text) =>
    text
      .replace(/^( +)# env:\n +# {3}ZOOM.*$/m, '$1env:\n$1  SALESFORCE_SECRET: ${{ secrets.SALESFORCE_SECRET }}')
      .replace("cron: '17 5 * * 1-5'", "cron: '3 4 * * *'"),
  );
  expect(what).toMatchObject({ 'apply.yml': 'joined', 'drift.yml': 'joined', 'plan.yml': 'renewed' });
  expect(after.get(apply)).toContain('SALESFORCE_SECRET: ${{ secrets.SALESFORCE_SECRET }}');
  expect(after.get(apply)).toContain(`acme/pfconn@${commits['0.2.0']} # v0.2.0`);
  const drift = after.get('.github/workflows/drift.yml') as string;
  expect(drift).toContain("cron: '3 4 * * *'");
  expect(parse(drift).jobs.drift['timeout-minutes']).toBe(20);
});

describe('pins', () => {
  test('that Dependabot moved are nobody’s change', () => {
    const { what, after } = upgraded((_, text) =>
      text
        .replaceAll(`${commits['0.1.0']} # v0.1.0`, `${commits['0.1.5']} # v0.1.5`)
        .replaceAll(/(checkout@)[0-9a-f]{40} # v7.0.1/g, `$1${'e'.repeat(40)} # v7.2.0`),
    );
    expect(new Set(Object.values(what))).toEqual(new Set(['renewed']));
    for (const text of after.values()) {
      expect(text).toContain(`acme/pfconn@${commits['0.2.0']} # v0.2.0`);
      // Dependabot was ahead of the release there.
      if (text.includes('checkout@')) expect(text).toContain(`checkout@${'e'.repeat(40)} # v7.2.0`);
    }
  });

  test('that somebody keeps behind on purpose stay', () => {
    const { after } = upgraded((_, text) =>
      text.replaceAll(/(checkout@)[0-9a-f]{40} # v7.0.1/g, `$1${'f'.repeat(40)} # v4.3.0`),
    );
    expect(after.get(apply)).toContain(`checkout@${'f'.repeat(40)} # v4.3.0`);
    expect(after.get(apply)).toContain('acme/pfconn@c');
  });

  test('without a version nobody can rank: both stand in a conflict, and no comment is made up', () => {
    const { what, after } = upgraded((_, text) =>
      text.replaceAll(/(checkout@)[0-9a-f]{40} # v7.0.1/g, `$1${'f'.repeat(40)}`),
    );
    expect(what['apply.yml']).toBe('conflict');
    expect(after.get(apply)).toContain(`checkout@${'f'.repeat(40)}\n`);
    expect(after.get(apply)).toContain(`checkout@${'d'.repeat(40)} # v7.1.0\n`);
  });

  test.each([
    ['a newer one', 'v9.0.0', 'v9.0.0'],
    ['an older one', 'v1.0.0', 'v2.0.0'],
  ])('of an action that both added: %s of theirs', (_, theirs, expected) => {
    const path = '.github/workflows/small.yml';
    const using = (...lines: string[]) => `jobs:\n  a:\n    steps:\n${lines.join('')}`;
    const uses = (name: string, commit: string, version: string) =>
      `      - uses: ${name}@${commit.repeat(40)} # ${version}\n`;
    const steps = workflowSteps({
      record: { ...record, files: { [path]: using() } },
      action: release('0.2.0'),
      made: [{ path, text: using(uses('a/new', 'd', 'v2.0.0')) }],
      present: new Map([[path, using(uses('a/new', 'e', theirs))]]),
    });
    const text = steps[0]?.text ?? using(uses('a/new', 'e', theirs));
    expect(text).toContain(`# ${expected}\n`);
    expect(text).not.toContain('<<<<<<<');
  });

  test('move along in a workflow of somebody’s own', () => {
    const own = '.github/workflows/nightly.yml';
    const present = new Map([
      ...before.map(({ path, text }) => [path, text] as const),
      [own, `jobs: {}\n      - uses: acme/pfconn@${commits['0.1.0']} # v0.1.0 (agreed)\n`] as const,
    ]);
    const steps = workflowSteps({ record, action: release('0.2.0'), made: next, present });
    expect(steps.find(({ path }) => path === own)).toEqual({
      path: own,
      what: 'pinned',
      text: `jobs: {}\n      - uses: acme/pfconn@${commits['0.2.0']} # v0.2.0 (agreed)\n`,
    });
  });
});

test('a workflow that somebody removed stays away, and a new one comes', () => {
  expect(upgraded((path, text) => (path.endsWith('drift.yml') ? undefined : text)).what).not.toHaveProperty(
    'drift.yml',
  );
  const made = [...next, { path: '.github/workflows/audit.yml', text: 'name: audit\n' }];
  expect(upgraded((_, text) => text, { made }).what).toMatchObject({ 'audit.yml': 'new' });
});

test('a workflow of somebody’s own that has the name of a new one is left alone and named', () => {
  const path = '.github/workflows/audit.yml';
  const present = new Map([...before.map((one) => [one.path, one.text] as const), [path, 'name: ours\n'] as const]);
  const input = { record, action: release('0.2.0'), made: [...next, { path, text: 'name: audit\n' }], present };
  expect(workflowSteps(input).map((step) => step.path)).not.toContain(path);
  expect(leftToTheirOwners(input)).toEqual([path]);
  const same = { ...input, present: new Map([...present, [path, 'name: audit\n']]) };
  expect(leftToTheirOwners(same)).toEqual([]);
});

test('the same lines changed by both are a conflict, at its line, with both sides in the file', () => {
  const present = new Map(
    before.map(({ path, text }) => [path, text.replace('timeout-minutes: 15', 'timeout-minutes: 99')] as const),
  );
  const steps = workflowSteps({ record, action: release('0.2.0'), made: next, present });
  const plan = steps.find(({ path }) => path.endsWith('plan.yml'));
  expect(plan).toMatchObject({ what: 'conflict', line: expect.any(Number) });
  expect(plan?.text).toMatch(
    /<<<<<<< yours\n +timeout-minutes: 99\n=======\n +timeout-minutes: 20\n>>>>>>> pfconn 0\.2\.0\n/,
  );
});

test('what joins by lines and is no valid workflow any more is said to be so', () => {
  const withRunner = next.map((file) => ({
    ...file,
    text: file.text.replace('name: validate\n', 'name: validate\nrun-name: Check\n'),
  }));
  const { what } = upgraded((path, text) => (path.endsWith('validate.yml') ? `${text}run-name: Ours\n` : text), {
    made: withRunner,
  });
  expect(what['validate.yml']).toBe('unreadable');
  const broken = upgraded(
    (path, text) => (path.endsWith('validate.yml') ? `${text}run-name: Ours\nrun-name: Twice\n` : text),
    { made: withRunner },
  );
  expect(broken.what['validate.yml']).toBe('joined');
});

test('line ends of another system stay, and nothing counts as changed for them', () => {
  const { what, after } = upgraded((_, text) => text.replaceAll('\n', '\r\n'));
  expect(what['apply.yml']).toBe('renewed');
  expect(after.get(apply)).not.toMatch(/[^\r]\n/);
});

test('nothing that a person wrote is lost over two upgrades, and a third changes nothing', () => {
  const texts = fc.constantFrom(
    '      # ours',
    '        env:',
    '    runs-on: [self-hosted, ours]',
    '    ours: true',
    '',
    '  ours:',
  );
  const edits = fc.array(fc.tuple(fc.nat(200), texts, fc.boolean()), { minLength: 1, maxLength: 6 });
  const third = next.map(({ path, text }) => ({
    path,
    text: text
      .replaceAll(`${commits['0.2.0']} # v0.2.0`, `${'9'.repeat(40)} # v0.3.0`)
      .replace('permissions: {}', 'permissions: {}\n# of the third'),
  }));
  const action3 = { ...release('0.2.0'), commit: '9'.repeat(40), version: '0.3.0' } as ActionSource;
  fc.assert(
    fc.property(edits, (list) => {
      const edited = (text: string) =>
        list.reduce((now, [at, line, isInstead], index) => {
          const lines = now.split('\n');
          lines.splice(at % lines.length, isInstead ? 1 : 0, `${line} #${index}`);
          return lines.join('\n');
        }, text);
      const { after } = upgraded((_, text) => edited(text));
      const second = {
        ...record,
        version: '0.2.0',
        files: Object.fromEntries(next.map(({ path, text }) => [path, text])),
      };
      const input = { record: second, action: action3, made: third, present: after };
      const last = new Map([...after, ...workflowSteps(input).map(({ path, text = '' }) => [path, text] as const)]);
      for (const { path, text } of before) {
        const kept = (last.get(path) as string).split('\n');
        const theirs = edited(text).split('\n');
        for (const line of theirs.filter((one) => / #\d$/.test(one))) expect(kept).toContain(line);
      }
      const done = {
        ...second,
        version: '0.3.0',
        files: Object.fromEntries(third.map(({ path, text }) => [path, text])),
      };
      if (![...last.values()].some((text) => text.includes('<<<<<<<')))
        expect(workflowSteps({ record: done, action: action3, made: third, present: last })).toEqual([]);
    }),
    { numRuns: cases(25) },
  );
});

describe('a copied action', () => {
  const was = [
    { path: 'a.js', text: 'one\n' },
    { path: 'gone.js', text: 'old\n' },
  ];
  const copied = { ...record, action: './.github/actions/pfconn', copies: digestsOf(was) };
  const made = [
    { path: 'a.js', text: 'two\n' },
    { path: 'b.js', text: 'new\n' },
  ];

  test('is replaced, with what this version doesn’t have removed', () => {
    const { steps, changedByHand } = copySteps(
      copied,
      made,
      new Map([
        ['a.js', 'one\r\n'],
        ['gone.js', 'old\n'],
      ]),
    );
    expect(steps.map(({ path, what }) => `${path} ${what}`)).toEqual(['a.js renewed', 'b.js new', 'gone.js removed']);
    expect(changedByHand).toEqual([]);
  });

  test('that somebody changed is named', () => {
    const present = new Map([
      ['a.js', 'mine\n'],
      ['gone.js', 'mine\n'],
    ]);
    expect(copySteps(copied, made, present).changedByHand).toEqual(['a.js', 'gone.js']);
    expect(copySteps(copied, made, new Map([['b.js', 'mine\n']])).changedByHand).toEqual(['b.js']);
  });

  test('that is gone already needs no removing', () =>
    expect(copySteps(copied, made, new Map()).steps.map(({ path, what }) => `${path} ${what}`)).toEqual([
      'a.js new',
      'b.js new',
    ]));
});

test('a record is read as it was written, and what is none isn’t one', () => {
  expect(parseRecord(recordFile(record).text)).toEqual(record);
  for (const text of [
    '',
    '{',
    '[]',
    '{"version": 1}',
    '{"version":"1.0.0","action":"a/b","files":{"x":1}}',
    '<<<<<<< yours',
  ])
    expect(parseRecord(text), text).toBeUndefined();
});

test.each([
  [
    ['staging', '../x', 5, 'production'],
    ['staging', 'production'],
  ],
  [[], ['production']],
  ['staging', ['production']],
])('the environments of a record: %j', (environments, read) =>
  expect(parseRecord(JSON.stringify({ ...record, environments }))?.environments).toEqual(read),
);

test('versions in their order', () => {
  const order = ['', '0.1.0', '0.2.0', '0.10.0', '1.0.0-rc.1', '1.0.0-rc.2', '1.0.0', '1.0.1'];
  expect([...order].reverse().sort(compareReleases)).toEqual(order);
});
