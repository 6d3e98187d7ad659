import { attachmentsIn } from '../../../src/core/definition/attachments.ts';
import { chooseFor } from '../../../src/core/definition/choose.ts';
import { loadEnvironment } from '../../../src/core/definition/environment.ts';
import { type LoadedDefinitions, loadDefinitions } from '../../../src/core/definition/load-definitions.ts';
import type { Attachment } from '../../../src/core/definition/types.ts';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';
import type { Json } from '../../../src/core/document/json.ts';
import { parseDocument } from '../../../src/core/document/parse-document.ts';
import { expectFindings } from '../document/check.ts';

export interface Repository {
  /** Definitions by path. */
  files: Record<string, string>;
  /** `environments/dev.yaml`. */
  environment?: string;
  /** The input `variables`. */
  inputs?: Record<string, Json>;
  /** Other files of the repository by path: their text, or why they can't be used. */
  attached?: Record<string, string | Exclude<Attachment, { state: 'read' }>>;
}

/** A repository's definitions, loaded as a run loads them, but without a disk. */
export function load(repository: Repository): LoadedDefinitions {
  const { files, environment, inputs = {}, attached = {} } = repository;
  const source = environment === undefined ? undefined : { path: 'environments/dev.yaml', text: environment };
  const loadedEnvironment = loadEnvironment({ name: source ? 'dev' : 'default', source, variables: inputs });
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  const parsed = sources.map(parseDocument);
  const documents = parsed.map(({ value }) => value).filter((document) => document !== undefined);
  const attachments = new Map<string, Attachment>();
  const chosen = chooseFor(loadedEnvironment.value, documents);
  for (const { file, path, target } of attachmentsIn(chosen)) {
    attachments.set(`${file}\n${path}`, attachment(target, attached));
  }
  const loaded = loadDefinitions({
    chosen,
    unread: sources.filter((_, index) => !parsed[index]?.value),
    attachments,
  });
  const parsing: Diagnostic[] = parsed.flatMap(({ diagnostics }) => diagnostics);
  return { ...loaded, diagnostics: [...loadedEnvironment.diagnostics, ...parsing, ...loaded.diagnostics] };
}

function attachment(target: string | undefined, attached: NonNullable<Repository['attached']>): Attachment {
  if (target === undefined) return { state: 'outside' };
  const found = attached[target];
  if (found === undefined) return { state: 'missing' };
  return typeof found === 'string' ? { state: 'read', text: found } : found;
}

/** What every definition here begins with: a connection that is fine but for what a test adds. */
export const start = 'kind: SpConnection\nid: zoom\nname: Zoom\nentityId: https://zoom.us\n';
/** A use for it. */
export const provisioning = `outboundProvision:
  connector: zoom
  targetSettings: {}
  channels: []
`;

/** The findings on one definition: `start`, the given lines from line 5 on, and a use for the connection. */
export function check(lines: string, expected: string, more: Omit<Repository, 'files'> = {}): void {
  expectFindings(load({ files: { 'c/f.yaml': `${start}${lines}${provisioning}` }, ...more }).diagnostics, expected);
}

/** The same for a text as it stands. */
export function checkText(text: string, expected: string, more: Omit<Repository, 'files'> = {}): void {
  expectFindings(load({ files: { 'c/f.yaml': text }, ...more }).diagnostics, expected);
}
