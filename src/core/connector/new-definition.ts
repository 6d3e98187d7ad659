import type { JsonObject, Pointer } from '../document/json.ts';
import { pointerTo } from '../document/json.ts';
import { writeYaml } from '../document/write-yaml.ts';
import { slug } from '../slug.ts';
import { asList, wrapped } from './columns.ts';
import { isSameLabel } from './labels.ts';
import type { SettingDescriptor } from './plugin/types.ts';
import { directories } from './presets.ts';
import { isKeptSecret, isSection, roleOf } from './setting-kinds.ts';
import type { Connector } from './types.ts';
import { nameOf } from './unknown-name.ts';
import { usualMapping } from './usual-mapping.ts';
import { prefixOf, variableName } from './variable-names.ts';

/** A new definition, and the names that have to get values before it can be used. */
export interface NewDefinition {
  text: string;
  /** For `${var:NAME}`: the environment's file or the inputs. */
  variables: string[];
  /** For `${secret:NAME}`: the process environment. */
  secrets: string[];
}

/** Comments stand under an indentation of their own. */
const commentWidth = 90;

/** What a new definition says of itself, behind its `state: draft`. */
export const draftComment = 'checked and shown in plans, never written; remove both lines when the rest is finished';

type Comments = Map<Pointer, { before?: string; after?: string }>;

/**
 * A definition of a connection that only provisions, ready to be filled in: every required setting, the options with
 * their defaults, an Active Directory channel and a sensible mapping, all inactive, with comments.
 *
 * @param word what stands after `connector:`; a plugin that the catalogue doesn't know is named by its type
 * @param schemaComment the schema's path from the file's folder
 */
export function newDefinition(connector: Connector, word: string, schemaComment: string): NewDefinition {
  const comments: Comments = new Map();
  const value: JsonObject = {
    kind: 'SpConnection',
    id: `${slug(word)}-provisioning`,
    name: `${nameOf(connector).replace(/ (Provisioner|Connector)$/, '')} Provisioning`,
    entityId: `${slug(word)}-provisioning`,
    lifecycle: { state: 'draft' },
    active: false,
    outboundProvision: provisionOf(connector, word, comments),
  };
  comments.set('/lifecycle/state', { after: draftComment });
  comments.set('/entityId', { after: 'any text of its own while the connection only provisions' });
  comments.set('/active', { after: 'a switch of its own: sign-on and provisioning both need it' });
  const text = writeYaml(value, { comments, schemaComment });
  return { text, variables: namesIn(text, 'var'), secrets: namesIn(text, 'secret') };
}

/** The `outboundProvision` of a new definition; `comments` gets what is to be said about its members. */
export function provisionOf(connector: Connector, word: string, comments: Comments = new Map()): JsonObject {
  const prefix = prefixOf(word);
  const at = (...segments: (string | number)[]) => pointerTo(['outboundProvision', ...segments]);
  const settings: JsonObject = {};
  for (const setting of connector.descriptor.configDescriptor.fields) {
    const title = titleIn(setting, connector);
    const value = isSection(setting, connector) ? undefined : initialValue(setting, connector, prefix);
    if (value === undefined) continue;
    settings[title] = value;
    comments.set(at('targetSettings', title), settingComment(setting));
  }
  const mapping = usualMapping(connector, prefix, (label, after) =>
    comments.set(at('channels', 0, 'attributeMapping', label), { after }),
  );
  const left = leftOut(connector, settings);
  if (left) comments.set(at('targetSettings'), { before: left });
  const limits = asList(connector.entry?.limits ?? [], 0);
  if (limits.length > 0)
    comments.set(at('channels'), { before: ["What this connector can't do:", ...limits].join('\n') });
  comments.set(at('channels', 0, 'active'), {
    after: 'the first full run starts about a minute after both are active',
  });
  comments.set(at('channels', 0, 'channelSource', 'directory'), {
    after: `or ${directories.filter((one) => one !== 'active-directory').join(', ')}`,
  });
  comments.set(at('channels', 0, 'channelSource', 'dataSource'), { after: 'the id of an LDAP data store' });
  comments.set(at('channels', 0, 'channelSource', 'userSourceLocation', 'filter'), {
    after: 'who is provisioned; a filter, a groupDN, or both',
  });
  return {
    [connector.entry ? 'connector' : 'type']: connector.entry ? word : connector.descriptor.id,
    targetSettings: settings,
    channels: [channelOf(slug(word), mapping)],
  };
}

