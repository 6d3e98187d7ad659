import type { Result } from './command.ts';

/** The result of a command that looked at no definitions: a text for people, and the same as data for `--json`. */
export function textResult(text: string, data?: unknown): Result & { text: string } {
  return {
    exitCode: 0,
    diagnostics: [],
    sources: new Map(),
    definitions: 0,
    text,
    data,
  };
}
