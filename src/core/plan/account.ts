import { connectorOf } from '../connector/connector-of.ts';
import type { Connector, Connectors, SettingRole } from '../connector/types.ts';
import { factsOf } from '../consequences/of-connection.ts';
import { settingRoles, settingValue } from '../consequences/of-target.ts';
import { part } from '../consequences/situation.ts';
import type { JsonObject } from '../document/json.ts';
import { comparableBaseUrl } from '../meaning/url.ts';
import { isSecretReference } from '../secret.ts';

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
