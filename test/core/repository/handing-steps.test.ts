import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { secretsNotHandedOn } from '../../../src/core/definition/missing-secrets.ts';
import { handingSteps } from '../../../src/core/repository/handing-steps.ts';
import { load, provisioning, start } from '../definition/check.ts';
import { expectFindings } from '../document/check.ts';

const path = '.github/workflows/apply.yml';
const stepsOf = (text: string) =>
  handingSteps({ path, text }).map(({ job, names, listed, mayApply }) => [job, [...names], listed, mayApply]);

/** A workflow with one job, whose steps are given. */
const workflow = (steps: string, more = '') => `on: push\n${more}jobs:\n  apply:\n    steps:\n${steps}`;
const ours = (inputs = 'command: apply, ', more = '') =>
  `      - { uses: "$/", with: { ${inputs}admin-url: "\${{ vars.PF_ADMIN_URL }}" }${more} }\n`;

test('a step gets what the workflow, its job and it itself name, and nothing of other steps and jobs', () => {
  const text = `
env: { TOP: a }
jobs:
  apply:
    env: { JOB: b }
    steps:
      - { run: env, env: { OTHER: c } }
      - { uses: actions/checkout@v7, env: { THIRD: d }, with: { path: x } }
      - { uses: acme/pfconn@v1, with: { ADMIN-URL: x, command: apply }, env: { STEP: e } }
  other:
    env: { ELSEWHERE: f }
    steps: [{ run: echo }]
`;
  expect(stepsOf(text)).toEqual([['apply', ['TOP', 'JOB', 'STEP'], [], true]]);
});

test.each([
  ['', true],
  ['command: auto, ', true],
  ['command: "${{ inputs.command }}", ', true],
  ['command: plan, ', false],
  ['command: validate, ', false],
])('a step with %s may apply: %s', (inputs, mayApply) => {
  expect(stepsOf(workflow(ours(inputs)))).toEqual([['apply', [], [], mayApply]]);
});

test('the input secret-names, and one that an expression gives', () => {
  expect(stepsOf(workflow(ours('secret-names: "A, B", ')))[0]?.[2]).toEqual(['A', 'B']);
  expect(stepsOf(workflow(ours('secret-names: "${{ vars.NAMES }}", ')))[0]?.[2]).toBe('unknown');
});

test.each([
  '',
  '[]',
  'jobs: []',
  'jobs: { a: }',
  'jobs: { a: { steps: [1, ] } }',
  'a: [',
  'env: x\njobs: { a: { steps: x } }',
])('a text that is no workflow has no step: %s', (text) => expect(stepsOf(text)).toEqual([]));

test('the template’s apply hands on what the examples name, its plan and drift nothing', () => {
  const names = (file: string) => {
    const text = readFileSync(`.github/workflows/${file}`, 'utf8');
    return handingSteps({ path: file, text }).map((step) => [...step.names]);
  };
  const none = [[], []];
  expect([names('apply.yml'), names('plan.yml'), names('drift.yml')]).toEqual([[['ZOOM_CLIENT_SECRET']], [[]], none]);
});

const definitions = load({
  files: { 'c/f.yaml': `${start}extendedProperties: { x: "\${secret:A}", y: "\${secret:B}" }\n${provisioning}` },
}).value;
const told = (text: string) => secretsNotHandedOn(definitions, handingSteps({ path, text }));

test('a secret that no workflow hands on is told at its line, with the line to add', () => {
  expectFindings(
    told(workflow(ours('', ', env: { A: x }'))),
    `c/f.yaml:5:44-57 warning secret-not-handed-on no workflow that applies hands on the secret B (add to ${path}, under \`env:\` of the step that applies: \`B: \${{ secrets.B }}\`)`,
  );
});

test('each workflow that applies needs its own line; the one without is named', () => {
  const rotate = '.github/workflows/rotate.yml';
  const both = workflow(ours('', ', env: { A: x, B: y }'));
  const steps = (text: string) => [...handingSteps({ path, text: both }), ...handingSteps({ path: rotate, text })];
  expectFindings(
    secretsNotHandedOn(definitions, steps(workflow(ours('', ', env: { A: x }')))),
    `c/f.yaml:5:44-57 warning secret-not-handed-on ${rotate} applies and doesn’t hand on the secret B (add to ${rotate}, under \`env:\` of the step that applies: \`B: \${{ secrets.B }}\`)`,
  );
  expect(secretsNotHandedOn(definitions, steps(both))).toEqual([]);
  expect(secretsNotHandedOn(definitions, steps(workflow(ours('secret-names: "${{ vars.NAMES }}", '))))).toEqual([]);
});

test.each([
  ['both are handed on', workflow(ours('', ', env: { B: x }'), 'env: { A: y }\n')],
  ['one is listed', workflow(ours('secret-names: B, ', ', env: { A: x }'))],
  ['nobody knows what is listed', workflow(ours('secret-names: "${{ vars.NAMES }}", '))],
  ['no workflow applies', workflow(ours('command: plan, '))],
  ['no step is ours', workflow('      - { run: echo }\n')],
])('nothing is told when %s', (_, text) => expect(told(text)).toEqual([]));
