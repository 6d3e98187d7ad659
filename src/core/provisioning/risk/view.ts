import type { DesiredConnection, Difference, LiveConnection } from '../../connection/types.ts';
import { type OptionRole, settingWithRole } from '../../connector/option-roles.ts';
import type { Connector } from '../../connector/types.ts';
import { type Collector, collector } from '../../diagnostics/collector.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../../diagnostics/place.ts';
import { isObject, type JsonObject } from '../../document/json.ts';
import { isWithin, named, type PathPattern, pathPattern } from '../../document/path-pattern.ts';
import { objectsIn, textOf } from '../../document/readers.ts';

/** A channel that is on both sides, known by its name. */
export interface ChannelPair {
  name: string;
  /** Its position in the desired document. */
  index: number;
  desired: JsonObject;
  live: JsonObject;
  /** It runs before the change, after it, or never: it is active and so is the connection. */
  ran: boolean;
  runs: boolean;
}

/** A change of outbound provisioning as the risk rules look at it. */
export interface RiskView {
  connector: Connector | undefined;
  desired: { document: JsonObject; provision: JsonObject; channels: JsonObject[]; active: boolean };
  /** `undefined` when nothing was provisioned before. */
  live: { provision: JsonObject; channels: JsonObject[]; active: boolean } | undefined;
  differences: readonly Difference[];
  pairs: ChannelPair[];
  /** A channel runs before or after the change. */
  anyRuns: boolean;
  placeOf: DesiredConnection['placeOf'];
  /** The difference of a channel's member, `channelSource.baseDn`, or of what is in it; the first of those asked for. */
  differenceIn(channel: string, ...members: (string | PathPattern)[]): Difference | undefined;
  /** An option's value before and after, defaults filled in; `undefined` where the connector hasn't got it. */
  option(
    role: OptionRole,
  ): { name: string; title: string; before: string | undefined; after: string | undefined } | undefined;
  report: Collector<Place>['report'];
  findings(): Diagnostic[];
}

/** Builds the view; nothing is judged here. */
export function riskView(change: {
  desired: DesiredConnection;
  live?: LiveConnection;
  differences: readonly Difference[];
  connector: Connector | undefined;
}): RiskView {
  const { connector, differences } = change;
  const { id, document, placeOf } = change.desired;
  const desired = { document, ...sideOf(document, document.outboundProvision) };
  const found = change.live?.outboundProvision;
  const live = change.live && isObject(found) ? sideOf(change.live, found) : undefined;
  const pairs = pairsOf(desired, live);
  const { report, all } = collector((place: Place) => place, { connection: id });
  return {
    connector,
    desired,
    live,
    differences,
    pairs,
    anyRuns: [desired, live].some((side) => side?.active && side.channels.some(({ active }) => active === true)),
    placeOf,
    differenceIn: (channel, ...members) => differenceIn(differences, channel, members),
    option: (role) => optionOf(role, connector, desired.provision, live?.provision),
    report,
    findings: all,
  };
}

function sideOf(document: JsonObject, provision: unknown) {
  const provisioning = isObject(provision) ? provision : {};
  return {
    provision: provisioning,
    channels: objectsIn(provisioning, 'channels'),
    active: document.active === true,
  };
}

type Side = ReturnType<typeof sideOf>;

function pairsOf(desired: Side, live: Side | undefined): ChannelPair[] {
  return desired.channels.flatMap((channel, index) => {
    const other = live?.channels.find(({ name }) => name === channel.name);
    if (!live || !other) return [];
    const runs = desired.active && channel.active === true;
    const ran = live.active && other.active === true;
    return [{ name: textOf(channel.name), index, desired: channel, live: other, ran, runs }];
  });
}

function differenceIn(
  differences: readonly Difference[],
  channel: string,
  members: readonly (string | PathPattern)[],
): Difference | undefined {
  const patterns = members.map((member) => [
    ...channelAt(channel),
    ...(typeof member === 'string' ? pathPattern(member) : member),
  ]);
  return differences.find(({ path }) => patterns.some((pattern) => isWithin(path, pattern)));
}

/** A channel by its name. */
export function channelAt(name: string): PathPattern {
  return [...pathPattern('outboundProvision.channels'), named(name)];
}

function optionOf(
  role: OptionRole,
  connector: Connector | undefined,
  desired: JsonObject,
  live: JsonObject | undefined,
): ReturnType<RiskView['option']> {
  const setting = connector && settingWithRole(connector.descriptor, role);
  if (!setting) return undefined;
  const { name, label = name, defaultValue } = setting;
  return {
    name,
    title: `"${label}"`,
    before: live && (settingValue(live, name) ?? defaultValue),
    after: settingValue(desired, name) ?? defaultValue,
  };
}

/** A target setting's value as text; `undefined` when it isn't there or has none. */
export function settingValue({ targetSettings }: JsonObject, name: string): string | undefined {
  if (!Array.isArray(targetSettings)) return undefined;
  const setting = targetSettings.find((candidate) => isObject(candidate) && candidate.name === name);
  return isObject(setting) && typeof setting.value === 'string' && setting.value !== '' ? setting.value : undefined;
}

/** The difference of one target setting, by its machine name. */
export function settingDifference(differences: readonly Difference[], name: string): Difference | undefined {
  const setting = [...pathPattern('outboundProvision.targetSettings'), named(name)];
  return differences.find(({ path }) => isWithin(path, setting));
}

/** True when the option's value means deleting people rather than disabling them. */
export const isDelete = (value: string | undefined) => value !== undefined && /delete/i.test(value);

/**
 * What happens to people who are no longer in a channel's scope: `are deleted at the target`.
 * As the options are after the change.
 */
export function fateOfLeavers(view: RiskView): string {
  const remove = view.option('remove');
  const action = view.option('remove-action');
  const isOff = remove?.after === 'false';
  if (isOff) return `stay at the target as they are, because ${remove.title} is off`;
  if (action) return isDelete(action.after) ? 'are deleted at the target' : 'are disabled at the target';
  if (remove)
    return /delete/i.test(remove.title) && !/disable/i.test(remove.title)
      ? 'are deleted at the target'
      : 'are disabled at the target';
  return 'are disabled or deleted at the target, as its options say';
}
