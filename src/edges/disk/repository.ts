import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import type { Attachment } from '../../core/definition/types.ts';
import type { SourceFile } from '../../core/document/document.ts';
import { definitionFolders } from '../../core/kinds.ts';
import { naturally } from '../../core/natural-order.ts';
import { isInside } from './inside.ts';
import { decodeText, whyUndecoded } from './read-regular.ts';

/** No definition is longer; what is longer is refused unread, so that memory stays bounded. */
const largestDefinition = 1024 * 1024;
/** SAML metadata of a large federation member, with room to spare. */
const largestAttachment = 2 * 1024 * 1024;

/** A file under the definitions' folder that could not be taken as it is. */
export interface UnreadableFile {
  path: string;
  problem: 'too-large' | 'outside' | 'unreadable';
  detail: string;
}

/** What stands in the definitions' folder. */
interface DefinitionFiles {
  files: SourceFile[];
  unreadable: UnreadableFile[];
}

/** The definitions' folder isn't there, isn't a folder, or lies outside the repository. */
export class FolderError extends Error {
  override name = 'FolderError';
}

/**
 * Every `.yaml`, `.yml` and `.json` file below `folder`, and below the folders of the other kinds that are there beside
 * it, each sorted by path. Hidden files and folders are left out; a symbolic link is followed only when it stays in the repository.
 *
 * @param root the repository's top, an absolute path
 * @param folder as the person wrote it, relative to `root`
 * @throws FolderError when there is no such folder in the repository
 */
export function readDefinitionFiles(root: string, folder: string): DefinitionFiles {
  if (!isFolder(root)) throw new FolderError(`there is no folder ${root}`);
  const top = realpathSync.native(root);
  const start = resolve(top, folder);
  checkFolder(top, start, folder, root);
  const found: DefinitionFiles = { files: [], unreadable: [] };
  const others = definitionFolders
    .map((name) => resolve(start, '..', name))
    .filter((path) => isInside(top, path) && !isInside(start, path) && isFolder(path));
  for (const other of others) checkFolder(top, other, fromTop(top, other), root);
  for (const path of [start, ...others]) read(path);
  return found;

  function read(path: string): void {
    const { paths, linkedFolders } = definitionPaths(top, path);
    for (const linkedFolder of linkedFolders)
      found.unreadable.push({ path: linkedFolder, problem: 'unreadable', detail: linked });
    for (const one of paths) {
      const content = readInside(top, one, largestDefinition);
      if (content.state === 'read') found.files.push({ path: one, text: content.text });
      else found.unreadable.push({ path: one, ...problemOf(content) });
    }
  }
}

function checkFolder(top: string, start: string, folder: string, root: string): void {
  if (!isInside(top, start)) throw new FolderError(`the connections folder ${folder} lies outside the repository`);
  if (!isFolder(start)) throw new FolderError(`there is no folder ${folder} in ${root}`);
  if (!isInside(top, realpathSync.native(start))) {
    throw new FolderError(`the connections folder ${folder} is a link out of the repository`);
  }
}

function problemOf(read: Exclude<Attachment, { state: 'read' }>): Pick<UnreadableFile, 'problem' | 'detail'> {
  if (read.state === 'too-large') return { problem: 'too-large', detail: read.detail ?? '' };
  if (read.state === 'outside') return { problem: 'outside', detail: 'a symbolic link that leaves the repository' };
  return { problem: 'unreadable', detail: read.detail ?? read.state };
}

const linked = 'a link to a folder, which is not walked into; move the folder itself here';

function definitionPaths(top: string, folder: string): { paths: string[]; linkedFolders: string[] } {
  const paths: string[] = [];
  const linkedFolders: string[] = [];
  const visit = (current: string) => {
    for (const entry of readdirSync(current, { withFileTypes: true }).sort(byName)) {
      if (entry.name.startsWith('.')) continue;
      const path = join(current, entry.name);
      // A linked folder is not walked into: it could lead in a circle. A linked file is judged when it is read.
      if (entry.isDirectory()) visit(path);
      else if (isDefinition(entry.name)) paths.push(fromTop(top, path));
      else if (entry.isSymbolicLink() && holdsDefinitions(path)) linkedFolders.push(fromTop(top, path));
    }
  };
  visit(folder);
  return { paths, linkedFolders };
}

