import { writeYaml } from '../document/write-yaml.ts';
import { asList, inColumns, pageWidth, wrapped } from './columns.ts';
import { formatOf } from './labels.ts';
import { provisionOf } from './new-definition.ts';
import type { SettingDescriptor } from './plugin/types.ts';
import { isSection, roleOf } from './setting-kinds.ts';
import type { Connector, FieldDescriptor } from './types.ts';
import { nameOf } from './unknown-name.ts';

/**
 * A connector on a page that can be printed: what it needs, its settings and options, its fields, what it can't do, an
 * example. Plain text, at most 100 columns.
 *
 * @param word what stands after `connector:`
 */
export function connectorPage(connector: Connector, word: string): string {
  const { entry, descriptor } = connector;
  const parts = [
    [nameOf(connector), ...about(connector, word)],
    ...settingGroups(connector).map(([title, settings]) => [title, ...inColumns(settings.map(settingRow))]),
    part('Fields', inColumns(descriptor.saasPluginFieldInfoDescriptors.map((field) => fieldRow(field, connector)))),
    part("What it can't do", asList(entry?.limits ?? [])),
    part(
      'No longer',
      asList((entry?.retired ?? []).map(({ label, since, reason }) => `${label}, since ${since}: ${reason}`)),
    ),
    part('Worth knowing', asList([...(entry?.notes ?? []), ...gaps(connector)])),
    part('Sign-on', asList(signOn(connector))),
    ['Example', ...example(connector, word)],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map(([title, ...lines]) => [title, '-'.repeat(title!.length), ...lines].join('\n'))
    .join('\n\n')
    .concat('\n');
}

const part = (title: string, lines: string[]) => (lines.length === 0 ? [] : [title, ...lines]);

function about({ source, descriptor, entry }: Connector, word: string): string[] {
  const origin = { live: "the server's own descriptor", pulled: 'pulled from the server', catalogue: 'the catalogue' };
  const isAssumed = source === 'catalogue' && entry?.assumed.id;
  const { pingFederate, connectorVersion, outbound } = entry?.requires ?? {};
  const rows: [string, string][] = [
    ['In a definition', entry ? `connector: ${word}` : `type: ${descriptor.id}`],
    ['Plugin type', isAssumed ? "not public; the server's descriptor has it" : descriptor.id],
    ['Described by', origin[source]],
    [
      'Provisions',
      entry?.groupsUnknown
        ? 'users; groups not known'
        : entry?.groups === false
          ? 'users, no groups'
          : 'users and groups',
    ],
  ];
  if (entry?.package) rows.push(['Installation', installation(entry.package)]);
  rows.push([
    'Runs where',
    'bin/run.properties sets pf.provisioner.mode to STANDALONE or FAILOVER (OFF by default), and a data store for its state is chosen under System › Server › Protocol Settings › Outbound Provisioning',
  ]);
  if (pingFederate) rows.push(['Needs', `PingFederate ${pingFederate} or later`]);
  if (connectorVersion) rows.push(['Version', `${connectorVersion}, which this page describes`]);
  if (outbound?.length) rows.push(['Calls', outbound.join(', ')]);
  if (entry?.documentation) rows.push(['Documentation', entry.documentation]);
  return inColumns(rows, 0);
}

const installation = ({ jar, folder, bundled }: { jar: string; folder: string; bundled?: boolean }) =>
  bundled ? 'comes with PingFederate' : `${jar} in ${folder}, on every node; then restart`;

/** The settings under the console's own headings; without any, the options apart from the rest. */
function settingGroups(connector: Connector): [string, SettingDescriptor[]][] {
  const settings = connector.descriptor.configDescriptor.fields;
  if (!settings.some((setting) => isSection(setting, connector))) {
    const isOption = (setting: SettingDescriptor) => roleOf(setting) !== undefined;
    return withoutEmpty([
      ['Target settings', settings.filter((setting) => !isOption(setting))],
      ['Provisioning options', settings.filter(isOption)],
    ]);
  }
  const groups: [string, SettingDescriptor[]][] = [['Target settings', []]];
  for (const setting of settings) {
    if (isSection(setting, connector)) groups.push([setting.label ?? setting.name, []]);
    else groups.at(-1)![1].push(setting);
  }
  return withoutEmpty(groups);
}

const withoutEmpty = (groups: [string, SettingDescriptor[]][]) => groups.filter(([, settings]) => settings.length > 0);

function settingRow({
  name,
  label,
  required,
  encrypted,
  optionValues,
  defaultValue,
  type,
  description,
}: SettingDescriptor): [string, string] {
  const title = label ?? name;
  const choices =
    type === 'CHECK_BOX'
      ? 'true or false'
      : optionValues?.length
        ? optionValues.map(({ name }) => name).join(', ')
        : '';
  const facts = [
    name === title ? '' : name,
    required ? 'required' : '',
    encrypted || type === 'HASHED_TEXT' ? 'secret' : '',
    choices,
    defaultValue === undefined || defaultValue === ''
      ? ''
      : `default ${optionValues?.find(({ value }) => value === defaultValue)?.name ?? defaultValue}`,
  ].filter(Boolean);
  return [title, [facts.length > 0 ? `[${facts.join('; ')}]` : '', description ?? ''].filter(Boolean).join(' ')];
}

function fieldRow(field: FieldDescriptor, { entry }: Connector): [string, string] {
  const { code, label, required, unique, multiValue, options, pattern, minLength, maxLength, notes, defaultValue } =
    field;
  const title = label ?? code;
  const format = formatOf(field, entry);
  const facts = [
    code === title ? '' : code,
    required ? 'required' : '',
    unique ? 'unique' : '',
    multiValue ? 'several values' : multiValue === false ? 'one value' : '',
    options?.length
      ? options
          .map((option) => (option.label === option.code ? option.code : `${option.label} (${option.code})`))
          .join(', ')
      : '',
    format ?? '',
    minLength ? `at least ${minLength} characters` : '',
    maxLength ? `at most ${maxLength} characters` : '',
    pattern ? `matches ${pattern}` : '',
    defaultValue ? `default ${defaultValue}` : '',
  ].filter(Boolean);
  return [title, [facts.length > 0 ? `[${facts.join('; ')}]` : '', ...(notes ?? [])].filter(Boolean).join(' ')];
}

/** What the page doesn't know, so that nobody takes a gap for a limit. */
function gaps({ source, entry }: Connector): string[] {
  if (source !== 'catalogue' || !entry) return [];
  const lists = [
    entry.complete.settings ? '' : 'settings',
    entry.complete.fields ? '' : 'fields',
    entry.complete.limits ? '' : 'limits',
  ];
  const open = lists.filter(Boolean);
  const names = entry.assumed.settings.length > 0 || entry.assumed.fields.length > 0;
  return [
    ...(open.length > 0
      ? [`There may be more ${open.join(', ')} than are listed here; what isn't listed is unknown, not forbidden.`]
      : []),
    ...(names
      ? [
          "The machine names aren't public: write labels, and the server's descriptor gives the names when a plan is made.",
        ]
      : []),
  ];
}

function signOn({ entry }: Connector): string[] {
  const { entityIds = [], assertionConsumerService, notes = [] } = entry?.signOn ?? {};
  return [
    ...(entityIds.length > 0 ? [`Entity ID: ${entityIds.join(' or ')}`] : []),
    ...(assertionConsumerService ? [`Assertion consumer service: ${assertionConsumerService}`] : []),
    ...notes,
  ];
}

function example(connector: Connector, word: string): string[] {
  const text = writeYaml({ outboundProvision: provisionOf(connector, word) });
  return [
    ...text.trimEnd().split('\n'),
    '',
    ...wrapped(`A whole definition with comments: pfconn new ${word}`, pageWidth),
  ];
}
