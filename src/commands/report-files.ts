import type { Inputs } from './inputs.ts';

/** Every report that the inputs ask for. */
export function reportFiles({
  planFile,
  outcomeFile,
  sarifFile,
  junitFile,
  inventoryFile,
}: Inputs): { input: string; path: string }[] {
  const files = {
    'plan-file': planFile,
    'outcome-file': outcomeFile,
    'sarif-file': sarifFile,
    'junit-file': junitFile,
    'inventory-file': inventoryFile,
  };
  return Object.entries(files).flatMap(([input, paths = []]) => [paths].flat().map((path) => ({ input, path })));
}