const isDefinition = (name: string) => /\.(ya?ml|json)$/i.test(name);

/** Whoever links a folder of definitions expects them to be read, and has to learn that they aren't. */
function holdsDefinitions(path: string): boolean {
  return isFolder(path) && readdirSync(path).some(isDefinition);
}

const byName = (a: Dirent, b: Dirent) => naturally(a.name, b.name);

/**
 * The environments that the repository defines: the names of the files in `environments/`.
 *
 * @param root the repository's top
 */
export function environmentNames(root: string): string[] {
  const folder = join(root, 'environments');
  if (!isFolder(folder)) return [];
  return readdirSync(folder)
    .map((name) => /^([A-Za-z0-9][A-Za-z0-9._-]*)\.ya?ml$/.exec(name)?.[1])
    .filter((name) => name !== undefined)
    .sort(naturally);
}

/**
 * An environment's file, `undefined` when there is none of that name.
 *
 * @throws FolderError when the file can't be read as text, or is a link out of the repository
 */
export function readEnvironmentFile(root: string, name: string): SourceFile | undefined {
  if (!environmentNames(root).includes(name)) return undefined;
  const top = realpathSync.native(root);
  for (const ending of ['yaml', 'yml']) {
    const path = `environments/${name}.${ending}`;
    const read = readInside(top, path, largestDefinition);
    if (read.state === 'read') return { path, text: read.text };
    if (read.state !== 'missing') throw new FolderError(`${path} can't be used: ${problemOf(read).detail}`);
  }
  return undefined;
}

/**
 * A file that a definition refers to.
 *
 * @param root the repository's top
 * @param target the file's path from the top; `undefined` when the reference already leads out of it
 */
export function readAttachment(root: string, target: string | undefined): Attachment {
  if (target === undefined) return { state: 'outside' };
  return readInside(realpathSync.native(root), target, largestAttachment, decodeText);
}

/** A text file below `top`, an absolute path with its links followed; never hidden or a device, no longer than `limit`. */
export function readInside(
  top: string,
  path: string,
  limit: number,
  decode: (bytes: Uint8Array) => string | undefined = decodeUtf8,
): Attachment {
  const absolute = resolve(top, path);
  if (!isInside(top, absolute)) return { state: 'outside' };
  try {
    lstatSync(absolute);
    const real = realpathSync.native(absolute);
    if (!isInside(top, real)) return { state: 'outside' };
    if (isHidden(top, real)) return { state: 'unreadable', detail: 'hidden files and folders are not read' };
    const status = statSync(real);
    if (!status.isFile()) return { state: 'not-a-file' };
    if (status.size > limit) return { state: 'too-large', detail: `${status.size} bytes, ${limit} at most` };
    const bytes = readFileSync(real);
    const text = decode(bytes);
    return text === undefined ? { state: 'not-text', detail: whyUndecoded(bytes) } : { state: 'read', text };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return code === 'ENOENT' || code === 'ENOTDIR' ? { state: 'missing' } : { state: 'unreadable', detail: code };
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Hidden files are where tools keep tokens: `.git` of a checkout, also of one in a folder of this one, `.npmrc`,
 * `.docker`, `.aws`. What a repository says in its own `.github` is as open as its definitions.
 */
function isHidden(top: string, path: string): boolean {
  const steps = relative(top, path).split(sep);
  return (steps[0] === '.github' ? steps.slice(1) : steps).some((step) => step.startsWith('.'));
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function fromTop(top: string, path: string): string {
  return relative(top, path).split(sep).join(posix.sep);
}
