import { outcomeJson, planJson } from '../core/report/machine/result-json.ts';
import { toSarif } from '../core/report/machine/sarif.ts';
import { writePrivately } from '../edges/disk/write-privately.ts';
import type { Result } from './command.ts';
import type { Inputs } from './inputs.ts';

/**
 * Writes the files that the inputs ask for: `plan-file`, `outcome-file`, `sarif-file`.
 *
 * @param redact takes known secrets out of a text
 */
export function writeReports(inputs: Inputs, result: Result, redact: (text: string) => string): void {
  const write = (path: string | undefined, value: unknown) => {
    if (path !== undefined && value !== undefined) {
      writePrivately(inputs.workingDirectory, path, redact(`${JSON.stringify(value, null, 2)}\n`));
    }
  };
  write(inputs.planFile, result.plan && planJson(result.plan));
  write(inputs.outcomeFile, result.outcome && outcomeJson(result.outcome));
  write(inputs.sarifFile, inputs.sarifFile && toSarif(result.diagnostics, inputs.workingDirectory));
}
