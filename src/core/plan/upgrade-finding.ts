import { fields } from '../connection/fields/table.ts';
import { compareVersions, knownVersions } from '../connection/versions.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';

/**
 * What a plan made for another version than the server's has to say about that version: which members it adds, and
 * which it no longer asks for. What it refuses has findings of its own.
 */
export function upgradeFinding(serverVersion: string, targetVersion: string, place: Place): Diagnostic {
  const changes = [
    ...sentence('it also knows', membersBetween('since', serverVersion, targetVersion)),
    ...sentence('it no longer asks for', membersBetween('requiredUntil', serverVersion, targetVersion)),
  ];
  const known =
    compareVersions(targetVersion, knownVersions.newest) > 0
      ? `what came after ${knownVersions.newest} isn’t known here`
      : 'for connections it adds nothing';
  const what = changes.length > 0 ? changes.join('; ') : known;
  const message = `checked as for PingFederate ${targetVersion} (the server is ${serverVersion}): ${what}`;
  return finding('rehearsed-version', place, message);
}

const sentence = (words: string, members: string[]) => (members.length > 0 ? [`${words} ${members.join(', ')}`] : []);

/** Members whose bound lies after the one version and not after the other; `requiredUntil` ends with its version. */
function membersBetween(bound: 'since' | 'requiredUntil', from: string, to: string): string[] {
  const names = Object.values(fields).flatMap(({ members }) =>
    Object.entries(members).flatMap(([name, rule]) => {
      const at = rule[bound];
      if (at === undefined || rule.readOnly) return [];
      const isNew =
        bound === 'since'
          ? compareVersions(from, at) < 0 && compareVersions(to, at) >= 0
          : compareVersions(from, at) <= 0 && compareVersions(to, at) > 0;
      return isNew ? [name] : [];
    }),
  );
  return [...new Set(names)].sort();
}
