import type { SettingDescriptor } from '../connector/plugin/types.ts';
import { type OptionRole, settingWithRole } from '../connector/setting-kinds.ts';
import type { Connector, FieldDescriptor } from '../connector/types.ts';
import { targetWords } from '../consequences/of-target.ts';
import { isObject, type JsonObject } from '../document/json.ts';
import { idIn, objectIn, objectsIn, textIn, textOf, textsIn } from '../document/readers.ts';
import { isTrusted, rangeOfPeople, shownNumber } from '../people/shown-numbers.ts';
import type { Counted } from '../people/types.ts';
import { secretNamesIn } from '../secret.ts';
import { showValue } from './values.ts';
import { visible } from './visible-text.ts';
import type { CardRow } from './words.ts';
import { code, ended, listed, strong, type Word, type Words } from './words.ts';

/** What a connection provisions as a whole: where to, whom it creates, what becomes of leavers. */
export function provisioningRows(document: JsonObject, connector: Connector | undefined): CardRow[] {
  const provision = objectIn(document, 'outboundProvision') ?? {};
  const target = connector ? visible(targetWords(connector)) : textOf(provision.type) || 'the target';
  const option = (role: OptionRole) => optionOf(provision, connector, role);
  return [
    row('Where to', whereTo(provision, connector, target)),
    row('New people', newPeople(provision, connector, option('create'))),
    row('Leavers', leavers(option, target)),
    row('Secret', secrets(provision, connector)),
  ].filter(({ words }) => words.length > 0);
}

/** Each channel's own: who is in it, by what they are known, which fields follow, whether it starts. */
export function channelRows(
  document: JsonObject,
  connector: Connector | undefined,
  people: Counted | undefined,
): { name: string; rows: CardRow[] }[] {
  const provision = objectIn(document, 'outboundProvision') ?? {};
  const updates = optionOf(provision, connector, 'update');
  return objectsIn(provision, 'channels').map((channel) => ({
    name: textOf(channel.name),
    rows: [
      row('Who', who(channel, people)),
      row('Same person', samePerson(channel, connector)),
      row('Changes', changes(channel, connector, updates)),
      row('Starts', starts(document, channel)),
    ].filter(({ words }) => words.length > 0),
  }));
}

const row = (label: string, words: Words): CardRow => ({ label, words });

const value = (text: string): Word => code(showValue(text));

function who(channel: JsonObject, people: Counted | undefined): Words {
  return [...scopeWords(channel), '. ', ...howMany(channel, people)];
}

/** How many people a channel is about, with when that was so; or why that isn't known. */
function howMany(channel: JsonObject, people: Counted | undefined): Words {
  if (people?.state === 'not-counted' && people.why.kind !== 'no-directory')
    return [`How many people that is isn’t known: ${visible(ended(people.why.message))}`];
  if (people?.state !== 'counted') return ['How many people that is isn’t known: this run can’t ask the directory.'];
  const effect = people.effect.channels.find((one) => one.channel === channel.name);
  if (effect?.after === undefined) return ['Nobody was counted, because the channel doesn’t run.'];
  if (!isTrusted(effect)) return ['How many people that is isn’t known: see the doubts.'];
  const at = people.at === undefined ? '' : `, counted on ${people.at.slice(0, 10)} at ${people.at.slice(11, 16)} UTC`;
  return [strong(rangeOfPeople(shownNumber(effect.after, people.smallest ?? 1))), `${at}.`];
}

/** Who is in a channel: the data store, the place in it, and what narrows that. */
export function scopeWords(channel: JsonObject): Words {
  const source = objectIn(channel, 'channelSource') ?? {};
  const store = idIn(source, 'dataSource');
  const users = objectIn(source, 'userSourceLocation') ?? {};
  const [base, filter, group] = [textIn(source, 'baseDn'), textIn(users, 'filter'), textIn(users, 'groupDN')];
  const nested = users.nestedSearch === true ? ' or in a group below it' : '';
  return [
    'everyone in ',
    store ? value(store) : 'no data store',
    ...(base ? [' below ', value(base)] : []),
    ...(group ? [' who is in ', value(group), nested] : []),
    ...(filter ? [group ? ' and matches ' : ' who matches ', value(filter)] : []),
  ];
}

/** What tells one account at the target from another: addresses, tenants, account ids. */
const account =
  /\b(account id|tenant|url|host|domain|subdomain|organi[sz]ation|environment id|region|instance|site)\b/i;

function whereTo(provision: JsonObject, connector: Connector | undefined, target: string): Words {
  const known = objectsIn(provision, 'targetSettings').flatMap((setting) => {
    const label = labelOf(connector, textOf(setting.name));
    const text = textOf(setting.value);
    const isSecret = secretNamesIn(text).length > 0 || isEncrypted(connector, textOf(setting.name));
    return text !== '' && !isSecret && account.test(label) && !/^(true|false)$/i.test(text)
      ? [[`${label} `, value(text)]]
      : [];
  });
  return known.length === 0 ? [`${target}.`] : [`${target}, `, ...listed(known), '.'];
}

