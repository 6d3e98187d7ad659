import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { type RunnerTestCase, type RunnerTestFile, type RunnerTestSuite, type TestContext, TestRunner } from 'vitest';

/** One planted mistake, as StrykerJS describes it; its lines and columns count from nought. */
export interface Mutant {
  id: string;
  fileName: string;
  mutatorName: string;
  replacement: string;
  location: { start: { line: number; column: number }; end: { line: number; column: number } };
}

/** What became of the mistakes: which test noticed each, how many ran through it, and which only a start runs through. */
export interface Outcome {
  noticedBy: Record<string, string>;
  ranThrough: Record<string, number>;
  atStart: string[];
  /** Tests that don't pass twice in one process, and so say nothing. */
  setAside: string[];
}

/** What the planted code reads and writes: which mistake is made, and who ran through which. */
interface Planted {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  /** Who runs through which is known: it is counted no more. */
  isSettled?: boolean;
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}

const planted = globalThis as typeof globalThis & { __stryker__?: Planted; outcome?: Outcome };
planted.__stryker__ ??= {};
planted.outcome ??= { noticedBy: {}, ranThrough: {}, atStart: [], setAside: [] };
const { __stryker__: state, outcome } = planted;
/** A run that takes so many times as long as without a mistake doesn't end; on a busy machine all take longer. */
const patience = 20;
const leastPatience = 10_000;

/**
 * Runs each test once as it is, and then once more for each mistake that it ran through and that no test has noticed
 * yet, in the same process: to start anew for each mistake would be nearly all of the time.
 */
export default class MutantRunner extends TestRunner {
  #longest = leastPatience;

  async runTask(test: RunnerTestCase): Promise<void> {
    const start = performance.now();
    state.currentTestId = test.id;
    await TestRunner.getTestFn(test)();
    this.#longest = leastPatience + Math.round(patience * (performance.now() - start));
    const hits = Object.entries(state.mutantCoverage?.perTest[test.id] ?? {});
    for (const [id] of hits) outcome.ranThrough[id] = (outcome.ranThrough[id] ?? 0) + 1;
    const open = hits.filter(([id]) => outcome.noticedBy[id] === undefined);
    if (open.length > 0) await this.#plantEach(test, open);
    state.currentTestId = undefined;
  }

  override onAfterRunFiles(files: RunnerTestFile[]): void {
    super.onAfterRunFiles(files);
    outcome.atStart = Object.keys(state.mutantCoverage?.static ?? {});
    writeFileSync('mutants-outcome.json', JSON.stringify(outcome));
  }

  async #plantEach(test: RunnerTestCase, open: [string, number][]): Promise<void> {
    // What made a property fail is of no interest: to look for the smallest case would be most of the time.
    fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
    state.isSettled = true;
    const noticed: string[] = [];
    for (const [id, hits] of open) if (!(await this.#passesWith(test, id, hits))) noticed.push(id);
    const name = `${test.file.name} > ${test.name}`;
    // What a mistake left behind would be taken for the next one's doing.
    if (noticed.length > 0 && !(await this.#passes(test))) outcome.setAside.push(name);
    else for (const id of noticed) outcome.noticedBy[id] = name;
    state.isSettled = false;
  }

  async #passesWith(test: RunnerTestCase, id: string, hits: number): Promise<boolean> {
    Object.assign(state, { activeMutant: id, hitCount: 0, hitLimit: hits * 100 });
    // Programs that a test starts make the same mistake.
    process.env.__STRYKER_ACTIVE_MUTANT__ = id;
    try {
      return await this.#passes(test);
    } finally {
      Object.assign(state, { activeMutant: undefined, hitCount: undefined });
      delete process.env.__STRYKER_ACTIVE_MUTANT__;
    }
  }

  /** Runs the test again, with what stands around it. */
  async #passes(test: RunnerTestCase): Promise<boolean> {
    const late = AbortSignal.timeout(this.#longest);
    try {
      await anew(test);
      this.onBeforeTryTask(test, { retry: 0, repeats: 0 });
      const run = Promise.resolve(TestRunner.getTestFn(test)());
      run.catch(() => {});
      await Promise.race([run, once(late, 'abort').then(() => Promise.reject(new Error('too late')))]);
      return test.result?.state !== 'fail';
    } catch {
      return false;
    } finally {
      if (test.result) Object.assign(test.result, { state: 'run', errors: undefined });
    }
  }
}

/** Ends a test and makes ready for it again, which Vitest would do once before it and once behind. */
async function anew(test: RunnerTestCase): Promise<void> {
  const around = suitesAround(test);
  const hooks = around.map((suite) => ({ suite, ...TestRunner.getSuiteHooks(suite) }));
  for (const { suite, afterEach } of hooks) for (const hook of afterEach) await hook(test.context, suite);
  for (const wanted of wantedAtEnd(test)) await wanted(test.context);
  for (const { suite, beforeEach } of hooks.reverse()) for (const hook of beforeEach) await hook(test.context, suite);
}

/** What the test asked for when it is over; Vitest keeps it where its types don't say. */
function wantedAtEnd(test: RunnerTestCase): ((context: TestContext) => unknown)[] {
  const { onFinished } = test as { onFinished?: ((context: TestContext) => unknown)[] };
  return onFinished?.splice(0).reverse() ?? [];
}

/** The innermost first. */
function suitesAround({ suite, file }: RunnerTestCase): RunnerTestSuite[] {
  const around: RunnerTestSuite[] = [];
  for (let at = suite; at; at = at.suite) around.push(at);
  return [...around, file];
}
