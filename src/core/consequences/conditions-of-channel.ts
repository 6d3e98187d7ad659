import { channelsOn } from '../connection/channels.ts';
import { isSameLabel } from '../connector/labels.ts';
import { isSection } from '../connector/setting-kinds.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { isMember, pathText } from '../document/path.ts';
import { objectsOf, textOf, textsOf } from '../document/readers.ts';
import { isSameBaseUrl } from '../meaning/url.ts';
import type { OfChannel, OfField, OfSetting } from './condition.ts';
import {
  creates,
  fateOfLeavers,
  fieldCalled,
  fieldRoles,
  isDelete,
  optionRole,
  optionValue,
  settingCalled,
  settingRoles,
  settingValue,
  updates,
} from './of-target.ts';
import { mayOverlap } from './overlap.ts';
import { type Answers, isOn, part, type Situation, within } from './situation.ts';

const channelAfter = ({ subject, move }: Situation) => within(subject.after, move.path, ['channels']);
/** Of a channel under another name, the one that had the old name. */
const channelBefore = ({ subject, move }: Situation) =>
  move.word === 'exchanged' ? objectOr(move.difference.live) : within(subject.before, move.path, ['channels']);

const objectOr = (value: Json | undefined) => (isObject(value) ? value : undefined);
const sourceOf = (channel: JsonObject | undefined) => part(channel, 'channelSource');

/** The channel of the move is active, and so is the connection. */
export const runsAfter = (one: Situation) => isOn(one.subject.after.active) && isOn(channelAfter(one)?.active);
export const ranBefore = (one: Situation) => isOn(one.subject.before?.active) && isOn(channelBefore(one)?.active);

const usesGroups = (channel: JsonObject | undefined) => {
  const source = sourceOf(channel);
  return textOf(part(source, 'userSourceLocation').groupDN) !== '' || provisionsGroups(channel);
};

const provisionsGroups = (channel: JsonObject | undefined) => {
  const groups = part(sourceOf(channel), 'groupSourceLocation');
  return textOf(groups.groupDN) !== '' || textOf(groups.filter) !== '';
};

const detection = (channel: JsonObject | undefined) => part(sourceOf(channel), 'changeDetectionSettings');
const status = (channel: JsonObject | undefined) => part(sourceOf(channel), 'accountManagementSettings');

export const ofChannel: Answers<OfChannel> = {
  'channel-runs': runsAfter,
  'channel-ran': ranBefore,
  'group-dn': (one) => textOf(part(sourceOf(channelAfter(one)), 'userSourceLocation').groupDN) !== '',
  'groups-used': (one) => usesGroups(channelAfter(one)) || usesGroups(channelBefore(one)),
  'groups-provisioned': ({ subject }) => subject.connector?.entry?.groups !== false,
  'by-flag': (one) => status(channelAfter(one)).accountStatusAlgorithm === 'ACCOUNT_STATUS_ALGORITHM_FLAG',
  'flag-means-active': (one) => status(channelAfter(one)).flagComparisonStatus !== false,
  'locks-by-flag': (one) =>
    /lock|disabled|inactive/i.test(textOf(status(channelAfter(one)).accountStatusAttributeName)),
  'by-usn': (one) => detection(channelAfter(one)).changedUsersAlgorithm === 'ACTIVE_DIRECTORY_USN',
  creates: ({ subject }) => creates(subject.after, subject.connector),
  'updates-off': ({ subject }) => !updates(subject.after, subject.connector),
  deletes: ({ subject }) => fateOfLeavers(subject.after, subject.connector) === 'deleted',
  'removal-off': ({ subject }) => fateOfLeavers(subject.after, subject.connector) === 'kept',
  'disabled-too': ({ subject }) =>
    optionValue(subject.after, subject.connector, 'disabled-too')?.toLowerCase() === 'true',
  'deletes-now': ({ subject, move }) =>
    isDelete(move.new) && !isDelete(move.old) && fateOfLeavers(subject.after, subject.connector) === 'deleted',
  'disables-now': ({ move }) => isDelete(move.old) && !isDelete(move.new),
  'same-connector': ({ subject, move }) =>
    subject.connector?.entry?.otherNames?.some((name) => isSameLabel(name, move.old)) === true,
  'link-moves': linkMoves,
  'channels-overlap': ({ subject }) => {
    const list = channelsOn(subject.after);
    return list.some((one, index) => list.slice(0, index).some((other) => mayOverlap(one, other, subject)));
  },
};

