import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { type Json, type Pointer, segmentsOf } from '../document/json.ts';
import { didYouMean } from '../document/nearest.ts';
import { resolvePath, whatIsWrongWith } from './attachments.ts';
import { isWithheld, type Reference } from './references.ts';
import type { Attachment, Environment } from './types.ts';

/** Where references get their values from. */
export interface FillInSources {
  environment: Environment;
  /** By definition file, line feed, path as written. */
  attachments: ReadonlyMap<string, Attachment>;
}

/** Where a reference stands. */
interface Standing {
  /** The definition's file. */
  file: string;
  pointer: Pointer;
  /** The reference is the whole value, not a part of a text. */
  whole: boolean;
}

/** What a reference comes to. */
type ReferenceValue =
  | { state: 'filled'; value: Json }
  /** A secret: it stays a reference until a request is built. */
  | { state: 'kept' }
  | { state: 'refused'; code: DiagnosticCode; message: string; hint?: (() => string | undefined) | undefined };

export function referenceValue(reference: Reference, standing: Standing, sources: FillInSources): ReferenceValue {
  const { kind, text, name } = reference;
  if (!mayStandAt(standing.pointer, kind)) {
    const code = kind === 'secret' ? 'secret-not-here' : 'reference-not-here';
    return refused(code, `${text} can't stand here`, () => notHere[kind]);
  }
  if (kind === 'secret' && isWithheld(name)) {
    const message = `${name} belongs to the runner or to this tool and is never put into a connection`;
    return refused('variable-withheld', message);
  }
  switch (kind) {
    case 'var':
      return variable(reference, standing, sources.environment);
    case 'secret':
      return { state: 'kept' };
    case 'file':
      return fileText(reference, standing, sources.attachments);
  }
}

function refused(code: DiagnosticCode, message: string, hint?: () => string | undefined): ReferenceValue {
  return { state: 'refused', code, message, hint };
}

function variable({ name, text }: Reference, { whole }: Standing, { variables, file }: Environment): ReferenceValue {
  if (!Object.hasOwn(variables, name)) {
    const places = file ? `\`variables\` in ${file}, or to the input \`variables\`` : 'the input `variables`';
    const hint = () => didYouMean(name, Object.keys(variables)) ?? `add it to ${places}`;
    return refused('unknown-variable', `unknown variable "${name}"`, hint);
  }
  const value = variables[name] as Json;
  if (whole || typeof value !== 'object') return { state: 'filled', value };
  const what = value === null ? 'null' : 'no single value';
  return refused('variable-not-text', `${text} is ${what} and can't stand inside a text`);
}

function fileText(
  { name: path, text }: Reference,
  { file, whole }: Standing,
  attachments: FillInSources['attachments'],
): ReferenceValue {
  if (!whole)
    return refused('reference-not-here', `${text} stands inside a text`, () => 'let the file be the whole value');
  const attachment = attachments.get(`${file}\n${path}`) ?? { state: 'missing' as const };
  if (attachment.state === 'read') return { state: 'filled', value: withoutEnds(attachment.text) };
  const { code, message, hint } = whatIsWrongWith(path, attachment, resolvePath(file, path));
  return refused(code, message, () => hint);
}

/** A file's byte-order mark and last line breaks are the editor's, not the value's. */
function withoutEnds(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return text.slice(text.charCodeAt(0) === 0xfeff ? 1 : 0, end);
}

const notHere: Record<Reference['kind'], string> = {
  var: 'write the value itself',
  secret: 'a secret would be shown wherever this value is; write the value itself, or use ${var:NAME}',
  file: 'write the value itself, or use ${var:NAME}',
};

/** What names a connection, or a file, or is about its handling, is shown everywhere and must be the same everywhere. */
function mayStandAt(pointer: Pointer, kind: Reference['kind']): boolean {
  const [member] = segmentsOf(pointer);
  if (member === 'kind') return false;
  if (pointer === '/id' || pointer === '/samlMetadata' || pointer === '/samlMetadata/file') return kind === 'var';
  if (member === 'name' || member === 'entityId' || member === 'lifecycle') return kind === 'var';
  return member !== 'samlMetadata' || kind !== 'secret';
}
