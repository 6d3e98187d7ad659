import type { Inputs } from './inputs.ts';

/** A report that is asked for: the input that names its file, and the path. */
interface ReportFile {
  input: string;
  path: string;
}

/** Every report that the inputs ask for. */
export function reportFiles({ planFile, outcomeFile, sarifFile, junitFile, inventoryFile }: Inputs): ReportFile[] {
  const files = {
    'plan-file': planFile,
    'outcome-file': outcomeFile,
    'sarif-file': sarifFile,
    'junit-file': junitFile,
    'inventory-file': inventoryFile,
  };
  return Object.entries(files).flatMap(([input, paths = []]) => [paths].flat().map((path) => ({ input, path })));
}
