import { existsSync } from 'node:fs';
import type { ProcessVariables } from '../../core/process-variables.ts';
import type { Annotation } from '../../core/report/machine/annotations.ts';
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
export async function openRunner(variables: ProcessVariables): Promise<Runner> {
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

/**
 * The runner reads a job's output line by line and obeys `::name …::text` at a line's start and `##[name …]` anywhere,
 * on both streams. Everything that is printed in an action goes through here, so that a name in a file, or an answer of
 * a server, is never obeyed.
 */

/** Breaks a command up without being seen. */
const breaker = '\u2060';

/** Text for the log in which no line is a command. */
export function plainForRunner(text: string): string {
  return harmless(text)
    .split(/(\r\n|\n|\r)/)
    .map((line) => line.replace(/^(\s*):(?=:)/, `$1:${breaker}`))
    .join('');
}

/** Text inside a command that we give ourselves: the older form is looked for there too. */
function harmless(text: string): string {
  return text.replaceAll('##[', `##${breaker}[`);
}
