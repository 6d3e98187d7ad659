import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { below, isObject, type Json, type JsonObject, type Pointer } from '../document/json.ts';
import { type Chosen, fillInVariables } from './choose.ts';
import { referencesIn } from './references.ts';
import type { Attachment, Environment } from './types.ts';

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

/**
 * A path as a definition names it, from the repository's top; `undefined` when it leads out: `../` beyond the top, an
 * absolute path, another drive, a URL.
 */
export function resolvePath(definitionFile: string, path: string): string | undefined {
  const written = path.replaceAll('\\', '/');
  if (written.startsWith('/') || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(written) || written.includes('\0')) return undefined;
  const steps = definitionFile.split('/').slice(0, -1);
  for (const step of written.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.length === 0 ? undefined : steps.join('/');
}

/** Why a file that a definition names can't be used, naming the path as written and nothing of its content. */
export function whatIsWrongWith(
  path: string,
  attachment: Exclude<Attachment, { state: 'read' }>,
  target: string | undefined,
): { code: DiagnosticCode; message: string; hint?: string } {
  switch (attachment.state) {
    case 'missing': {
      const hint = target === undefined ? undefined : `looked for ${target}; paths start from the definition's folder`;
      return { code: 'attachment-missing', message: `there is no file ${path}`, hint };
    }
    case 'outside':
      return {
        code: 'file-outside-repository',
        message: `${path} leads out of the repository`,
        hint: 'put the file into the repository, beside the definition',
      };
    case 'not-a-file':
      return { code: 'attachment-unusable', message: `${path} is no file` };
    case 'too-large':
      return { code: 'attachment-unusable', message: `${path} is too large${inBrackets(attachment.detail)}` };
    case 'not-text':
      return {
        code: 'attachment-unusable',
        message: `${path} is ${attachment.detail ?? 'no text file'}`,
        hint: 'certificates are given in PEM form, metadata as XML in UTF-8 or in the encoding that its first line declares',
      };
    case 'unreadable':
      if (attachment.detail === 'ELOOP')
        return {
          code: 'attachment-unusable',
          message: `${path} is a link that leads in a circle`,
          hint: 'let the link lead to a file of this repository, or put the file there itself',
        };
      return { code: 'attachment-unusable', message: `${path} can't be read${inBrackets(attachment.detail)}` };
  }
}

function inBrackets(detail: string | undefined): string {
  return detail ? ` (${detail})` : '';
}