/** A difference of the same channel fills a field of the role `link` from something else. */
function linkMoves({ subject, move }: Situation): boolean {
  const channel = pathText(move.path.slice(0, 3));
  return subject.differences.some(({ path, kind }) => {
    const field = path[4];
    if (kind === 'added' || pathText(path.slice(0, 3)) !== channel || !field || isMember(field)) return false;
    return fieldRoles(subject.connector, field.item ?? '').includes('link');
  });
}

/** The setting of the move: the item that comes or goes, or the one that the path leads into. */
const settingName = ({ move }: Situation) => move.item;

const hasRole = (role: string) => (one: Situation) =>
  settingRoles(one.subject.connector, settingName(one)).some((known) => known === role);

const isOption = (role: string) => (one: Situation) => optionRole(one.subject.connector, settingName(one)) === role;

export const ofSetting: Answers<OfSetting> = {
  'setting:tenant': hasRole('tenant'),
  'setting:tenant-by-token': hasRole('tenant-by-token'),
  'setting:credential': hasRole('credential'),
  'setting:link-rule': hasRole('link-rule'),
  'setting:for-life': hasRole('for-life'),
  'setting:devices': hasRole('devices'),
  'setting:groups': hasRole('groups'),
  'setting:rights': hasRole('rights'),
  'setting:scope-at-target': hasRole('scope-at-target'),
  'setting:delete': hasRole('delete'),
  'setting:notify': hasRole('notify'),
  'setting:shape': hasRole('shape'),
  'setting:section': (one) => {
    const setting = settingCalled(one.subject.connector, settingName(one));
    return setting !== undefined && isSection(setting, one.subject.connector);
  },
  'setting:same-value': ({ subject, move }) => {
    const [old, now] = [subject.before, subject.after].map((document) =>
      settingValue(document, subject.connector, move.item),
    );
    return !move.difference.secret && subject.before !== undefined && isSameBaseUrl(old!, now!);
  },
  'setting:secret': (one) =>
    one.move.difference.secret === true || settingCalled(one.subject.connector, settingName(one))?.encrypted === true,
  'option:create': isOption('create'),
  'option:update': isOption('update'),
  'option:remove': isOption('remove'),
  'option:remove-action': isOption('remove-action'),
  'option:disabled-too': isOption('disabled-too'),
  overwrites: ({ move }) => /^overwrite/i.test(move.new),
};

/** The code of the field that the move is about. */
export function fieldCode({ move }: Situation): string {
  const at = move.path.findIndex((step) => isMember(step) && step.member === 'attributeMapping');
  const step = move.path[at + 1];
  return step && !isMember(step) ? (step.item ?? '') : '';
}

const isFor = (role: string) => (one: Situation) =>
  fieldRoles(one.subject.connector, fieldCode(one)).some((known) => known === role);

/** How the field is filled, on one side. */
function fillingOf(document: JsonObject | undefined, one: Situation): JsonObject {
  const whole = within(document, one.move.path, ['attributeMapping']) ?? mappingIn(document, one);
  return part(whole, 'saasFieldInfo');
}

function mappingIn(document: JsonObject | undefined, one: Situation): JsonObject | undefined {
  const channel = within(document, one.move.path, ['channels']);
  return objectsOf(channel?.attributeMapping).find(({ fieldName }) => fieldName === fieldCode(one));
}

const isFilled = (info: JsonObject) =>
  textsOf(info.attributeNames).length > 0 || textOf(info.defaultValue) !== '' || textOf(info.expression) !== '';

export const ofField: Answers<OfField> = {
  'field:link': isFor('link'),
  'field:for-life': isFor('for-life'),
  'field:sign-in': isFor('sign-in'),
  'field:rights': isFor('rights'),
  'field:cost': isFor('cost'),
  'field:scope-at-target': isFor('scope-at-target'),
  'field:password': isFor('password'),
  'field:devices': isFor('devices'),
  'field:status': isFor('status'),
  'field:groups': isFor('groups'),
  'field:notify': isFor('notify'),
  'field:manager': isFor('manager'),
  'field:required': (one) => fieldCalled(one.subject.connector, fieldCode(one))?.required === true,
  'field:matters': (one) => fieldRoles(one.subject.connector, fieldCode(one)).some((role) => role !== 'profile'),
  'field:unknown': (one) => fieldRoles(one.subject.connector, fieldCode(one)).length === 0,
  'field:expression': (one) => textOf(fillingOf(one.subject.after, one).expression) !== '',
  'field:nothing-before': (one) => !isFilled(fillingOf(one.subject.before, one)),
  'field:cautions': ({ subject }) =>
    subject.connector?.entry?.cautions?.some(({ when }) => when === 'mapping-removed') === true,
};
