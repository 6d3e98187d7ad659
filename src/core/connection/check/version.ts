import { below } from '../../document/json.ts';
import { isNothing } from '../compare/scalars.ts';
import { visitModels } from '../import/visit-models.ts';
import { isKnownTo } from '../versions.ts';
import type { Check } from './check.ts';

/** That the server's version knows every member that the definition uses. */
export function checkVersion({ document, version, report }: Check): void {
  if (version === undefined) return;
  visitModels(document, ({ value, model, pointer }) => {
    for (const [member, rule] of model.entries) {
      if (isNothing(value[member]) || rule.readOnly || isKnownTo(version, rule)) continue;
      const message =
        rule.since !== undefined && !isKnownTo(version, { since: rule.since })
          ? `PingFederate ${version} doesn't know "${member}"; it came with ${rule.since}`
          : `PingFederate ${version} doesn't know "${member}" any more; it went after ${rule.until}`;
      report('member-not-in-version', below(pointer, member), message, { at: 'key' });
    }
  });
}
