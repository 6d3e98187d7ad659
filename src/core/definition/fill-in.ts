import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { below, type Json, type Pointer } from '../document/json.ts';
import { didYouMean } from '../document/nearest.ts';
import { resolvePath } from './attachment-path.ts';
import type { Draft } from './draft.ts';
import { placeWithin } from './place-in-text.ts';
import { isWhole, isWithheld, type Reference, referencesIn } from './references.ts';
import type { Attachment, Definition, Environment } from './types.ts';
import { whatIsWrongWith } from './unusable-attachment.ts';

/** Where references get their values from. */
export interface FillInSources {
  environment: Environment;
  /** The process environment. */
  variables: Readonly<Record<string, string | undefined>>;
  /** By definition file, line feed, path as written. */
  attachments: ReadonlyMap<string, Attachment>;
}

export interface FilledIn {
  data: Json;
  secrets: Definition['secrets'];
  diagnostics: Diagnostic[];
  /** Values that could not be filled in, so that nobody complains about their type as well. */
  unfilled: Set<Pointer>;
  /** Values that a variable or a file gave, by pointer: what was written there. */
  written: Map<Pointer, string>;
}

interface Filling extends FilledIn {
  draft: Draft;
  sources: FillInSources;
}

/**
 * A draft's data with `${var:…}`, `${env:…}` and `${file:…}` filled in; `${secret:…}` stays and is listed. Values that
 * hold no reference are taken over as they are, not copied.
 */
export function fillIn(draft: Draft, sources: FillInSources): FilledIn {
  const filling: Filling = {
    draft,
    sources,
    data: null,
    secrets: [],
    diagnostics: [],
    unfilled: new Set(),
    written: new Map(),
  };
  const data = fill(filling, draft.data, '');
  const { secrets, diagnostics, unfilled, written } = filling;
  return { data, secrets, diagnostics, unfilled, written };
}

function fill(filling: Filling, value: Json | undefined, pointer: Pointer): Json {
  if (typeof value === 'string') return value.includes('${') ? fillText(filling, value, pointer) : value;
  if (typeof value !== 'object' || value === null) return value ?? null;
  const members = value as Record<string, Json>;
  // Copied only once something in it changes: most of a definition holds no reference.
  let changed: Record<string, Json> | undefined;
  for (const key of Object.keys(members)) {
    const member = members[key];
    if (key.includes('${')) checkKey(filling, key, below(pointer, key));
    if (!mayHoldReference(member)) continue;
    const filled = fill(filling, member, below(pointer, key));
    if (filled === member) continue;
    changed ??= (Array.isArray(value) ? [...value] : { ...value }) as Record<string, Json>;
    changed[key] = filled;
  }
  return changed ?? value;
}

function mayHoldReference(value: Json | undefined): boolean {
  return typeof value === 'string' ? value.includes('${') : typeof value === 'object' && value !== null;
}

function checkKey(filling: Filling, key: string, pointer: Pointer): void {
  const { references, broken } = referencesIn(key);
  const first = references[0] ?? broken[0];
  if (!first) return;
  const message = `${first.text} stands in a key; references are filled in in values only`;
  filling.diagnostics.push(finding('reference-in-key', filling.draft.locate(pointer, 'key'), message));
}

function fillText(filling: Filling, text: string, pointer: Pointer): Json {
  const { references, broken } = referencesIn(text);
  for (const { text: part, problem, meant } of broken) {
    report(filling, pointer, part, 'reference-misspelt', problem, `write ${meant}`);
  }
  if (references.length === 0) return text;
  filling.written.set(pointer, text);
  const [first] = references as [Reference];
  if (isWhole(text, first)) return valueFor(filling, first, pointer, text, true) ?? text;
  return fillParts(filling, text, references, pointer);
}

function fillParts(filling: Filling, text: string, references: Reference[], pointer: Pointer): Json {
  let filled = '';
  let from = 0;
  for (const reference of references) {
    const value = valueFor(filling, reference, pointer, text, false);
    filled += text.slice(from, reference.at) + (value === undefined ? reference.text : String(value));
    from = reference.at + reference.text.length;
  }
  return filled + text.slice(from);
}

