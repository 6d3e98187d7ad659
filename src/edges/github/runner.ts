import { existsSync } from 'node:fs';
import type { Annotation } from '../../core/report/machine/annotations.ts';
import { harmless, plainForRunner } from '../../core/report/machine/workflow-commands.ts';
import type { Secret } from '../../core/secret.ts';

/** The runner that started this process: what it masks, marks, shows and hands on. */
export interface Runner {
  /** From here on the log shows `***` instead. */
  mask(secret: Secret): void;
  annotate(annotation: Annotation): void;
  output(name: string, value: string): void;
  /** Replaces this step's summary; at most 1 MiB, or GitHub shows none of it. */
  summary(markdown: string): Promise<void>;
  /** A line or several for the log; none of them can be a command. */
  log(text: string): void;
  warn(text: string): void;
  /** Why the step fails, as an error of its own. */
  fail(text: string): void;
}

/** Opens the runner's side of the process. Loads @actions/core. */
export async function openRunner(variables: Readonly<Record<string, string | undefined>>): Promise<Runner> {
  const core = await import('@actions/core');
  return {
    mask: (secret) => {
      if (secret.reveal().trim() !== '') core.setSecret(secret.reveal());
    },
    annotate: ({ kind, message, title, file, line, endLine, column, endColumn }) => {
      const place = { title: harmless(title), file: harmless(file), startLine: line, endLine };
      const columns = column === undefined ? {} : { startColumn: column, endColumn };
      core[kind](harmless(message), { ...place, ...columns });
    },
    output: (name, value) => {
      // Without its file the toolkit prints the old `::set-output`, which anything in the log could imitate.
      if (variables.GITHUB_OUTPUT && existsSync(variables.GITHUB_OUTPUT)) core.setOutput(name, value);
    },
    summary: async (markdown) => {
      if (!variables.GITHUB_STEP_SUMMARY) return;
      await core.summary.emptyBuffer().addRaw(markdown, true).write({ overwrite: true });
    },
    log: (text) => core.info(plainForRunner(text)),
    warn: (text) => core.warning(harmless(text)),
    fail: (text) => core.error(harmless(text)),
  };
}
