import { below, isObject, type Json, type JsonObject, type Pointer } from '../document/json.ts';
import { resolvePath } from './attachment-path.ts';
import { type Chosen, fillInVariables } from './choose.ts';
import { referencesIn } from './references.ts';
import type { Environment } from './types.ts';

/** A file that a definition refers to. */
interface AttachmentReference {
  /** The definition's file. */
  file: string;
  pointer: Pointer;
  /** As written. */
  path: string;
  /** From the repository's top; `undefined` when the path leads out of it. */
  target: string | undefined;
}

/**
 * Every file that the chosen definitions refer to, with `${file:PATH}` or as SAML metadata, so that the caller can read
 * them; `loadDefinitions` asks for each by the definition's file and the path as written.
 */
export function attachmentsIn({ documents, environment }: Chosen): AttachmentReference[] {
  return documents.flatMap(({ file, data }) =>
    [...filePaths(data), ...metadataPath(data, environment)].map((found) => ({
      file,
      ...found,
      target: resolvePath(file, found.path),
    })),
  );
}

interface FilePath {
  pointer: Pointer;
  path: string;
}

/** Pointers are made on the way back from what was found: most definitions name no file. */
function filePaths(value: Json | undefined): FilePath[] {
  if (typeof value === 'string') return value.includes('${file:') ? filesNamedIn(value) : none;
  if (typeof value !== 'object' || value === null) return none;
  let found: FilePath[] | undefined;
  for (const key of Object.keys(value)) {
    const within = filePaths((value as JsonObject)[key]);
    if (within.length === 0) continue;
    found ??= [];
    for (const one of within) found.push({ ...one, pointer: below('', key) + one.pointer });
  }
  return found ?? none;
}

const none: FilePath[] = [];

function filesNamedIn(text: string): FilePath[] {
  const files = referencesIn(text).references.filter(({ kind }) => kind === 'file');
  return files.map(({ name }) => ({ pointer: '', path: name }));
}

/** `samlMetadata: { file: … }`; its path may hold variables. */
function metadataPath(data: Json, environment: Environment): FilePath[] {
  const written = metadataFile(data);
  return written ? [{ ...written, path: fillInVariables(written.path, environment.variables) }] : [];
}

/** Which file a definition names as its SAML metadata, and where it does. */
export function metadataFile(data: Json): FilePath | undefined {
  const metadata = isObject(data) && Object.hasOwn(data, 'samlMetadata') ? data.samlMetadata : undefined;
  if (typeof metadata === 'string') return { pointer: '/samlMetadata', path: metadata };
  const file = isObject(metadata) && Object.hasOwn(metadata, 'file') ? metadata.file : undefined;
  return typeof file === 'string' ? { pointer: '/samlMetadata/file', path: file } : undefined;
}
