import { compareDesired } from '../connection/compare-desired.ts';
import { lowerDefinition } from '../connection/lower/index.ts';
import { type ResolveReferences, referenceResolver } from '../connection/references/named-references.ts';
import type { ServerResources } from '../connection/references/resource-names.ts';
import type { Difference, Live } from '../connection/types.ts';
import { descriptorOf } from '../connector/descriptor-of.ts';
import type { Connectors } from '../connector/types.ts';
import { chooseFor } from '../definition/choose.ts';
import { loadEnvironment } from '../definition/environment.ts';
import { loadDefinitions } from '../definition/load-definitions.ts';
import type { Attachment, Definition, Environment } from '../definition/types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { isAboutContent } from '../diagnostics/follow-on.ts';
import { parseDocument } from '../document/parse-document.ts';
import type { Key } from '../kinds.ts';
import { checkDesired } from '../provisioning/check-desired.ts';
import { asOpinion } from './held-findings.ts';
import type { Importable } from './importable.ts';
import type { WrittenDefinition } from './write-definition.ts';

export interface Proof {
  /** Empty when the definition means the live object and nothing else. */
  differences: Difference[];
  /** What validation says about the text. */
  diagnostics: Diagnostic[];
  /** What the rules say against it although it means the live object: warnings. */
  opinions: Diagnostic[];
  /** True when it may be written: no difference, no error. */
  holds: boolean;
}

/**
 * Reads the written texts as any definition is read and compares each with the live object: the same way that a
 * plan would take. By key.
 */
export function proveImports(input: {
  written: readonly WrittenDefinition[];
  objects: readonly Importable[];
  connectors: Connectors;
  now: Date;
  loggingOverride?: string | undefined;
  /** What the server has, for references by name. */
  resources?: ServerResources | undefined;
  /** The environment that the definitions are for; none without one. */
  environment?: Environment | undefined;
}): Map<Key, Proof> {
  const { written, connectors, now, loggingOverride } = input;
  const resolve = referenceResolver(input.resources ?? {});
  const parsed = written.map(({ path, text }) => parseDocument({ path, text }));
  const loaded = loadDefinitions({
    chosen: chooseFor(
      input.environment ?? loadEnvironment({ name: 'default', variables: {} }).value,
      parsed.flatMap(({ value }) => value ?? []),
    ),
    attachments: attachmentsOf(written),
  });
  const definitions = new Map([...loaded.value, ...loaded.doubtful].map((definition) => [definition.file, definition]));
  const live = new Map(input.objects.map((object) => [object.key, object.live]));
  const found = groupByFile([...parsed.flatMap(({ diagnostics }) => diagnostics), ...loaded.diagnostics]);
  return new Map(
    written.map(({ key, path }): [Key, Proof] => {
      const diagnostics = found.get(path) ?? [];
      const definition = definitions.get(path);
      if (!definition) return [key, { differences: [], diagnostics, opinions: [], holds: false }];
      const proof = prove(definition, live.get(key) as Live, { connectors, now, loggingOverride, resolve });
      const { differences, lowered } = proof;
      // It means what the server holds: what the rules say against it is opinion.
      const isHeld = lowered && differences.length === 0;
      const all = [...diagnostics, ...proof.diagnostics];
      const isOpinion = (one: Diagnostic) => isHeld && one.severity === 'error' && isAboutContent(one);
      const opinions = all.filter(isOpinion).map(asOpinion);
      const rest = all.filter((one) => !isOpinion(one));
      return [key, { differences, diagnostics: rest, opinions, holds: isHeld && !hasErrors(rest) }];
    }),
  );
}

function prove(
  definition: Definition,
  live: Live,
  context: {
    connectors: Connectors;
    now: Date;
    loggingOverride?: string | undefined;
    resolve: ResolveReferences;
  },
) {
  const { connectors, now, loggingOverride, resolve } = context;
  const { value: lowered, diagnostics } = lowerDefinition({ definition, connectors, now });
  const desired = lowered && resolve(lowered);
  if (!desired) return { differences: [], diagnostics, lowered: false };
  const descriptor = descriptorOf(desired.kind, desired.document, connectors);
  return {
    differences: compareDesired({ desired, live, descriptor, loggingOverride }),
    diagnostics: [...diagnostics, ...checkDesired(desired, { connectors, now })],
    lowered: true,
  };
}

function attachmentsOf(written: readonly WrittenDefinition[]): Map<string, Attachment> {
  return new Map(
    written.flatMap(({ path, files }) =>
      files.map((file): [string, Attachment] => {
        const folder = path.slice(0, path.lastIndexOf('/') + 1);
        return [`${path}\n${file.path.slice(folder.length)}`, { state: 'read', text: file.text }];
      }),
    ),
  );
}

function groupByFile(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const { file } = diagnostic.place;
    groups.set(file, [...(groups.get(file) ?? []), diagnostic]);
  }
  return groups;
}
