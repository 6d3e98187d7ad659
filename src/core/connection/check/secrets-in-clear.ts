import { below } from '../../document/json.ts';
import { isSecretReference } from '../../secret.ts';
import { visitModels } from '../fields/visit-models.ts';
import type { Check } from './check.ts';

const hint = 'write ${secret:NAME} and set the secret NAME where the run gets its secrets';

/** That nothing which never holds anything but a secret is written out. */
export function checkSecretsInClear({ kind, document, report }: Check): void {
  visitModels(kind, document, ({ value, model, pointer }) => {
    for (const [member, rule] of model.entries) {
      const text = value[member];
      if (rule.kind !== 'scalar' || !rule.secret?.always || typeof text !== 'string' || text === '') continue;
      if (isSecretReference(text)) continue;
      const at = below(pointer, member);
      if (member === 'keyStore') report('key-file-in-clear', at, 'a private key stands in the file', hint);
      else report('password-in-clear', at, 'a password stands in the file in clear', hint);
    }
  });
}
