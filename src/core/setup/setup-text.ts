import { wrapped } from '../connector/columns.ts';
import { plural } from '../wording.ts';
import type { Note } from './notes.ts';
import { type NeededSecret, secretLine } from './secret-lines.ts';
import { planWords, type Standing } from './standing.ts';
import type { Done, Step } from './step.ts';

/** What a set-up found and did. `done` is absent where it only showed. */
interface SetupReport {
  standing: Standing;
  steps: readonly Step[];
  done: readonly Done[] | undefined;
  notes: readonly Note[];
  secrets: readonly NeededSecret[];
}

/** For people, at most a screen or two. */
export function setupText({ standing, steps, done, notes, secrets }: SetupReport): string {
  const shown = done ? done.filter(({ refused, leftOut }) => !refused && !leftOut).map(({ step }) => step) : steps;
  return [
    `${standing.repository} (${planWords(standing)})`,
    ...grouped(shown),
    ...closing(steps, done, notes),
    ...notes.flatMap(noteLines),
    ...secretLines(secrets, standing.repository),
  ].join('\n');
}

/** At most 100 columns, as everything that a terminal shows. */
function noteLines({ says, todo, stops }: Note): string[] {
  const indented = (mark: string, text: string) =>
    wrapped(text, 96).map((line, index) => `${index === 0 ? mark : ' '.repeat(mark.length)}${line}`);
  return ['', ...indented(stops ? '✗ ' : '! ', says), ...indented('  → ', todo)];
}

function grouped(steps: readonly Step[]): string[] {
  const groups = [...new Set(steps.map(({ group }) => group))];
  return groups.flatMap((group) => [
    '',
    group,
    ...steps.filter((step) => step.group === group).map(({ what }) => `  ${what}`),
  ]);
}

function closing(steps: readonly Step[], done: readonly Done[] | undefined, notes: readonly Note[]): string[] {
  if (steps.length === 0) {
    const isAll = !notes.some(({ stops }) => stops);
    return [
      '',
      isAll ? 'Everything is set up on GitHub. Nothing to do.' : 'There is nothing that could be set up here.',
    ];
  }
  if (!done) return ['', 'Nothing was changed. To do it, run this again with --yes.'];
  const carried = done.filter(({ refused, leftOut }) => !refused && !leftOut).length;
  return ['', `${carried} of ${plural(steps.length, 'step')} done.`];
}

function secretLines(secrets: readonly NeededSecret[], repository: string): string[] {
  const missing = secrets.filter(({ isSet }) => !isSet);
  const set = secrets.filter(({ isSet }) => isSet);
  return [
    ...(missing.length > 0
      ? [
          '',
          'Secrets that are still missing. Each line asks for the value:',
          ...missing.map((one) => `  ${secretLine(one, repository)}`),
        ]
      : []),
    ...(set.length > 0
      ? ['', `Set already: ${set.map(({ name, environment }) => `${name} in ${environment}`).join(', ')}`]
      : []),
  ];
}
