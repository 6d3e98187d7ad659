import { below } from '../../document/json.ts';
import { isNothing } from '../compare/scalars.ts';
import { visitModels } from '../fields/visit-models.ts';
import { isKnownTo } from '../versions.ts';
import type { Check } from './check.ts';

/** That the server's version knows every member that the definition uses, and finds every member that it asks for. */
export function checkVersion({ document, version, report }: Check): void {
  if (version === undefined) return;
  visitModels(document, ({ value, model, pointer }) => {
    for (const [member, rule] of model.entries) {
      if (
        rule.requiredUntil !== undefined &&
        isNothing(value[member]) &&
        isKnownTo(version, { until: rule.requiredUntil })
      ) {
        const message = `PingFederate ${version} asks for "${member}"; versions after ${rule.requiredUntil} don't`;
        report('member-required-by-version', pointer, message, { at: 'key' });
      }
      if (isNothing(value[member]) || rule.readOnly || isKnownTo(version, rule)) continue;
      const message =
        rule.since !== undefined && !isKnownTo(version, { since: rule.since })
          ? `PingFederate ${version} doesn't know "${member}"; it came with ${rule.since}`
          : `PingFederate ${version} doesn't know "${member}" any more; it went after ${rule.until}`;
      report('member-not-in-version', below(pointer, member), message, { at: 'key' });
    }
  });
}
