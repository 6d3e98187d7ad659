import { labels } from '../../generated/labels.ts';
import type { FieldRule, ModelName } from '../connection/fields/rule.ts';
import { ruleAt } from '../connection/fields/table.ts';
import { type ItemStep, isMember, kindIn, type Path } from '../document/path.ts';
import { capital } from '../wording.ts';
import { consoleTables } from './console-tables.ts';

/** Finds the console's label for a connector's machine name; `undefined` when there is none. */
export type LabelOf = (kind: 'setting' | 'field', name: string) => string | undefined;

const noLabels: LabelOf = () => undefined;

/**
 * The way to a field in the administrative console, outermost first:
 * `outboundProvision.channels[Staff].channelSource.baseDn` →
 * `['Outbound Provisioning', 'Manage Channels', 'Staff', 'Source Location', 'Base DN']`.
 */
export function consoleWords(path: Path, labelOf: LabelOf = noLabels): string[] {
  const words: string[] = [];
  const kind = kindIn(path) ?? 'SpConnection';
  const table = consoleTables[kind] ?? {};
  let pattern = '';
  for (const [depth, step] of path.entries()) {
    const list = pattern;
    if (isMember(step)) {
      pattern = pattern === '' ? step.member : `${pattern}.${step.member}`;
      const owner = depth === 0 ? ({ kind: 'object', model: kind } as const) : ruleAt(path.slice(0, depth));
      words.push(...memberWords(step.member, table[pattern], owner));
    } else {
      pattern += '[]';
      words.push(itemWords(step, list, labelOf));
    }
  }
  return words.filter((word) => word !== '');
}

/**
 * @param way where the console shows it, as its kind's table says
 * @param owner what holds the member: entries of a map have names that people gave
 */
function memberWords(member: string, way: string | undefined, owner: FieldRule | undefined): string[] {
  if (owner?.kind === 'map') return [member];
  if (owner?.kind === 'object' && saysNothing(member, owner.model)) return [];
  const label = (owner?.kind === 'object' ? labels[owner.model]?.[member] : undefined) ?? spoken(member);
  return (way ?? '*').split(' › ').map((word) => (word === '*' ? label : word));
}

/** The id of what a reference leads to, and the values of an extended property: the step before says it all. */
function saysNothing(member: string, model: ModelName): boolean {
  return (model === 'ResourceLink' && member === 'id') || (model === 'ParameterValues' && member === 'values');
}

/** The settings of a plugin's instance. */
const pluginFields = /^configuration\.(tables\[\]\.rows\[\]\.)?fields$/;

/** Items without a name are counted as people do. */
function itemWords({ item, index }: ItemStep, list: string, labelOf: LabelOf): string {
  if (item === undefined) return `#${Number(index) + 1}`;
  if (list === 'outboundProvision.targetSettings' || pluginFields.test(list)) return labelOf('setting', item) ?? item;
  if (list === 'outboundProvision.channels[].attributeMapping') return labelOf('field', item) ?? item;
  return item;
}

/** `guidAttributeName` → `Guid Attribute Name`, `responseUrl` → `Response URL`, `idpAdapterRef` → `IdP Adapter`. */
function spoken(name: string): string {
  const apart = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
  const words = capital(apart);
  return words.replace(/ Refs?$/, '').replace(/\b(Url|Id|Dn|Sso|Slo|Idp|Guid)\b/g, (word) => acronyms[word] ?? word);
}

const acronyms: Record<string, string> = {
  Url: 'URL',
  Id: 'ID',
  Dn: 'DN',
  Sso: 'SSO',
  Slo: 'SLO',
  Idp: 'IdP',
  Guid: 'GUID',
};
