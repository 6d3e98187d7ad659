import type { Connectors } from '../core/connector/types.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import type { SourceFile } from '../core/document/document.ts';
import type { PersonIn } from '../core/people/person-in.ts';
import type { Outcome, Step } from '../core/plan/outcome.ts';
import type { ReviewedNumbers } from '../core/plan/people/limits.ts';
import type { Plan } from '../core/plan/types.ts';
import type { ProcessVariables } from '../core/process-variables.ts';
import type { FailureReason } from '../core/report/machine/result-json.ts';
import type { Secret } from '../core/secret.ts';
import type { Inputs } from './inputs.ts';

/** What a recipe gets from its entry: the inputs, and the few things of the process it may use. */
export interface Run {
  inputs: Inputs;
  /** The process environment. */
  variables: ProcessVariables;
  /** In an action, the names of variables that the running workflow hands on to definitions; absent elsewhere. */
  handedOn?: ReadonlySet<string>;
  /** A line of progress, for people; never a secret. */
  progress(line: string): void;
  /** A change that is begun or has ended, of a run that writes; absent, `progress` hears of them now and then. */
  step?(step: Step): void;
  /** A line that warns, for people: unverified TLS, clear-text HTTP. */
  warn(line: string): void;
  /** Aborted when the run is cancelled: the write in hand finishes, no other starts. */
  signal: AbortSignal;
  /** What it says is read by others than whoever started it: an action's log and comment. */
  isPublic?: boolean;
  /** Text for people in the middle of a run (the demo, a sandbox that is up), on standard output. */
  print(text: string): void;
  /** Whether that text may hold terminal colours, and how many columns there are for it. */
  colour: boolean;
  width?: number | undefined;
  /** Every secret the run learns of goes through here first, so that output can be searched for it. */
  learnSecret(secret: Secret): void;
  /** Shows what is to be written and asks for a yes; absent where nobody can be asked or has said yes already. */
  confirm?: ((shown: Shown) => Promise<boolean>) | undefined;
  /** Leaves out of a plan what nobody reviewed as it is now; absent where nobody reviews. */
  review?: ReviewPlan;
}

/** Between a plan and its first write: what may be applied of it, and how many people a reviewer saw, by connection. */
export type ReviewPlan = (
  plan: Plan,
  connectors: Connectors,
) => Promise<{ plan: Plan; failure?: Result['failure'] | undefined; people?: ReviewedPeople | undefined }>;

/** How many leave, join and count as disabled, as the reviewed plan said. */
export type ReviewedPeople = ReadonlyMap<string, ReviewedNumbers>;

/** What a recipe returns; the entries turn it into text, annotations, comments and outputs. */
export interface Result {
  /** 0: as wished; 1: failed; 2: something to change (drift, `plan --detailed-exitcode`). */
  exitCode: 0 | 1 | 2;
  diagnostics: Diagnostic[];
  /** The text of each file that a finding may point into, by path: for excerpts. */
  sources: ReadonlyMap<string, string>;
  /** How many definitions were looked at. */
  definitions: number;
  /** The environments that the definitions were checked for, where no single one was chosen. */
  environments?: string[] | undefined;
  /** What couldn't be checked because of an earlier mistake, a sentence each. */
  unchecked?: string[];
  plan?: Plan;
  /** Plan and findings were shown already, before a question. */
  isShown?: boolean | undefined;
  /** The connector descriptors that the run worked with, for labels in reports. */
  connectors?: Connectors;
  outcome?: Outcome;
  /** One person in each channel, for whoever asked on the command line. */
  person?: PersonIn[] | undefined;
  /** Files that the inputs ask for, beside those of every plan. */
  files?: SourceFile[];
  /** The definitions that an import wrote, and the files beside them. */
  written?: SourceFile[];
  /** Text that the command printed by itself is the result (`connectors show`, `new`). */
  text?: string;
  /** The same as data, for `--json`. */
  data?: unknown;
  /** Why nothing could be done, for people, when that isn't a finding. */
  failure?: Failure | undefined;
}

/** In words for people: what happened, and what to do. */
export interface Failure {
  reason: FailureReason;
  message: string;
  hint?: string | undefined;
}

/** A result before it is known how the run ends. */
export type Shown = Omit<Result, 'exitCode'>;

export type Command = (run: Run) => Promise<Result>;
