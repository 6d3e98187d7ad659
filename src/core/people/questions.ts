import { channelsIn, runningChannels } from '../connection/channels.ts';
import type { Difference } from '../connection/types.ts';
import type { Connector } from '../connector/types.ts';
import { creates, fateOfLeavers, optionValue, targetWords, updates } from '../consequences/of-target.ts';
import type { JsonObject } from '../document/json.ts';
import { isWithin, pathPattern } from '../document/path-pattern.ts';
import { idIn, objectIn, sameJson, textIn, textOf } from '../document/readers.ts';
import { type Field, fieldsOf, identityOf } from './fields.ts';
import { groupClassOf, memberAttribute, scopeOf } from './scope.ts';
import { type StatusRule, statusRuleOf } from './status.ts';
import type { Scope, Target } from './types.ts';
import { whyUnknown } from './values.ts';

/** What is to be counted: two states of a connection, as the admin API has them. */
export interface CountedChange {
  /** As the server has it. */
  before?: JsonObject | undefined;
  /** As it will be. */
  after?: JsonObject | undefined;
  connector: Connector | undefined;
  /** What differs; without it everything is asked, as in a preview of how things stand. */
  differences?: readonly Difference[] | undefined;
}

/** What has to be asked about one channel. A side that doesn't run isn't there. */
export interface ChannelQuestion {
  channel: string;
  target: Target;
  before?: ChannelSide | undefined;
  after?: ChannelSide | undefined;
  /** Both sides are about the same people: they may be read once, with what `after` wants, and handed to both. */
  isOneScope: boolean;
  /**
   * Of a channel that is or will be switched off while its scope or its status rule changes, the sides that don't run:
   * whom it provisioned while it ran leaves by them, so that they are read as well.
   */
  resting?: { before?: ChannelSide | undefined; after?: ChannelSide | undefined } | undefined;
}

/** The sides that are read of a channel: those that run, and those that rest where that makes a difference. */
export const sidesRead = ({ before, after, resting }: ChannelQuestion) => ({
  before: before ?? resting?.before,
  after: after ?? resting?.after,
});

/** One side of a channel: whom to ask for, what to read of each, and how to judge it. */
export interface ChannelSide {
  scope: Scope;
  /** The id of the data store that the people are in. */
  dataStore: string;
  /** The attribute of a group that names its members. */
  member: string;
  /** The class of groups; empty when the channel names none. */
  groupClass: string;
  /** What to read of each person. */
  attributes: string[];
  /** Those of them whose values are octets. */
  binary: string[];
  judge: Judge;
}

/** How one side of a channel sees a person. */
export interface Judge {
  /** The names of the GUID, of both sides: a person has to have the same key on both. */
  guids: readonly string[];
  status: StatusRule;
  fields: readonly Field[];
  identity: Field | undefined;
}

/** How things stand, as a change that changes nothing. */
export function standing(document: JsonObject, connector: Connector | undefined): CountedChange {
  return { before: document, after: document, connector };
}

/**
 * What has to be asked to know what a change does to people: nothing when it touches no channel, no activation, no
 * provisioning option and not the target. When it touches one channel all are asked, because who leaves one may be in
 * another.
 */
export function questionsOf({ before, after, connector, differences }: CountedChange): ChannelQuestion[] {
  if (differences && !differences.some(isAboutPeople)) return [];
  const [old, now] = [channelsByName(before), channelsByName(after)];
  const [oldToo, nowToo] = [channelsByName(before, channelsIn), channelsByName(after, channelsIn)];
  const names = [...new Set([...oldToo.keys(), ...nowToo.keys()])];
  const target = targetOf(after ?? before, connector);
  return names.flatMap((name) => {
    const running = questionOf(name, { before: old.get(name), after: now.get(name) }, connector, target);
    const isWhole = running.before && running.after;
    const whole = () => questionOf(name, { before: oldToo.get(name), after: nowToo.get(name) }, connector, target);
    const resting = isWhole ? undefined : restingIn(running, whole());
    return running.before || running.after || resting ? [{ ...running, resting }] : [];
  });
}

/** Two sides that mean other people, or see other people as disabled, one of which doesn't run. */
function restingIn(running: ChannelQuestion, { before, after, isOneScope: isOne }: ChannelQuestion) {
  if (!before || !after) return undefined;
  if (isOne && sameJson({ ...before.judge.status }, { ...after.judge.status })) return undefined;
  return { before: running.before ? undefined : before, after: running.after ? undefined : after };
}

