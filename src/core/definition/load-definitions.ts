import { capFindings } from '../diagnostics/collector.ts';
import { type Checked, type Diagnostic, hasErrors, inReadingOrder } from '../diagnostics/diagnostic.ts';
import { isAboutContent, withoutFollowOns } from '../diagnostics/follow-on.ts';
import type { SourceFile } from '../document/document.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { textsOf } from '../document/readers.ts';
import { type Key, keyOf, keysOfId } from '../kinds.ts';
import { metadataFile, resolvePath } from './attachments.ts';
import { broughtInBy, broughtInByAnchor } from './brought-in.ts';
import { checkAcross, checkEnvironmentUse } from './check-across.ts';
import { checkChangedNumbers, checkOwnRules, checkReadOnly, checkSamlMetadata } from './check-own-rules.ts';
import { type Chosen, type ChosenDocument, likelyIds } from './choose.ts';
import { type FilledIn, fillIn } from './fill-in.ts';
import { idWritten, namesOf, unknownKind, validatorOf } from './kind-schema.ts';
import { writtenAt } from './place-in-text.ts';
import type { FillInSources } from './reference-value.ts';
import { checkSchema } from './schema-findings.ts';
import type { Attachment, Definition, Lifecycle } from './types.ts';

interface LoadDefinitions {
  chosen: Chosen;
  /** The files that they refer to: by definition file, line feed, path as written. */
  attachments: ReadonlyMap<string, Attachment>;
  /** Files that could not be parsed: what they are about must not be taken for gone. */
  unread?: readonly SourceFile[];
}

export interface LoadedDefinitions extends Checked<Definition[]> {
  /** Definitions with errors about what the connection holds, and no others: the server may hold it like that. */
  doubtful: Definition[];
  /** Every definition with errors, as far as it could be read: for what else there is to say about it. */
  broken: Definition[];
  /**
   * What files with errors are about, or may be. It is in no definition, and still somebody's: never delete what they
   * name.
   */
  brokenKeys: ReadonlySet<Key>;
}

/**
 * What was chosen for an environment → its definitions: references filled in, checked against the schema and against
 * each other. Every finding of every file comes at once; a definition with an error is left out of the value.
 */
export function loadDefinitions({ chosen, attachments, unread = [] }: LoadDefinitions): LoadedDefinitions {
  const sources = { environment: chosen.environment, attachments };
  const loaded = chosen.documents.map((document) => loadDefinition(document, sources));
  const across = checkAcross(loaded.map(({ candidate }) => candidate));
  const broken = loaded.filter(
    ({ candidate, diagnostics }) => hasErrors(diagnostics) || hasErrors(across.get(candidate) ?? []),
  );
  const brokenOnes = new Set(broken);
  const errorsOf = ({ candidate, diagnostics }: Loaded) =>
    [...diagnostics, ...(across.get(candidate) ?? [])].filter(({ severity }) => severity === 'error');
  const diagnostics = [
    ...loaded.flatMap(({ candidate, diagnostics: own }) =>
      inReadingOrder(capFindings([...own, ...(across.get(candidate) ?? [])])),
    ),
    ...checkEnvironmentUse(chosen),
  ];
  const unreadIds = unread.flatMap(({ text }) => likelyIds(text));
  const keysOf = ({ candidate: { id, key }, isOfNoKind }: Loaded) => (isOfNoKind ? keysOfId(id) : [key]);
  return {
    value: loaded.filter((one) => !brokenOnes.has(one)).map(({ candidate }) => candidate),
    doubtful: broken.filter((one) => errorsOf(one).every(isAboutContent)).map(({ candidate }) => candidate),
    broken: broken.map(({ candidate }) => candidate),
    diagnostics,
    brokenKeys: new Set([
      ...broken.filter(({ candidate }) => candidate.id !== '').flatMap(keysOf),
      ...unreadIds.flatMap(keysOfId),
    ]),
  };
}

interface Loaded {
  /** A definition in every respect but that it may have errors. */
  candidate: Definition;
  diagnostics: Diagnostic[];
  /** Its `kind` is none that is known. */
  isOfNoKind?: true;
}

function loadDefinition(document: ChosenDocument, sources: FillInSources): Loaded {
  const filled = fillIn(document, sources);
  const data: JsonObject = isObject(filled.data) ? filled.data : {};
  const { kind = 'SpConnection' } = document;
  const id = idWritten(kind, data) ?? '';
  const metadata = samlMetadataOf(document, filled.data, sources);
  const byReference = broughtInBy(filled.written, sources.environment);
  const candidate: Definition = {
    file: document.file,
    kind,
    id,
    key: keyOf({ kind, id }),
    data,
    locate: document.locate,
    secrets: filled.secrets,
    broughtIn: (pointer) => byReference(pointer) ?? broughtInByAnchor(document, pointer),
    samlMetadata: metadata,
    lifecycle: lifecycleOf(data.lifecycle),
  };
  if (!document.kind)
    return { candidate, diagnostics: [unknownKind(data, document.locate('/kind'))], isOfNoKind: true };
  const fromSchema = schemaFindings(document, filled, candidate);
  const diagnostics = [
    ...document.problems,
    ...filled.diagnostics,
    ...fromSchema,
    ...checkSamlMetadata(document, filled, sources.attachments),
    ...checkReadOnly(candidate, namesOf(kind)),
    ...checkChangedNumbers(document, filled, candidate.id ? candidate.key : undefined),
    ...withoutFollowOns(checkOwnRules(candidate), fromSchema),
  ];
  return { candidate, diagnostics };
}

function schemaFindings(document: ChosenDocument, filled: FilledIn, candidate: Definition): Diagnostic[] {
  return checkSchema(validatorOf(candidate.kind), {
    data: filled.data,
    locate: document.locate,
    writtenAt: (place) => writtenAt(document.textOf(place) ?? '', place),
    names: namesOf(candidate.kind),
    references: filled.written,
    quiet: filled.unfilled,
    key: candidate.id ? candidate.key : undefined,
  });
}

function samlMetadataOf(
  document: ChosenDocument,
  data: Json,
  { attachments }: FillInSources,
): Definition['samlMetadata'] {
  const written = metadataFile(data);
  const attachment = written && attachments.get(`${document.file}\n${written.path}`);
  if (attachment?.state !== 'read') return undefined;
  return { file: resolvePath(document.file, written?.path ?? '') ?? document.file, text: attachment.text };
}

/** `lifecycle:` with its defaults. What doesn't have its form has a finding; here it counts as not written. */
export function lifecycleOf(written: Json | undefined): Lifecycle {
  const lifecycle = isObject(written) ? written : {};
  return {
    state: lifecycle.state === 'absent' || lifecycle.state === 'draft' ? lifecycle.state : 'present',
    protect: lifecycle.protect === true,
    ignoreChanges: textsOf(lifecycle.ignoreChanges),
    allowSecretIn: textsOf(lifecycle.allowSecretIn),
    allowReplace: lifecycle.allowReplace === true,
    accept: textsOf(lifecycle.accept),
  };
}