/** What a reference stands for; `undefined` when it stays as it is: a secret, or a finding. */
function valueFor(
  filling: Filling,
  reference: Reference,
  pointer: Pointer,
  text: string,
  whole: boolean,
): Json | undefined {
  const refuse = (code: Parameters<typeof finding>[0], message: string, hint?: string) => {
    const nth = countBefore(text, reference);
    report(filling, pointer, reference.text, code, message, hint, nth);
    return undefined;
  };
  if (!mayStandAt(pointer, reference.kind)) {
    return refuse('reference-not-here', `${reference.text} can't stand here`, notHere[reference.kind]);
  }
  switch (reference.kind) {
    case 'var':
      return variable(filling, reference, whole, refuse);
    case 'env':
      return processVariable(filling, reference, refuse);
    case 'secret':
      if (isWithheld(reference.name)) return refuse('variable-withheld', withheldMessage(reference), withheldHint);
      filling.secrets.push({ name: reference.name, pointer });
      return undefined;
    case 'file':
      return fileText(filling, reference, whole, refuse);
  }
}

type Refuse = (code: Parameters<typeof finding>[0], message: string, hint?: string) => undefined;

function variable({ sources }: Filling, { name, text }: Reference, whole: boolean, refuse: Refuse): Json | undefined {
  const { variables, file } = sources.environment;
  if (!Object.hasOwn(variables, name)) {
    const where = file
      ? `add it to \`variables\` in ${file}, or to the input \`variables\``
      : 'add it to the input `variables`';
    return refuse('unknown-variable', `unknown variable "${name}"`, didYouMean(name, Object.keys(variables)) ?? where);
  }
  const value = variables[name] as Json;
  if (whole || (typeof value !== 'object' && value !== undefined)) return value;
  return refuse(
    'variable-not-text',
    `${text} is ${value === null ? 'null' : 'no single value'} and can't stand inside a text`,
  );
}

function processVariable({ sources }: Filling, reference: Reference, refuse: Refuse): Json | undefined {
  const { name } = reference;
  if (isWithheld(name)) return refuse('variable-withheld', withheldMessage(reference), withheldHint);
  const value = Object.hasOwn(sources.variables, name) ? sources.variables[name] : undefined;
  return value
    ? value
    : refuse('variable-not-set', `the environment variable ${name} is ${value === '' ? 'empty' : 'not set'}`);
}

function fileText({ draft, sources }: Filling, reference: Reference, whole: boolean, refuse: Refuse): Json | undefined {
  if (!whole)
    return refuse('reference-not-here', `${reference.text} stands inside a text`, 'let the file be the whole value');
  const attachment = sources.attachments.get(`${draft.file}\n${reference.name}`) ?? { state: 'missing' as const };
  if (attachment.state === 'read') return attachment.text.replace(/^\uFEFF/, '').replace(/(?:\r?\n)+$/, '');
  const problem = whatIsWrongWith(reference.name, attachment, resolvePath(draft.file, reference.name));
  return refuse(problem.code, problem.message, problem.hint);
}

const withheldHint = 'choose another name for the variable';

function withheldMessage({ name }: Reference): string {
  return `${name} belongs to the runner or to this tool and is never put into a connection`;
}

const notHere: Record<Reference['kind'], string> = {
  var: 'write the value itself',
  env: 'write the value itself, or use ${var:NAME}',
  secret: 'a secret would be shown wherever this value is; write the value itself, or use ${var:NAME}',
  file: 'write the value itself, or use ${var:NAME}',
};

/** What names a connection, or a file, or is about its handling, is shown everywhere and must be the same everywhere. */
function mayStandAt(pointer: Pointer, kind: Reference['kind']): boolean {
  if (pointer === '/kind') return false;
  if (pointer === '/id' || pointer === '/samlMetadata' || pointer === '/samlMetadata/file') return kind === 'var';
  if (pointer === '/name' || pointer === '/entityId' || pointer.startsWith('/lifecycle'))
    return kind === 'var' || kind === 'env';
  if (pointer.startsWith('/samlMetadata')) return kind !== 'secret';
  return true;
}

/** How many equal references stand before this one. */
function countBefore(text: string, { at, text: part }: Reference): number {
  return text.slice(0, at).split(part).length - 1;
}

function report(
  { draft, diagnostics, unfilled }: Filling,
  pointer: Pointer,
  part: string,
  code: Parameters<typeof finding>[0],
  message: string,
  hint?: string,
  nth = 0,
): void {
  const place = draft.locate(pointer);
  unfilled.add(pointer);
  diagnostics.push(
    finding(code, placeWithin(draft.textOf(place), place, part, nth), message, { hint, connection: draft.id }),
  );
}
