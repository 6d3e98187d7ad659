import { type Diagnostic, hintOf, type Severity } from '../../diagnostics/diagnostic.ts';
import { repositoryPath } from '../markdown/repository-path.ts';
import { shortened, visible } from '../visible-text.ts';
import { errorsFirst } from './sarif.ts';

/** A mark on a line of the pull request. */
export interface Annotation {
  kind: 'error' | 'warning' | 'notice';
  file: string;
  line: number;
  endLine: number;
  /** Only when the place is on one line: the runner drops columns otherwise. */
  column?: number;
  endColumn?: number;
  title: string;
  message: string;
}

export interface Annotations {
  shown: Annotation[];
  /** How many findings found no place among the marks, by severity. */
  left: Record<Severity, number>;
}

const kinds: Record<Severity, Annotation['kind']> = { error: 'error', warning: 'warning', info: 'notice' };

/** The runner cuts a message at 4,096 characters. */
const longest = 4_000;

/**
 * Findings as annotations, errors first. GitHub takes `limit` of each kind from one step; the rest is counted.
 *
 * @param options.folder where the files' paths start, seen from the repository's top
 */
export function annotationsOf(
  diagnostics: readonly Diagnostic[],
  options: { limit: number; folder?: string },
): Annotations {
  const shown: Annotation[] = [];
  const left: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const used: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const diagnostic of errorsFirst(diagnostics)) {
    const { severity } = diagnostic;
    if (used[severity] >= options.limit) left[severity] += 1;
    else shown.push(annotationOf(diagnostic, options.folder ?? ''));
    used[severity] += 1;
  }
  return { shown, left };
}

function annotationOf(diagnostic: Diagnostic, folder: string): Annotation {
  const { severity, code, message, place } = diagnostic;
  const { file, line, column, endLine, endColumn } = place;
  return {
    kind: kinds[severity],
    file: repositoryPath(folder, file),
    line,
    endLine: Math.max(line, endLine),
    ...(endLine === line ? { column, endColumn: Math.max(column, endColumn) } : {}),
    title: code,
    message: shortened(visible(`${message}; ${hintOf(diagnostic)}`), longest),
  };
}