function channelOf(name: string, mapping: JsonObject): JsonObject {
  return {
    name: 'Corporate directory',
    active: false,
    maxThreads: 1,
    timeout: 60,
    channelSource: {
      directory: 'active-directory',
      dataSource: '${var:LDAP_DATA_STORE}',
      baseDn: '${var:BASE_DN}',
      userSourceLocation: { filter: `(memberOf=cn=${name}-users,ou=Groups,\${var:BASE_DN})` },
    },
    attributeMapping: mapping,
  };
}

/** Labels where they are clear, machine names where two settings share one. */
function titleIn(setting: SettingDescriptor, { descriptor }: Connector): string {
  const label = setting.label ?? setting.name;
  const same = descriptor.configDescriptor.fields.filter((other) => isSameLabel(other.label ?? other.name, label));
  return same.length === 1 ? label : setting.name;
}

/** What a new definition writes for a setting; `undefined` for what it leaves out. */
function initialValue(setting: SettingDescriptor, { entry }: Connector, prefix: string): string | boolean | undefined {
  const { type, defaultValue, required, optionValues = [], label = setting.name } = setting;
  const toFillIn = `\${${isKeptSecret(setting) ? 'secret' : 'var'}:${variableName(prefix, label)}}`;
  const [, recommended] = Object.entries(entry?.initial ?? {}).find(([known]) => known === label) ?? [];
  if (recommended !== undefined) return recommended || toFillIn;
  const role = roleOf(setting);
  if (type === 'CHECK_BOX' && role !== undefined && defaultValue !== undefined) return defaultValue === 'true';
  if (defaultValue !== undefined && (required || role !== undefined)) return optionName(setting, defaultValue);
  // Of the ways to take people out, the one that can be taken back.
  if (role === 'remove-action') return optionValues.find(({ name }) => !/delete/i.test(name))?.name;
  if (!required) return undefined;
  return optionValues[0]?.name ?? toFillIn;
}

/** The words that the console shows for an option's value. */
function optionName({ optionValues = [] }: SettingDescriptor, value: string): string {
  return optionValues.find((option) => option.value === value)?.name ?? value;
}

function settingComment({ description, optionValues }: SettingDescriptor): { before?: string } {
  const choices = optionValues?.length ? ` One of: ${optionValues.map(({ name }) => name).join(', ')}.` : '';
  const text = `${description ?? ''}${choices}`.trim();
  return text ? { before: wrapped(text, commentWidth).join('\n') } : {};
}

/** The settings that a new definition doesn't write, so that nobody has to look them up. */
function leftOut(connector: Connector, settings: JsonObject): string | undefined {
  const rest = connector.descriptor.configDescriptor.fields
    .filter((setting) => !isSection(setting, connector) && !(titleIn(setting, connector) in settings))
    .map((setting) => titleIn(setting, connector));
  const unknown = connector.source === 'catalogue' && connector.entry?.complete.settings === false;
  const more = unknown ? "There may be more settings than are known here: pfconn pull brings the server's list." : '';
  const lines = [rest.length > 0 ? `Also possible: ${rest.join(', ')}.` : '', more].filter(Boolean);
  return lines.flatMap((line) => wrapped(line, commentWidth)).join('\n') || undefined;
}

function namesIn(text: string, kind: 'var' | 'secret'): string[] {
  const names = [...text.matchAll(new RegExp(`\\$\\{${kind}:([A-Za-z_][A-Za-z0-9_]*)\\}`, 'g'))].map(
    (match) => match[1]!,
  );
  return [...new Set(names)];
}
