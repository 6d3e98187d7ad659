import type { FieldRule } from '../connection/fields/rule.ts';
import { fields } from '../connection/fields/table.ts';
import { modelsWithin } from '../connection/references/reach.ts';
import { compareVersions, knownVersions } from '../connection/versions.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import type { KindName } from '../kinds.ts';

/**
 * What a plan made for another version than the server's has to say about that version: what the kinds that are defined
 * can hold there and not here, what they can't hold there any more, and what it asks for or no longer asks for. What it refuses has
 * findings of its own. A version that isn't known here is said to be so; nothing is claimed about it.
 */
export function upgradeFinding(
  [serverVersion, targetVersion]: readonly [server: string, target: string],
  place: Place,
  defined: readonly KindName[] = ['SpConnection'],
): Diagnostic {
  const isLater = compareVersions(serverVersion, targetVersion) < 0;
  const [older, newer] = isLater ? [serverVersion, targetVersion] : [targetVersion, serverVersion];
  const { comes, goes, excused } = changesBetween(writable(defined), older, newer);
  const changes = [
    ...sentence('it also knows', isLater ? comes : goes),
    ...sentence('it doesn’t know', isLater ? goes : comes),
    ...sentence(isLater ? 'it no longer asks for' : 'it asks for', excused),
    ...beyondKnown(newer),
  ];
  const what = changes.length > 0 ? changes.join('; ') : `nothing that is known of ${whose(defined)} changes`;
  const advice = isBetween(serverVersion, targetVersion)(movesAt) ? `; ${adviceFor13}` : '';
  const message = `checked as for PingFederate ${targetVersion} (the server is ${serverVersion}): ${what}${advice}`;
  return finding('rehearsed-version', place, message);
}

/** Whether a version lies after `from` and is reached with `to`. */
function isBetween(from: string, to: string): (at: string) => boolean {
  return (at) => compareVersions(from, at) < 0 && compareVersions(to, at) >= 0;
}

/** What comes and goes from one version to a later one, and what is no longer asked for there. */
function changesBetween(
  rows: readonly Row[],
  older: string,
  newer: string,
): { comes: string[]; goes: string[]; excused: string[] } {
  const endsBetween = (last: string | undefined) =>
    last !== undefined && compareVersions(older, last) <= 0 && compareVersions(newer, last) > 0;
  const named = (isMeant: (rule: FieldRule) => boolean) =>
    unique(rows.flatMap(([name, rule]) => (isMeant(rule) ? [name] : [])));
  return {
    comes: gained(rows, isBetween(older, newer)),
    goes: named(({ until }) => endsBetween(until)),
    // What this tool writes by itself is nothing to a definition.
    excused: named(({ requiredUntil, required }) => required === undefined && endsBetween(requiredUntil)),
  };
}

/** From here on the server brings Jersey 2 and asks for more around it (the vendor's upgrade considerations for 13.0). */
const movesAt = '13.0';

const adviceFor13 =
  'PingFederate 13.0 and later fail with a plugin in server/default/deploy that depends on Jersey 1 (an old OAuth Playground, perhaps a connector), need Java 17 or 21, and pf.admin.baseurl in run.properties: see to these before the upgrade';

const sentence = (words: string, names: string[]) => (names.length > 0 ? [`${words} ${names.join(', ')}`] : []);

function beyondKnown(version: string): string[] {
  if (compareVersions(version, knownVersions.newest) <= 0) return [];
  return [`what came after ${knownVersions.newest} isn’t known here`];
}

/** Members, then values, then ids with capitals, each as a definition writes them. */
function gained(rows: readonly Row[], isNew: (since: string) => boolean): string[] {
  const members = rows.flatMap(([name, { since }]) => (since !== undefined && isNew(since) ? [name] : []));
  const values = rows.flatMap(([name, rule]) =>
    rule.kind === 'scalar'
      ? Object.entries(rule.valuesSince ?? {}).flatMap(([value, { since }]) =>
          isNew(since) ? [`${name} ${value}`] : [],
        )
      : [],
  );
  const hasCapitals = rows.some(([, rule]) => rule.kind === 'scalar' && isNew(rule.capitalsSince ?? '0'));
  return [...unique(members), ...unique(values), ...(hasCapitals ? ['capital letters in ids of certificates'] : [])];
}

type Row = [member: string, rule: FieldRule];

/** What a definition of these kinds can say. */
function writable(defined: readonly KindName[]): Row[] {
  const models = new Set(defined.flatMap(modelsWithin));
  return [...models].flatMap((name) =>
    Object.entries(fields[name]?.members ?? {}).filter(([, rule]) => !rule.readOnly),
  );
}

const whose = (defined: readonly KindName[]) =>
  defined.every((kind) => kind === 'SpConnection') ? 'connections' : 'what is defined here';

const unique = (names: string[]) => [...new Set(names)].sort();
