import type { SourceFile } from '../../core/document/document.ts';
import { vendorFolder } from '../../core/repository/action-source.ts';
import { digestsOf } from '../../core/repository/copy-steps.ts';
import { type RepositoryOptions, usualEnvironments } from '../../core/repository/fill-template.ts';
import { isKeptUp, recordedAction, recordFile } from '../../core/repository/record.ts';
import { repositoryFiles } from '../../core/repository/repository-files.ts';
import { actionFiles, homeOf } from '../../edges/release/release.ts';
import { schemaFiles } from '../schema-files.ts';

/** Every file of a configuration repository, by what becomes of it later. */
export interface MadeRepository {
  /** From the template: workflows, which an upgrade keeps up, and what is people's from then on. */
  files: SourceFile[];
  /** Written anew whenever something changes in them. */
  schemas: SourceFile[];
  /** The copied action, where there is one. */
  copies: SourceFile[];
  record: SourceFile;
}

/** @param root where it is to be, for what a server's own descriptions add to the schema */
export async function makeRepository(root: string, options: RepositoryOptions): Promise<MadeRepository> {
  const { action, enterpriseServer, environments = usualEnvironments } = options;
  const files = repositoryFiles({ ...options, home: homeOf() });
  const copies = action.kind === 'vendored' ? actionFiles().map(inVendorFolder) : [];
  const keptUp = files.filter(({ path }) => isKeptUp(path)).map(({ path, text }): [string, string] => [path, text]);
  return {
    files,
    schemas: await schemaFiles(root),
    copies,
    record: recordFile({
      version: action.version,
      action: recordedAction(action),
      enterpriseServer,
      environments,
      files: Object.fromEntries(keptUp),
      copies: digestsOf(copies),
    }),
  };
}

export function allFiles({ files, schemas, copies, record }: MadeRepository): SourceFile[] {
  return [...files, ...schemas, ...copies, record];
}

function inVendorFolder({ path, text }: SourceFile): SourceFile {
  return { path: `${vendorFolder}/${path}`, text };
}
