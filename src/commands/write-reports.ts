import { resolve } from 'node:path';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
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
import { reportFiles } from './report-files.ts';

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
  const asked = reportFiles(inputs);
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

/**
 * Writes the files that the inputs ask for: `plan-file`, `outcome-file`, `sarif-file`, `junit-file`, `inventory-file`.
 * One that can't be written keeps no other from being written.
 *
 * @param redact takes known secrets out of a text
 */
export function writeReports(inputs: Inputs, result: Result, redact: (text: string) => string): Unwritten {
  const { plan, outcome, diagnostics } = result;
  const unwritten: Unwritten = { problems: [] };
  const write = (path: string | undefined, value: unknown): boolean =>
    path === undefined || value === undefined || writeText(path, `${JSON.stringify(value, null, 2)}\n`);
  const writeText = (path: string, text: string): boolean => {
    try {
      writePrivately(inputs.workingDirectory, path, redact(text));
      return true;
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      unwritten.problems.push(error.message);
      return false;
    }
  };
  const record = outcome && outcomeJson(outcome, plan);
  write(inputs.planFile, plan && planJson(plan, result.connectors));
  if (!write(inputs.outcomeFile, record)) unwritten.record = redact(JSON.stringify(record));
  for (const { path, text } of result.files ?? []) writeText(path, text);
  const found = [...diagnostics, ...(plan ? findingsOf(plan) : [])];
  write(inputs.sarifFile, inputs.sarifFile && toSarif(found, inputs.workingDirectory, version));
  if (inputs.junitFile) writeText(inputs.junitFile, junitOf(inputs, result.sources, found));
  return unwritten;
}

function junitOf({ command, environment }: Inputs, sources: Result['sources'], found: readonly Diagnostic[]): string {
  const suite = environment === undefined ? command : `${command} ${environment}`;
  return toJunit(suite, sources.keys(), found);
}
