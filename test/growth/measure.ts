import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { readCommandLine } from '../../src/arguments/command-line.ts';
import { toInputs } from '../../src/arguments/to-inputs.ts';
import type { Result, Run } from '../../src/commands/command.ts';
import { validate } from '../../src/commands/validate.ts';
import { annotationsOf } from '../../src/core/report/machine/annotations.ts';
import { marksOf } from '../../src/core/report/machine/marks.ts';
import { resultJson } from '../../src/core/report/machine/result-json.ts';
import { toSarif } from '../../src/core/report/machine/sarif.ts';
import { diagnosticsMarkdown } from '../../src/core/report/markdown/diagnostics-markdown.ts';
import { renderDiagnostics } from '../../src/core/report/terminal/render-diagnostics.ts';
import { cases, type GrowthCase } from './cases.ts';

/** Milliseconds for one size and for four times as much: everything that a run does with a pull request's text. */
export interface Measured {
  small: number;
  large: number;
  /** Findings on the large one: a case that is refused at once measures nothing. */
  findings: string;
}

async function measure(one: GrowthCase): Promise<Measured> {
  await timed(one, Math.ceil(one.size / 20));
  const small = await timed(one, one.size);
  const large = await timed(one, one.size * 4);
  // What looked slow is looked at again: the machine may have been busy.
  if (large.took < small.took * 6) return { small: small.took, large: large.took, findings: large.findings };
  const again = [await timed(one, one.size), await timed(one, one.size * 4)] as const;
  return {
    small: Math.max(small.took, again[0].took),
    large: Math.min(large.took, again[1].took),
    findings: large.findings,
  };
}

async function timed(one: GrowthCase, size: number): Promise<{ took: number; findings: string }> {
  const root = mkdtempSync(join(tmpdir(), 'pfconn-growth-'));
  try {
    const files = one.files(size);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const began = performance.now();
    const result = await validated(root, Object.keys(files));
    report(result);
    const codes = [...new Set(result.diagnostics.map(({ code }) => code))].slice(0, 4);
    return { took: performance.now() - began, findings: `${result.diagnostics.length} ${codes.join(' ')}` };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function validated(root: string, paths: readonly string[]): Promise<Result> {
  const environment = paths.some((path) => path.startsWith('environments/')) ? ['--environment', 'dev'] : [];
  const line = readCommandLine(['validate', '--working-directory', root, ...environment]);
  if (line.kind !== 'run') throw new Error('not a command');
  const silent = () => {};
  const run: Run = {
    inputs: toInputs({ ...line, variables: {}, where: 'cli' }),
    variables: {},
    progress: silent,
    warn: silent,
    print: silent,
    learnSecret: silent,
    signal: new AbortController().signal,
    colour: false,
  };
  return validate(run);
}

/** Every form in which findings leave. */
function report({ diagnostics, sources, ...result }: Result): void {
  renderDiagnostics(diagnostics, { colour: true, sources });
  diagnosticsMarkdown(diagnostics, { limit: 60_000 });
  annotationsOf(marksOf({ diagnostics }), { limit: 10 });
  JSON.stringify(toSarif(diagnostics));
  JSON.stringify(resultJson('validate', { diagnostics, ...result }));
}

parentPort?.on('message', async (index: number) => {
  parentPort?.postMessage(await measure(cases[index] as GrowthCase));
});
