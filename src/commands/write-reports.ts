import { resolve } from 'node:path';
import { findingsOf } from '../core/plan/summary.ts';
import { toJunit } from '../core/report/machine/junit.ts';
import { outcomeJson } from '../core/report/machine/outcome-json.ts';
import { planJson } from '../core/report/machine/plan-json.ts';
import { toSarif } from '../core/report/machine/sarif.ts';
import { FileError } from '../edges/disk/file-error.ts';
import { writePrivately } from '../edges/disk/write-files.ts';
import { checkFile, checkFolder } from '../edges/disk/write-whole.ts';
import { version } from '../version.ts';
import type { Result } from './command.ts';
import type { Inputs } from './inputs.ts';
import { askedFiles, type ReportName, reportFiles } from './report-files.ts';

/** What could not be written. */
export interface Unwritten {
  /** A sentence for each file. */
  problems: string[];
  /** The record of an apply that found no file: it has to go somewhere else. */
  record?: string;
}

/**
 * Finds out before anything is done whether every file that the inputs ask for can be written.
 *
 * @throws FileError naming the input
 */
export function checkReports(inputs: Inputs): void {
  const { workingDirectory: root, backup } = inputs;
  const asked = askedFiles(inputs);
  for (const { input, path } of asked) named(input, () => checkFile(root, path));
  const places = asked.map(({ path }) => resolve(root, path));
  if (new Set(places).size < places.length)
    throw new FileError(`${asked.map(({ input }) => input).join(', ')}: two of them name one file; nothing was begun`);
  if (backup !== undefined) named('backup', () => checkFolder(root, backup));
}

function named(name: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new FileError(`${name}: ${error.message}; nothing was begun`, { cause: error });
  }
}

/** What each report says of a run; `undefined` where it has nothing of the kind. */
const textOf: Record<ReportName, (result: Result, inputs: Inputs) => string | undefined> = {
  'plan-file': ({ plan, connectors }) => plan && json(planJson(plan, connectors)),
  'outcome-file': (result) => result.outcome && json(recordOf(result)),
  'sarif-file': (result, { workingDirectory }) => json(toSarif(foundBy(result), workingDirectory, version)),
  'junit-file': (result, { command, environment }) => {
    const suite = environment === undefined ? command : `${command} ${environment}`;
    return toJunit(suite, result.sources.keys(), foundBy(result));
  },
};

const recordOf = ({ outcome, plan }: Result) => outcome && outcomeJson(outcome, plan);

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const foundBy = ({ diagnostics, plan }: Result) => [...diagnostics, ...(plan ? findingsOf(plan) : [])];

/**
 * Writes the files that the inputs ask for: the reports, and those that the command itself has made. One that can't be
 * written keeps no other from being written.
 *
 * @param redact takes known secrets out of a text
 */
export function writeReports(inputs: Inputs, result: Result, redact: (text: string) => string): Unwritten {
  const unwritten: Unwritten = { problems: [] };
  const isWritten = (path: string, text: string): boolean => {
    try {
      writePrivately(inputs.workingDirectory, path, redact(text));
      return true;
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      unwritten.problems.push(error.message);
      return false;
    }
  };
  for (const { input, path } of reportFiles(inputs)) {
    const text = textOf[input](result, inputs);
    if (text === undefined || isWritten(path, text)) continue;
    if (input === 'outcome-file') unwritten.record = redact(JSON.stringify(recordOf(result)));
  }
  for (const { path, text } of result.files ?? []) isWritten(path, text);
  return unwritten;
}
