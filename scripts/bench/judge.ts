import type { Desired, Live } from '../../src/core/connection/types.ts';
import { connectorsFrom } from '../../src/core/connector/connectors.ts';
import { chooseFor } from '../../src/core/definition/choose.ts';
import { loadEnvironment } from '../../src/core/definition/environment.ts';
import { loadDefinitions } from '../../src/core/definition/load-definitions.ts';
import { parseDocument } from '../../src/core/document/parse-document.ts';
import { consequencesFor } from '../../src/core/plan/consequences.ts';
import type { PlanInput } from '../../src/core/plan/input.ts';
import { withNeighbours } from '../../src/core/plan/neighbours.ts';
import { planChanges } from '../../src/core/plan/plan-changes.ts';
import type { Plan } from '../../src/core/plan/types.ts';
import { lowerAll } from '../../src/core/project/project.ts';
import { catalogueEntries } from '../generate/catalogue.ts';
import { definitionTexts } from './definitions.ts';
import type { Say } from './measure.ts';

const count = 1000;
const changed = 100;
const rounds = 5;

/** What judging adds to a plan, from files to changes: both in processor time, within one run. */
export function benchJudge(say: Say): void {
  const connectors = connectorsFrom({ catalogue: catalogueEntries() });
  const texts = definitionTexts(count);
  const held = desiredOf(texts, connectors).map(({ document, id }) => ({ ...structuredClone(document), id }));
  const edited = texts.map((text, index) => (index % (count / changed) === 0 ? edit(text) : text));
  const input = (desired: readonly Desired[]): PlanInput => ({
    desired,
    server: {
      version: '12.2.2.0',
      connections: held as Live[],
      descriptors: [],
      resources: {},
      mixedVersions: [],
    },
    environment: 'bench',
    connectors,
    options: { allowReplace: false, prune: false, rotate: [] },
    now: new Date('2026-11-28T12:00:00Z'),
  });
  const whole = () => planChanges(input(desiredOf(edited, connectors)));
  const plan = whole();
  const given = input(desiredOf(edited, connectors));
  const [all, judging] = [processorTime(whole), processorTime(() => judgeAgain(plan, given))];
  const share = `${((100 * judging) / all).toFixed(1)} %`;
  say(
    `judging, ${count} connections with ${changed} changes`,
    `${judging.toFixed(0)} of ${all.toFixed(0)} ms, ${share}`,
    'a tenth',
  );
}

function desiredOf(texts: readonly string[], connectors: PlanInput['connectors']): Desired[] {
  const environment = loadEnvironment({ name: 'bench', variables: { BASE_DN: 'dc=example,dc=com' } }).value;
  const documents = texts.map((text, index) => parseDocument({ path: `connections/c${index}.yaml`, text }));
  const chosen = chooseFor(
    environment,
    documents.flatMap(({ value }) => value ?? []),
  );
  const loaded = loadDefinitions({ chosen, attachments: new Map() });
  return lowerAll(loaded.value, { connectors, now: new Date('2026-11-28T12:00:00Z') }).value;
}

/** Scope, options, a mapping, a subject: what people edit. */
function edit(text: string): string {
  return text
    .replace('groupDN: cn=zoom-', 'groupDN: cn=people-')
    .replace('Remove User Action: Disable', 'Remove User Action: Delete')
    .replace('(departmentNumber=7)', '(departmentNumber=8)')
    .replace('value: subject', 'value: mail');
}

function judgeAgain(plan: Plan, input: PlanInput): void {
  const around = { now: input.now, resources: input.server.resources };
  for (const change of plan.changes) {
    if (change.action !== 'update') continue;
    const { desired, live, differences } = change;
    consequencesFor({ desired, live, differences, connector: input.connectors.find('zoom') }, around);
  }
  withNeighbours(plan.changes, input);
}

function processorTime(work: () => unknown): number {
  work();
  const start = process.cpuUsage();
  for (let round = 0; round < rounds; round++) work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / rounds;
}