function targetOf(document: JsonObject | undefined, connector: Connector | undefined): Target {
  return {
    name: targetWords(connector),
    fate: fateOfLeavers(document, connector),
    creates: creates(document, connector),
    updates: updates(document, connector),
    disabledToo: optionValue(document, connector, 'disabled-too')?.toLowerCase() === 'true',
  };
}

const touching = ['active', 'outboundProvision'].map(pathPattern);

/** How a channel runs, and how it notices changes, decides nothing about who is in it. */
const quiet = [
  'outboundProvision.channels[*].maxThreads',
  'outboundProvision.channels[*].timeout',
  'outboundProvision.channels[*].channelSource.groupSourceLocation',
  'outboundProvision.channels[*].channelSource.changeDetectionSettings.changedUsersAlgorithm',
  'outboundProvision.channels[*].channelSource.changeDetectionSettings.usnAttributeName',
  'outboundProvision.channels[*].channelSource.changeDetectionSettings.timeStampAttributeName',
].map(pathPattern);

const isAboutPeople = ({ path }: Difference) =>
  touching.some((pattern) => isWithin(path, pattern)) && !quiet.some((pattern) => isWithin(path, pattern));

const channelsByName = (document: JsonObject | undefined, listed = runningChannels) =>
  new Map(listed(document).map((channel) => [textOf(channel.name), channel]));

interface Sides {
  before: JsonObject | undefined;
  after: JsonObject | undefined;
}

function questionOf(channel: string, sides: Sides, connector: Connector | undefined, target: Target): ChannelQuestion {
  const known = guidsOf(sides);
  const guids = known.map(({ name }) => name);
  const binary = known.filter(({ isBinary }) => isBinary).map(({ name }) => name);
  const [old, now] = [sides.before, sides.after].map((one) => one && judgeOf(one, guids, connector));
  const before = sides.before && old && sideOf(sides.before, old, [old], binary, false);
  // Only who is in scope afterwards gets values, and each is compared with what the person gets today.
  const after = sides.after && now && sideOf(sides.after, now, old ? [old, now] : [now], binary, true);
  return { channel, target, before, after, isOneScope: isOneScope(before, after) };
}

function judgeOf(channel: JsonObject, guids: readonly string[], connector: Connector | undefined): Judge {
  const fields = fieldsOf(channel, connector);
  return { guids, status: statusRuleOf(channel), fields, identity: identityOf(fields, connector) };
}

/** The attributes that hold the GUID, each once. */
function guidsOf({ before, after }: Sides): { name: string; isBinary: boolean }[] {
  const named = [before, after].flatMap((channel) => {
    const source = objectIn(channel, 'channelSource');
    const name = textIn(source, 'guidAttributeName')?.trim();
    return name ? [{ name, isBinary: source?.guidBinary === true }] : [];
  });
  return named.filter(({ name }, index) => named.findIndex((one) => sameName(one.name, name)) === index);
}

const sameName = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** @param readers whose questions about a person the entry has to answer */
function sideOf(
  channel: JsonObject,
  judge: Judge,
  readers: readonly Judge[],
  binary: string[],
  withValues: boolean,
): ChannelSide {
  const read = withValues ? readers.flatMap(({ fields }) => fields.flatMap(({ source }) => readFor(source))) : [];
  const wanted = [...judge.guids, ...readers.map(({ status }) => status.attribute), ...read];
  const attributes = wanted.filter(
    (name, index) => name !== '' && wanted.findIndex((one) => sameName(one, name)) === index,
  );
  const dataStore = idIn(objectIn(channel, 'channelSource'), 'dataSource') ?? '';
  return {
    scope: scopeOf(channel),
    dataStore,
    member: memberAttribute(channel),
    groupClass: groupClassOf(channel),
    attributes,
    binary,
    judge,
  };
}

/** What only PingFederate works out needn't be read. */
const readFor = (source: Field['source']) => (whyUnknown(source) ? [] : source.attributes);

/** The same base, rule and directory: whoever is on the one side is on the other. */
const isOneScope = (before: ChannelSide | undefined, after: ChannelSide | undefined) =>
  before !== undefined &&
  after !== undefined &&
  before.dataStore === after.dataStore &&
  sameJson(asJson(before.scope), asJson(after.scope));

const asJson = (scope: Scope): JsonObject => ({ ...scope, rule: { ...scope.rule } });
