import { secretReferences } from '../connection/secrets/secret-references.ts';
import type { Desired, Difference, Live } from '../connection/types.ts';
import { codes } from '../diagnostics/codes.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { valueAt } from '../document/json.ts';
import { pathText } from '../document/path.ts';
import type { Change, Plan } from '../plan/types.ts';
import { secretNamesIn } from '../secret.ts';
import { type Built, builtFor, type Means } from './body-for.ts';

/** Why a change can't be carried out, as a sentence and at its places. */
interface Unsendable {
  message: string;
  diagnostics: Diagnostic[];
}

/** Why a body can't be sent: a secret isn't there, or a reference stands in it as it was written. */
export function whyUnsendable(desired: Desired, built: Built): Unsendable | undefined {
  if (built.missingSecrets.length > 0) return lacksSecrets(desired, built);
  if (built.unfilled.length === 0) return undefined;
  const asWritten = built.unfilled.length === 1 ? 'as it is written' : 'as they are written';
  const message = `${built.unfilled.join(', ')} would be sent ${asWritten}; nothing was written`;
  const place = desired.placeOf('');
  return {
    message,
    diagnostics: [finding('reference-not-sent', place, message, { key: desired.key })],
  };
}

function lacksSecrets(desired: Desired, { missingSecrets }: Built): Unsendable {
  const names = missingSecrets.map((name) => `\${secret:${name}}`).join(', ');
  return {
    message: `${names} ${missingSecrets.length === 1 ? 'is' : 'are'} not set; nothing was written`,
    diagnostics: missingSecrets.flatMap((name) => notAvailable(desired, name, 'is not set')),
  };
}

/** A finding at each reference to a secret that has to be sent and isn't there. */
function notAvailable(desired: Desired, name: string, problem: string): Diagnostic[] {
  const references = secretReferences(desired).filter(({ text }) => secretNamesIn(text).includes(name));
  return references.map(({ pointer }) =>
    finding('secret-not-available', desired.placeOf(pointer), `the secret ${name} ${problem}`, {
      hint: `set the environment variable ${name}; in a workflow hand it on under \`env:\` of the step that applies, \`${name}: \${{ secrets.${name} }}\``,
      key: desired.key,
    }),
  );
}

export function keptSecretFindings(desired: Desired, { keptSecrets }: Built): Diagnostic[] {
  return keptSecrets.map((name) =>
    finding(
      'secret-kept',
      placeOfSecret(desired, name),
      `the secret ${name} is not set; the server keeps what it has`,
      {
        key: desired.key,
      },
    ),
  );
}

function placeOfSecret(desired: Desired, name: string) {
  const reference = secretReferences(desired).find(({ text }) => secretNamesIn(text).includes(name));
  return desired.placeOf(reference?.pointer ?? '');
}

/** What the server holds is not what was asked for. */
export function storedDifferently(desired: Desired, differences: readonly Difference[]): Diagnostic[] {
  return differences.map((difference) =>
    finding(
      'stored-differently',
      difference.place,
      `${pathText(difference.path)} is not on the server as it was sent`,
      {
        key: desired.key,
      },
    ),
  );
}

/**
 * What stands in the way of a plan although it may be applied: secrets that a change has to send and that aren't there.
 * Every body is built once before the first write, so that a plan isn't carried out by half.
 */
export function findingsBeforeFirstWrite(plan: Plan, means: Omit<Means, 'version'>): Diagnostic[] {
  return plan.changes.flatMap((change) => lackOf(change, { ...means, version: plan.server.version }));
}

/** The same for a plan, which has no secrets: the ones that its apply will need. */
export function secretsNeeded(plan: Plan, means: Omit<Means, 'version'>): Diagnostic[] {
  const lacking = findingsBeforeFirstWrite(plan, means).filter(({ code }) => code === 'secret-not-available');
  return lacking.map((one) => ({ ...one, code: 'secret-not-set', severity: codes['secret-not-set'].severity }));
}

type Sending = Extract<Change, { action: 'create' | 'update' | 'replace' }>;

function lackOf(change: Change, means: Means): Diagnostic[] {
  if (change.action === 'no-op' || change.action === 'delete') return [];
  const built = builtFor(means, change.desired, liveOf(change));
  const missing = whyUnsendable(change.desired, built)?.diagnostics ?? [];
  const rotated = rotatedSecrets(change);
  const kept = built.keptSecrets.filter((name) => rotated.has(name));
  return [
    ...missing,
    ...kept.flatMap((name) => notAvailable(change.desired, name, 'is to be sent again and is not set')),
  ];
}

function liveOf(change: Sending): Live | undefined {
  if (change.action === 'create') return undefined;
  return change.action === 'replace' ? { ...change.live, active: false } : change.live;
}

/** The names of the secrets that the change is to send although the server holds one. */
function rotatedSecrets({ differences, desired }: Sending): Set<string> {
  const texts = differences
    .filter(({ secret, kind }) => secret === true && kind === 'changed')
    .map(({ pointer }) => valueAt(desired.document, pointer));
  return new Set(texts.flatMap((text) => (typeof text === 'string' ? secretNamesIn(text) : [])));
}
