import type { Done, Step } from '../../core/setup/step.ts';
import type { Gh } from './gh.ts';
import { GhError } from './gh-error.ts';

/**
 * Carries out steps in their order. What GitHub refuses stops what needs it, and nothing else; once `gh` itself fails,
 * because it is signed out or GitHub out of reach, nothing more is tried.
 *
 * @returns what became of each step
 */
export async function carryOut(gh: Gh, steps: readonly Step[]): Promise<Done[]> {
  const done: Done[] = [];
  const refused = new Set<string>();
  for (const step of steps) {
    const isCutOff = done.some((one) => one.refused?.status === 0);
    const leftOut = isCutOff ? 'a way to GitHub' : step.needs.find((group) => refused.has(group));
    const one = leftOut === undefined ? await attempted(gh, step) : { step, leftOut };
    if (one.refused) refused.add(step.group);
    done.push(one);
  }
  return done;
}

async function attempted(gh: Gh, step: Step): Promise<Done> {
  let refused: Done['refused'];
  for (const { method, path, body, without } of step.attempts) {
    try {
      await gh.send(method, path, body);
      return without === undefined ? { step } : { step, without: `${without} (GitHub: ${refused?.message})` };
    } catch (error) {
      if (!(error instanceof GhError)) throw error;
      // It is there already: somebody, or a run beside this one, was faster.
      if (error.status === 303 || (error.status === 409 && method === 'POST')) return { step };
      refused = { status: error.status, message: error.message };
      if (error.status !== 422) break;
    }
  }
  return { step, refused };
}
