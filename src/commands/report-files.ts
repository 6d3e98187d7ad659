import type { Inputs } from './inputs.ts';

/** Where the reports of a run go that it writes into one file each, by the input that asks for it. */
const filesIn = ({ planFile, outcomeFile, sarifFile, junitFile }: Inputs) => ({
  'plan-file': planFile,
  'outcome-file': outcomeFile,
  'sarif-file': sarifFile,
  'junit-file': junitFile,
});
export type ReportName = keyof ReturnType<typeof filesIn>;

/** Those that the inputs ask for. */
export function reportFiles(inputs: Inputs): { input: ReportName; path: string }[] {
  const files = Object.entries(filesIn(inputs)) as [ReportName, string | undefined][];
  return files.flatMap(([input, path]) => (path === undefined ? [] : [{ input, path }]));
}

/** Every file that the inputs ask for. */
export function askedFiles(inputs: Inputs): { input: string; path: string }[] {
  const { inventoryFile = [] } = inputs;
  return [...reportFiles(inputs), ...inventoryFile.map((path) => ({ input: 'inventory-file', path }))];
}
