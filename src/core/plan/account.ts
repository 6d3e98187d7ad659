import { channelsOn } from '../connection/channels.ts';
import { connectorOf } from '../connector/connectors.ts';
import type { Connector, Connectors, SettingRole } from '../connector/types.ts';
import { factsOf } from '../consequences/of-connection.ts';
import { fateOfLeavers, fieldRoles, settingRoles, settingValue, targetWords } from '../consequences/of-target.ts';
import { mayOverlap } from '../consequences/overlap.ts';
import { part, type Subject } from '../consequences/situation.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { JsonObject } from '../document/json.ts';
import { objectsOf, textOf } from '../document/readers.ts';
import { comparableBaseUrl } from '../meaning/url.ts';
import { isSecretReference } from '../secret.ts';
import type { Loss } from './acknowledge/loss.ts';
import type { CreateChange, ReplaceChange, UpdateChange } from './types.ts';

/** Which account of a service a connection provisions into, as far as its settings say. */
export interface Account {
  /** The connector's type. */
  connector: string;
  /** Equal for one account; empty where the settings leave it open. */
  key: string;
  /** No setting names it: the key is the name of a secret, and another name may be of the same account. */
  isByToken: boolean;
}

/** The account of a connection, running or not; `undefined` for one that doesn't provision. */
export function accountOf(document: JsonObject, connectors: Connectors): Account | undefined {
  if (typeof part(document, 'outboundProvision').type !== 'string') return undefined;
  const connector = connectorOf(document, connectors);
  if (!connector) return undefined;
  const [bySettings, byToken] = [settingsKey(document, connector), tokenKey(document, connector)];
  return { connector: connector.descriptor.id, key: bySettings ?? byToken, isByToken: bySettings === undefined };
}

/** The account of a connection whose channels run. */
export function accountInUse(document: JsonObject, connectors: Connectors): Account | undefined {
  const { active, provisions } = factsOf(document);
  return active && provisions ? accountOf(document, connectors) : undefined;
}

/** Settings that name the account: its address, its id. */
function settingsKey(document: JsonObject, connector: Connector): string | undefined {
  const names = namesOf(connector, 'tenant');
  const values = names.map((name) => comparableBaseUrl(settingValue(document, connector, name)));
  return values.every((value) => value === '') ? undefined : JSON.stringify(values);
}

/** One reference is likely one token, and so one account. */
function tokenKey(document: JsonObject, connector: Connector): string {
  const byToken = namesOf(connector, 'tenant-by-token');
  const names = byToken.length > 0 ? byToken : namesOf(connector, 'credential');
  const values = names.map((name) => settingValue(document, connector, name));
  return values.some(isSecretReference) ? JSON.stringify(values) : '';
}

/** Worked out once for a connector: a plan asks it of each of its connections. */
function namesOf(connector: Connector, role: SettingRole): string[] {
  const known = named.get(connector) ?? new Map<SettingRole, string[]>();
  const names = known.get(role) ?? withRole(connector, role);
  named.set(connector, known.set(role, names));
  return names;
}

const named = new WeakMap<Connector, Map<SettingRole, string[]>>();

const withRole = (connector: Connector, role: SettingRole) =>
  connector.descriptor.configDescriptor.fields
    .map(({ name }) => name)
    .filter((name) => settingRoles(connector, name).includes(role));

/** Another connection that provisions with the same connector; `isSame` where it is surely into the same account. */
export interface Rival {
  name: string;
  document: JsonObject;
  isSame: boolean;
}

type Made = Pick<CreateChange | UpdateChange | ReplaceChange, 'id' | 'desired' | 'differences'>;

/** What it means to people that two connections look after them at one target; nothing where nobody can be in both. */
export function sharedAccount(
  made: Made,
  rival: Rival,
  { connectors, isActiveDirectory }: { connectors: Connectors } & Pick<Subject, 'isActiveDirectory'>,
): { finding: Diagnostic; losses: Loss[] } | undefined {
  const { id, desired } = made;
  if (!meet(desired.document, rival.document, { isActiveDirectory })) return undefined;
  const connector = connectorOf(desired.document, connectors);
  const { says, tier } = effectOf(desired.document, rival, connector);
  const subject = `People who are in the scope of this connection and of "${rival.name}"`;
  const place = desired.placeOf('/outboundProvision/targetSettings', 'key');
  const hint = rival.isSame
    ? 'give each its own scope, or leave one of them inactive'
    : 'compare the account’s name at the target, and give each its own scope';
  const base = finding('same-tenant', place, `${subject} ${says}`, { hint, key: id });
  const said: Diagnostic = { ...base, subject, tier, certain: false, order: 100 };
  return { finding: tier === 6 ? { ...said, severity: 'info' } : said, losses: tier === 1 ? [loss(said, made)] : [] };
}

/** Some channel of each may hold the same people. */
function meet(a: JsonObject, b: JsonObject, directories: Pick<Subject, 'isActiveDirectory'>): boolean {
  const beside = channelsOn(b);
  return channelsOn(a).some((one) => beside.some((other) => mayOverlap(one, other, directories)));
}

function effectOf(
  document: JsonObject,
  rival: Rival,
  connector: Connector | undefined,
): { says: string; tier: number } {
  const target = targetWords(connector);
  const fates = [document, rival.document].map((one) => fateOfLeavers(one, connector));
  const fate = fates.includes('deleted') ? 'deleted' : fates.every((one) => one === 'kept') ? 'kept' : 'disabled';
  if (!rival.isSame) {
    const may = fate === 'kept' ? 'may get the values of both in turn' : `may be ${fate} by one of them`;
    return {
      says: `${may} at ${target}: whether both provision into one account there, the plan can’t tell, as only a token says which`,
      tier: 3,
    };
  }
  const both = 'both provision into the same account there';
  if (fate !== 'kept')
    return {
      says: `are ${fate} at ${target} by one of them while the other creates or updates them: ${both}`,
      tier: fate === 'deleted' ? 1 : 2,
    };
  if (rightsIn(document, connector) !== rightsIn(rival.document, connector))
    return { says: `have the rights or licence at ${target} that the one gives that runs last: ${both}`, tier: 2 };
  return { says: `are looked after at ${target} by both of them in the same way: ${both}`, tier: 6 };
}

/** How a connection fills the fields that give rights or cost licences. */
function rightsIn(document: JsonObject, connector: Connector | undefined): string {
  const decides = (code: string) => fieldRoles(connector, code).some((role) => role === 'rights' || role === 'cost');
  const mappings = channelsOn(document).map(({ attributeMapping }) =>
    objectsOf(attributeMapping)
      .filter(({ fieldName }) => decides(textOf(fieldName)))
      .map((one) => [
        textOf(one.fieldName),
        part(one, 'saasFieldInfo').attributeNames,
        part(one, 'saasFieldInfo').defaultValue,
      ]),
  );
  return JSON.stringify(mappings.map((one) => one.sort()));
}

function loss({ message: why, place }: Diagnostic, { differences }: Made): Loss {
  const told = differences.filter(
    ({ secret, path: [first] }) =>
      secret !== true && first !== undefined && 'member' in first && first.member === 'outboundProvision',
  );
  return { kind: 'delete-accounts', severity: 'irreversible', differences: told, why, place };
}
