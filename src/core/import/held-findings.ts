import { modelOf } from '../connection/fields/table.ts';
import { lowerDefinition } from '../connection/lower/index.ts';
import type { LiveConnection } from '../connection/types.ts';
import { chooseFor } from '../definition/choose.ts';
import { loadEnvironment } from '../definition/environment.ts';
import { loadDefinitions } from '../definition/load-definitions.ts';
import { isAboutContent } from '../diagnostics/about-content.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { parseDocument } from '../document/parse-document.ts';
import { checkDesired, type RuleContext } from '../provisioning/check-desired.ts';

/**
 * What a server holds is never refused: an error of a definition that the rules find in the connection on the server
 * just so becomes a warning. What is new in the definition stays an error.
 */
export function withoutHeld(
  diagnostics: readonly Diagnostic[],
  live: readonly LiveConnection[],
  context: RuleContext,
): Diagnostic[] {
  const onServer = new Map(live.map((connection) => [connection.id, connection]));
  const held = new Map<string, ReadonlySet<string>>();
  return diagnostics.map((diagnostic) => {
    const connection = onServer.get(diagnostic.connection ?? '');
    if (!connection || diagnostic.severity !== 'error' || !isAboutContent(diagnostic)) return diagnostic;
    const found = held.get(connection.id) ?? new Set(findingsIn(connection, context).map(sameWords));
    held.set(connection.id, found);
    return found.has(sameWords(diagnostic)) ? asOpinion(diagnostic) : diagnostic;
  });
}

/** The same finding as a warning: the server holds what it is about. */
export function asOpinion(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: 'warning', hint: 'the server holds it like that, so it is left as it is' };
}

const sameWords = ({ code, message }: Diagnostic) => `${code}\n${message}`;

/**
 * What the rules for definitions say of a connection as the server answered it. A part that isn't known here stays there
 * whatever a definition says, so that one without it is for nothing no more than the server's is.
 */
function findingsIn(live: LiveConnection, context: RuleContext): Diagnostic[] {
  const known = Object.fromEntries(
    Object.entries(live).filter(([member]) => modelOf('SpConnection').members.has(member)),
  );
  const { value } = parseDocument({ path: 'server', text: JSON.stringify({ kind: 'SpConnection', ...known }) });
  const loaded = loadDefinitions({
    chosen: chooseFor(loadEnvironment({ name: 'default', variables: {} }).value, value ? [value] : []),
    attachments: new Map(),
  });
  const [definition] = [...loaded.value, ...loaded.doubtful];
  if (!definition) return loaded.diagnostics;
  const { value: desired, diagnostics } = lowerDefinition({
    definition,
    connectors: context.connectors,
    now: context.now,
  });
  if (!desired) return [...loaded.diagnostics, ...diagnostics];
  return [...loaded.diagnostics, ...diagnostics, ...checkDesired(desired, context)];
}
