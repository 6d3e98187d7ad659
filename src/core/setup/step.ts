import type { JsonObject } from '../document/json.ts';

/** Something that isn't as it should be, and the requests that make it so. */
export interface Step {
  /** The heading that it stands under: an environment of GitHub, the rules, the repository. */
  group: string;
  /** For people: what is done. */
  what: string;
  /** Tried in order: the next one when GitHub refuses the one before as it is. */
  attempts: readonly [Attempt, ...Attempt[]];
  /** The groups without which this one is left out. */
  needs: readonly string[];
}

export interface Attempt {
  method: 'POST' | 'PUT' | 'PATCH';
  path: string;
  body: JsonObject;
  /** What is missing when it came to this attempt, for people. */
  without?: string;
}

/** GitHub makes a variable with one request and changes it with another. */
export function setVariable(path: string, name: string, value: string, before: string | undefined): Attempt {
  const body: JsonObject = { name, value };
  return before === undefined ? { method: 'POST', path, body } : { method: 'PATCH', path: `${path}/${name}`, body };
}

/** What was done of a step. */
export interface Done {
  step: Step;
  /** What GitHub doesn't have here; the step was done without it. */
  without?: string | undefined;
  /** What GitHub said no to. */
  refused?: Refused | undefined;
  /** The group that it needs and that was refused. */
  leftOut?: string | undefined;
}

export interface Refused {
  status: number;
  message: string;
}
