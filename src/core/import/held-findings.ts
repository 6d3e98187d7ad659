import { compareDesired } from '../connection/compare-desired.ts';
import { lowerDefinition } from '../connection/lower/index.ts';
import type { Desired, Difference, Live } from '../connection/types.ts';
import { withoutUnknownMembers } from '../connection/unknown-members.ts';
import { compareVersions } from '../connection/versions.ts';
import { withoutDefaults } from '../connection/without-defaults.ts';
import { descriptorOf } from '../connector/descriptor-of.ts';
import { chooseFor } from '../definition/choose.ts';
import { loadEnvironment } from '../definition/environment.ts';
import { loadDefinitions } from '../definition/load-definitions.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isAboutContent, isAboutOthers, isAboutVersion, isOfSchema } from '../diagnostics/follow-on.ts';
import type { JsonObject } from '../document/json.ts';
import { parseDocument } from '../document/parse-document.ts';
import { type Key, type KindName, kindOfKey, kinds } from '../kinds.ts';
import { checkDesired, type RuleContext } from '../provisioning/check-desired.ts';

/** What the server has, and what is compared with it. */
interface Held {
  live: readonly Live[];
  /** The version of the server that holds them. */
  version: string;
  desired: readonly Desired[];
  loggingOverride?: string | undefined;
  /** What the server has of other kinds, by key. */
  others?: ReadonlyMap<Key, Live> | undefined;
}

/**
 * What a server holds is never refused: an error of a definition that says just what the server has becomes a warning,
 * and one that the rules find in the object on the server just so: what it lacks, the server's lacks, too. What is
 * new in the definition stays an error, and so does a value that the schema finds in the definition alone: a `kind` that
 * nobody knows is on no server.
 */
export function withoutHeld(diagnostics: readonly Diagnostic[], held: Held, context: RuleContext): Diagnostic[] {
  const onServer = new Map([...(held.others ?? []), ...held.live.map((one): [Key, Live] => [one.id, one])]);
  const judges = new Map<string, (one: Diagnostic) => boolean>();
  const isJudged = (one: Diagnostic) =>
    one.severity === 'error' && (isAboutContent(one) || (isAboutVersion(one) && isSame(context.version, held.version)));
  return diagnostics.map((diagnostic) => {
    const { key = '' } = diagnostic;
    const live = onServer.get(key);
    if (!live || !isJudged(diagnostic)) return diagnostic;
    const isHeld = judges.get(key) ?? judgeFor(key, live, held, context);
    judges.set(key, isHeld);
    return isHeld(diagnostic) ? asOpinion(diagnostic) : diagnostic;
  });
}

/** Whether a finding is about what this object on the server holds. */
function judgeFor(key: Key, live: Live, { desired, loggingOverride }: Held, context: RuleContext) {
  const kind = kindOfKey(key);
  const wanted = desired.find((one) => one.key === key);
  const descriptor = descriptorOf(kind, live, context.connectors);
  const changes = wanted && compareDesired({ desired: wanted, live, descriptor, loggingOverride });
  const changesNothing = changes?.length === 0;
  const keepsIdentity = wanted !== undefined && wanted.name === live.name && wanted.entityId === live.entityId;
  const found = new Set(findingsIn(kind, live, context).map(sameWords));
  return (one: Diagnostic) => {
    if (isAboutOthers(one)) return keepsIdentity;
    if (changesNothing && (!isOfSchema(one.code) || one.code === 'missing-property')) return true;
    return found.has(sameWords(one)) && (saysValue(one) || isUntouched(one, changes));
  };
}

/** One about a type says nothing of the value, so that it has to be the server's still. */
const saysValue = ({ code }: Diagnostic) => code !== 'wrong-type';

const isUntouched = ({ place }: Diagnostic, changes: readonly Difference[] | undefined) =>
  changes !== undefined && !changes.some((change) => change.place.line === place.line);

/** The same finding as a warning: the server holds what it is about. */
export function asOpinion(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: 'warning', hint: 'the server holds it like that, so it is left as it is' };
}

/** Not so while a plan is made for a version to come. */
const isSame = (planned: string | undefined, version: string) =>
  planned !== undefined && compareVersions(version, planned) === 0;

/** What is wrong with an item is the same wherever it stands in its list: the server may keep another order. */
const sameWords = ({ code, message }: Diagnostic) => `${code}\n${message.replace(/\bitem \d+ of\b/, 'item of')}`;

/**
 * What the rules for definitions say of an object as the server answered it, and of what an import makes of it: an empty
 * list there is none here. Only where a definition has the form of the answer: a key's says how to make one.
 */
function findingsIn(kind: KindName, live: Live, context: RuleContext): Diagnostic[] {
  if (kinds[kind].written?.how !== 'collection') return [];
  // A part that isn't known stays there whatever a definition says: one without it is for nothing no more than the server's.
  const answered = findingsOf(kind, withoutUnknownMembers(kind, live), context);
  const tidy = { ...withoutDefaults(kind, live, descriptorOf(kind, live, context.connectors)), id: live.id };
  // A protocol without any setting of its own is in use all the same.
  return [...answered, ...findingsOf(kind, tidy, context).filter(({ code }) => code !== 'no-protocol')];
}

function findingsOf(kind: KindName, document: JsonObject, context: RuleContext): Diagnostic[] {
  const { value } = parseDocument({ path: 'server', text: JSON.stringify({ ...document, kind }) });
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
