import { checkShared, type Identity, identitiesOf } from '../connection/check-shared.ts';
import type { DesiredConnection } from '../connection/types.ts';
import { connectorOf } from '../connector/connector-of.ts';
import type { Definition } from '../definition/types.ts';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts';
import { withoutConsequences, withoutFollowOns } from '../diagnostics/follow-on.ts';
import { checkDesired, checkProvisioning } from '../provisioning/check-desired.ts';
import { loweringFor, type Project, type Surroundings } from './project.ts';

/** Those who want to know more of a check than its findings. */
interface Listeners {
  seen?(desired: DesiredConnection): void;
  /** A definition whose rules couldn't be looked at, and why. */
  unchecked?(sentence: string): void;
}

/** The definitions in the admin API's form, and the findings of all rules that need no server. */
export function checkProject(project: Project, surroundings: Surroundings): Checked<DesiredConnection[]> {
  const value: DesiredConnection[] = [];
  const diagnostics = findingsIn(project, surroundings, { seen: (one) => value.push(one) });
  return { value, diagnostics };
}

/**
 * The findings of all rules that need no server. Each connection is forgotten once it was looked at, so that ten
 * thousand need little memory. A definition with errors is looked at as far as it goes, so that what else is wrong
 * comes at once.
 */
export function findingsIn(
  project: Project,
  surroundings: Surroundings,
  { seen, unchecked }: Listeners = {},
): Diagnostic[] {
  const lower = loweringFor(surroundings);
  const diagnostics = [...project.diagnostics];
  const identities: Identity[] = [];
  const look = (definition: Definition): Diagnostic[] => {
    const { value: desired, diagnostics: own } = lower(definition);
    const why = whyUnchecked(definition, own, desired === undefined);
    if (why) unchecked?.(why);
    if (!desired) return own;
    const isToBe = desired.lifecycle.state !== 'absent';
    const found = isToBe ? withoutConsequences([...own, ...checkDesired(desired, surroundings)]) : own;
    if (project.broken.includes(definition)) return found;
    if (isToBe) identities.push(...identitiesOf(definition, desired));
    seen?.(desired);
    return found;
  };
  const lookAtProvisioning = (definition: Definition): Diagnostic[] => {
    unchecked?.(`${definition.file}: the rules for sign-on, because its metadata could not be read`);
    const { value: desired, diagnostics: own } = lower(definition);
    const provisioning = desired
      ? checkProvisioning(desired, connectorOf(desired.document, surroundings.connectors))
      : [];
    return [...own, ...provisioning].filter(({ code }) => !code.startsWith('metadata-'));
  };
  for (const definition of project.definitions) diagnostics.push(...look(definition));
  for (const file of project.unread) unchecked?.(`${file}: nothing in it could be read`);
  const said = byFile(project.broken.length > 0 ? project.diagnostics : []);
  for (const definition of project.broken) {
    const found = lacksMetadata(definition) ? lookAtProvisioning(definition) : look(definition);
    diagnostics.push(...withoutFollowOns(found, said.get(definition.file) ?? []));
  }
  diagnostics.push(...checkShared(identities));
  return diagnostics;
}

/** What a connection lacks would only follow from metadata that isn't there, or isn't filled in. */
function lacksMetadata({ data, samlMetadata }: Definition): boolean {
  if (data.samlMetadata === undefined) return false;
  return samlMetadata === undefined || JSON.stringify(data.samlMetadata).includes('${');
}

const connectorUnknown = new Set(['connector-missing', 'connector-unknown', 'connector-type-unknown']);

function whyUnchecked({ file }: Definition, own: Diagnostic[], isUnlowered: boolean): string | undefined {
  if (isUnlowered) return `${file}: its rules, because its metadata has errors`;
  if (own.some(({ code, severity }) => severity === 'error' && connectorUnknown.has(code)))
    return `${file}: its settings and fields, because its connector isn’t known`;
  return undefined;
}

function byFile(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const files = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) files.set(one.place.file, [...(files.get(one.place.file) ?? []), one]);
  return files;
}
