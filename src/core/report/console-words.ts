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
    pattern = pattern === '' ? name : `${pattern}.${name}`;
    words.push(...(consoleTable[pattern] ?? spoken(name)).split(' › '));
    for (const key of keys) {
      words.push(labelFor(pattern, key, labelOf) ?? key);
      pattern += '[]';
    }
  }
  return words.filter((word) => word !== '');
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

/** `guidAttributeName` → `Guid Attribute Name`. */
function spoken(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
