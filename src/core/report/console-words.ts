import { consoleTable } from './console-table.ts';

/** Finds the console's label for a connector's machine name; `undefined` when there is none. */
export type LabelOf = (kind: 'setting' | 'field', name: string) => string | undefined;

const noLabels: LabelOf = () => undefined;

/**
 * The way to a field in the administrative console, outermost first:
 * `outboundProvision.channels[Staff].channelSource.baseDn` →
 * `['Outbound Provisioning', 'Manage Channels', 'Staff', 'Source Location', 'Base DN']`.
 */
export function consoleWords(path: string, labelOf: LabelOf = noLabels): string[] {
  const words: string[] = [];
  let pattern = '';
  for (const { name, keys } of stepsOf(path)) {
    const parent = pattern;
    pattern = parent === '' ? name : `${parent}.${name}`;
    if (named.test(parent)) words.push(name);
    else if (!saysNothing(name, parent)) words.push(...(consoleTable[pattern] ?? spoken(name)).split(' › '));
    for (const key of keys) {
      words.push(labelFor(pattern, key, labelOf) ?? shownKey(key));
      pattern += '[]';
    }
  }
  return words.filter((word) => word !== '');
}

/** The id of what a reference leads to, and the values of an extended property: the step before says it all. */
function saysNothing(name: string, parent: string): boolean {
  if (name === 'id') return /(Ref|\.dataSource|Source\.dataStoreRef)$/.test(parent);
  return name === 'values' && /^extendedProperties(\[\]|\.)/.test(parent);
}

/** Maps whose members are names that people gave: of properties, of attributes. */
const named = /(^extendedProperties|\.attributeContractFulfillment)$/;

/** Items without a name are counted as people do. */
function shownKey(key: string): string {
  return /^\d+$/.test(key) ? `#${Number(key) + 1}` : key;
}

function labelFor(pattern: string, key: string, labelOf: LabelOf): string | undefined {
  if (pattern === 'outboundProvision.targetSettings') return labelOf('setting', key);
  if (pattern.endsWith('.attributeMapping')) return labelOf('field', key);
  return undefined;
}

interface Step {
  name: string;
  keys: string[];
}

/** `channels[Staff].active` → `channels` with key `Staff`, then `active`. A key may hold any character but a `]` before `.`, `[` or the end. */
export function stepsOf(path: string): Step[] {
  const steps: Step[] = [];
  let rest = path;
  while (rest !== '') {
    const name = /^[^.[]*/.exec(rest)?.[0] ?? '';
    rest = rest.slice(name.length);
    const step: Step = { name, keys: [] };
    let key = keyAt(rest);
    while (key !== undefined) {
      step.keys.push(key);
      rest = rest.slice(key.length + 2);
      key = keyAt(rest);
    }
    steps.push(step);
    rest = rest.startsWith('.') ? rest.slice(1) : rest === '' ? '' : rest.slice(1);
  }
  return steps;
}

function keyAt(rest: string): string | undefined {
  return /^\[([\s\S]*?)\](?=\.|\[|$)/.exec(rest)?.[1];
}

/** `guidAttributeName` → `Guid Attribute Name`, `responseUrl` → `Response URL`, `idpAdapterRef` → `IdP Adapter`. */
function spoken(name: string): string {
  const apart = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
  const words = apart.charAt(0).toUpperCase() + apart.slice(1);
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
