import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { readSnapshot, type Snapshot, snapshotFolder } from '../../core/connection/references/snapshot.ts';
import { pulledPluginsFolder, readPulledPluginFiles } from '../../core/connector/plugin/pulled.ts';
import type { DescriptorsByKind } from '../../core/connector/plugin/types.ts';
import { pulledFolder, readPulled } from '../../core/connector/pulled.ts';
import type { CatalogueEntry } from '../../core/connector/types.ts';
import type { SourceFile } from '../../core/document/document.ts';
import { FileError } from '../disk/file-error.ts';
import { readInside } from '../disk/repository.ts';

/** A connector has a few hundred settings and fields, a server some thousand things to refer to. */
const largest = 16 * 1024 * 1024;

/** The descriptors that `pull` wrote into this repository; none when it never did. */
export function readPulledConnectors(workingDirectory: string): CatalogueEntry[] {
  return readPulled(readPulledTexts(workingDirectory));
}

/** What describes a server's plugins of other kinds, as `pull` wrote it into this repository. */
export function readPulledPlugins(workingDirectory: string): DescriptorsByKind {
  return readPulledPluginFiles(readTexts(workingDirectory, pulledPluginsFolder));
}

/** The connectors' files as texts. */
export function readPulledTexts(workingDirectory: string): SourceFile[] {
  return readTexts(workingDirectory, pulledFolder);
}

/**
 * The JSON files of a folder that `pull` writes, in the order of their names; none when it isn't there.
 *
 * @throws FileError for one that is no regular text file inside the repository: a pull request may bring a link
 */
export function readTexts(workingDirectory: string, folder: string): SourceFile[] {
  return namesIn(join(workingDirectory, folder)).map((name) => readText(workingDirectory, `${folder}/${name}`));
}

function readText(workingDirectory: string, path: string): SourceFile {
  const read = readInside(realpathSync.native(workingDirectory), path, largest);
  if (read.state === 'read') return { path, text: read.text };
  throw new FileError(`${path} can’t be used: ${unusable[read.state]}`);
}

const unusable = {
  missing: 'it is a link to nothing',
  outside: 'it is a link out of the repository',
  'not-a-file': 'it is no regular file',
  'too-large': 'it is too large for what pfconn pull writes',
  'not-text': 'it is not UTF-8 text',
  unreadable: 'it may not be read, or its links lead in a circle',
};

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    return [];
  }
}

/**
 * What `pull` kept of servers in this repository, by the name of the file; none when it never did.
 *
 * @throws FileError for a file that is no regular text file inside the repository
 */
export function readSnapshots(workingDirectory: string): Snapshot[] {
  return readTexts(workingDirectory, snapshotFolder).flatMap((file) => readSnapshot(file) ?? []);
}