function newPeople(provision: JsonObject, connector: Connector | undefined, create: string | undefined): Words {
  if (create?.toLowerCase() === 'false') return ['not created.'];
  const constants = objectsIn(provision, 'channels').flatMap((channel) =>
    objectsIn(channel, 'attributeMapping').flatMap((mapping) => constantOf(mapping, connector)),
  );
  const unique = new Map(constants.map((one) => [JSON.stringify(one), one]));
  return ['created', ...(unique.size > 0 ? [', with ', ...listed([...unique.values()])] : []), '.'];
}

/** A licence or a role that everybody gets. */
function constantOf(mapping: JsonObject, connector: Connector | undefined): Word[][] {
  const info = objectIn(mapping, 'saasFieldInfo') ?? {};
  const constant = textIn(info, 'defaultValue');
  const label = fieldOf(connector, mapping)?.label ?? textOf(mapping.fieldName);
  if (!constant || textsIn(info, 'attributeNames').length > 0 || !/licen[cs]e|role|type|plan\b/i.test(label)) return [];
  return [[`${label} `, strong(showValue(constant))]];
}

function samePerson(channel: JsonObject, connector: Connector | undefined): Words {
  const mappings = objectsIn(channel, 'attributeMapping');
  const key = mappings.find((one) => isKey(fieldOf(connector, one), textOf(one.fieldName)));
  if (!key) return [];
  const label = fieldOf(connector, key)?.label ?? textOf(key.fieldName);
  return [`${label} is `, code(showValue(key.saasFieldInfo)), '.'];
}

const isKey = (field: FieldDescriptor | undefined, name: string) =>
  (field?.unique === true && field.required === true) || /^(user ?name|login( ?id)?)$/i.test(field?.label ?? name);

function changes(channel: JsonObject, connector: Connector | undefined, updates: string | undefined): Words {
  if (updates?.toLowerCase() === 'false') return ['nothing about people who are there already: updates are off.'];
  const following = objectsIn(channel, 'attributeMapping').filter((mapping) => {
    const info = objectIn(mapping, 'saasFieldInfo') ?? {};
    const isKnownBy = isKey(fieldOf(connector, mapping), textOf(mapping.fieldName));
    return textsIn(info, 'attributeNames').length > 0 && info.createOnly !== true && !isKnownBy;
  });
  const labels = following.map((mapping) => [fieldOf(connector, mapping)?.label ?? textOf(mapping.fieldName)]);
  if (labels.length === 0) return ['nothing else follows the directory.'];
  return [...listed(labels), labels.length === 1 ? ' follows the directory.' : ' follow the directory.'];
}

function leavers(option: (role: OptionRole) => string | undefined, target: string): Words {
  const when = ' A leaver left the scope, or is disabled or gone in the directory.';
  if (option('remove')?.toLowerCase() === 'false') return ['left alone: their accounts stay as they are.'];
  const action = option('remove-action');
  if (action && /delete/i.test(action)) return [strong('deleted'), ` at ${target}, with their data.${when}`];
  if (action) return [`disabled at ${target}, not deleted.${when}`];
  return [`removed as the options of ${target} say.${when}`];
}

function starts(document: JsonObject, channel: JsonObject): Words {
  const [connection, own] = [document.active === true, channel.active === true];
  if (connection && own) return ['active from the apply on, connection and channel.'];
  if (connection) return [strong('inactive'), ': the channel is switched off.'];
  return [strong('inactive'), own ? ': the connection is switched off.' : ': connection and channel are switched off.'];
}

function secrets(provision: JsonObject, connector: Connector | undefined): Words {
  const given = objectsIn(provision, 'targetSettings').flatMap((setting) => {
    const names = secretNamesIn(textOf(setting.value));
    const label = labelOf(connector, textOf(setting.name));
    return names.length === 0 ? [] : [[`${label} from `, ...names.map((name) => code(name))]];
  });
  if (given.length === 0) return [];
  const it = given.length === 1 ? 'it' : 'them';
  return [...listed(given), `. PingFederate tries ${it} out only when provisioning starts.`];
}

function optionOf(provision: JsonObject, connector: Connector | undefined, role: OptionRole): string | undefined {
  const setting = connector && settingWithRole(connector.descriptor, role);
  if (!setting) return undefined;
  const written = objectsIn(provision, 'targetSettings').find(({ name }) => name === setting.name);
  const text = textOf(written?.value);
  return text === '' ? setting.defaultValue : text;
}

function settingOf(connector: Connector | undefined, name: string): SettingDescriptor | undefined {
  return connector?.descriptor.configDescriptor.fields.find((field) => field.name === name);
}

const labelOf = (connector: Connector | undefined, name: string) => settingOf(connector, name)?.label ?? name;

const isEncrypted = (connector: Connector | undefined, name: string) => {
  const setting = settingOf(connector, name);
  return setting?.encrypted === true || setting?.type === 'HASHED_TEXT';
};

function fieldOf(connector: Connector | undefined, mapping: JsonObject): FieldDescriptor | undefined {
  const name = isObject(mapping) ? textOf(mapping.fieldName) : '';
  return connector?.descriptor.saasPluginFieldInfoDescriptors.find((field) => field.code === name);
}
