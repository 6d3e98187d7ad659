import type { Desired } from '../connection/types.ts';
import { connectorOf } from '../connector/connectors.ts';
import type { Definition } from '../definition/types.ts';
import { type Checked, type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { withoutConsequences, withoutFollowOns } from '../diagnostics/follow-on.ts';
import type { Place } from '../diagnostics/place.ts';
import { checkDesired, checkProvisioning } from '../provisioning/check-desired.ts';
import { loweringFor, type Project, type Surroundings } from './project.ts';

/** Those who want to know more of a check than its findings. */
interface Listeners {
  seen?(desired: Desired): void;
  /** A definition whose rules couldn't be looked at, and why. */
  unchecked?(sentence: string): void;
}

/** The definitions in the admin API's form, and the findings of all rules that need no server. */
export function checkProject(project: Project, surroundings: Surroundings): Checked<Desired[]> {
  const value: Desired[] = [];
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
  const lower = loweringFor(surroundings, [...project.definitions, ...project.broken]);
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
    if (isToBe && desired.kind === 'SpConnection') identities.push(...identitiesOf(definition, desired));
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

const members = ['name', 'entityId'] as const;
type Member = (typeof members)[number];
const words: Record<Member, string> = { name: 'name', entityId: 'entity ID' };

/** What no two SP connections of a server may share, of one that will be sent. */
interface Identity {
  id: string;
  member: Member;
  value: string;
  place(): Place;
  /** A person wrote it; otherwise the metadata brought it. */
  isWritten: boolean;
}

function identitiesOf({ data }: Definition, { id, document, placeOf }: Desired): Identity[] {
  return members.flatMap((member) => {
    const value = document[member];
    if (typeof value !== 'string' || value === '') return [];
    return [{ id, member, value, place: () => placeOf(`/${member}`), isWritten: data[member] !== undefined }];
  });
}

/**
 * A finding on each of the connections that get the same name or entity ID and at least one of them from metadata. Two
 * that are written are found where definitions are read.
 */
function checkShared(identities: readonly Identity[]): Diagnostic[] {
  const groups = new Map<string, Identity[]>();
  for (const one of identities) {
    const key = `${one.member}\n${one.value}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1 && group.some(({ isWritten }) => !isWritten))
    .flatMap((group) => group.map((one) => sharing(one, group)));
}

function sharing(one: Identity, group: readonly Identity[]): Diagnostic {
  const [other, ...more] = group.filter((each) => each !== one) as [Identity, ...Identity[]];
  const { file, line } = other.place();
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  const whose = one.isWritten ? 'the' : 'the metadata’s';
  const message = `${whose} ${words[one.member]} "${one.value}" is also that of ${file}:${line}${others}`;
  return finding('metadata-shared-identity', one.place(), message, { key: one.id });
}
