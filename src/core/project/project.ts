import type { Definition, Environment } from '../definition/types.ts';
import { isAboutContent } from '../diagnostics/about-content.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Secret } from '../secret.ts';

/** The repository's definitions for one environment, checked as far as that goes without a server. */
export interface Project {
  environment: Environment;
  definitions: Definition[];
  /** Those with errors that what the server holds may settle. */
  doubtful: Definition[];
  /** All of those with errors, as far as they could be read. */
  broken: Definition[];
  /** The files of which nothing could be read. */
  unread: string[];
  /** The documents that this environment takes no part of. */
  leftOut: string[];
  diagnostics: Diagnostic[];
  sources: ReadonlyMap<string, string>;
  /** Ids of definitions that have errors: what they name is never deleted or called unmanaged. */
  brokenIds: ReadonlySet<string>;
  /** The value of every `${secret:NAME}` that may be read, by name. */
  secrets: ReadonlyMap<string, Secret>;
  /** How many files were looked at. */
  files: number;
}

/** The errors that no server can settle. */
export function sureErrors({ diagnostics, doubtful }: Project): Diagnostic[] {
  const open = new Set(doubtful.map(({ id }) => id));
  return diagnostics.filter(
    (one) => one.severity === 'error' && !(isAboutContent(one) && open.has(one.connection ?? '')),
  );
}

/** The project with the definitions that the server's own values may settle. */
export function withDoubtful(project: Project): Project {
  const brokenIds = new Set(project.brokenIds);
  for (const { id } of project.doubtful) brokenIds.delete(id);
  return {
    ...project,
    definitions: [...project.definitions, ...project.doubtful],
    doubtful: [],
    broken: [],
    brokenIds,
  };
}
