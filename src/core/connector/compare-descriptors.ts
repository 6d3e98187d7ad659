import { plainLabel } from './labels.ts';
import type { SettingDescriptor } from './plugin/types.ts';
import type { ConnectorDescriptor, FieldDescriptor } from './types.ts';

/** One setting or field that isn't the same on both sides, in words: `setting "Scope" is new`. */
interface DescriptorDifference {
  kind: 'added' | 'removed' | 'changed';
  message: string;
}

/**
 * What `after` has otherwise than `before`: settings and fields that came, went or changed. They are matched by label,
 * because the catalogue's machine names may be assumed; a machine name is compared only where `before` is sure of it.
 */
export function compareDescriptors(
  before: ConnectorDescriptor,
  after: ConnectorDescriptor,
  assumed: { settings: readonly string[]; fields: readonly string[] } = { settings: [], fields: [] },
): DescriptorDifference[] {
  return [
    ...compareLists(
      'setting',
      before.configDescriptor.fields.map(settingFacts),
      after.configDescriptor.fields.map(settingFacts),
      new Set(assumed.settings),
    ),
    ...compareLists(
      'field',
      before.saasPluginFieldInfoDescriptors.map(fieldFacts),
      after.saasPluginFieldInfoDescriptors.map(fieldFacts),
      new Set(assumed.fields),
    ),
  ];
}

/** What is compared of a setting or field, ready to be shown. */
interface Facts {
  name: string;
  label: string;
  facts: Record<string, string>;
}

function settingFacts({
  name,
  label,
  type,
  required,
  defaultValue,
  optionValues,
  encrypted,
}: SettingDescriptor): Facts {
  return {
    name,
    label: label ?? name,
    facts: {
      type,
      required: String(required ?? false),
      'kept secret': String(encrypted ?? false),
      default: defaultValue ?? '',
      options: (optionValues ?? []).map(({ value }) => value).join(', '),
    },
  };
}

function fieldFacts({ code, label, required, multiValue, options, pattern, maxLength }: FieldDescriptor): Facts {
  return {
    name: code,
    label: label ?? code,
    facts: {
      required: String(required ?? false),
      'several values': String(multiValue ?? false),
      options: (options ?? []).map((option) => option.code).join(', '),
      pattern: pattern ?? '',
      'maximum length': maxLength === undefined ? '' : String(maxLength),
    },
  };
}

function compareLists(
  kind: 'setting' | 'field',
  before: Facts[],
  after: Facts[],
  assumed: ReadonlySet<string>,
): DescriptorDifference[] {
  const key = ({ label }: Facts) => plainLabel(label);
  const old = new Map(before.map((item) => [key(item), item]));
  const kept = new Set(after.map(key));
  return [
    ...after.flatMap((item) => {
      const was = old.get(key(item));
      if (!was) return [{ kind: 'added' as const, message: `${kind} "${item.label}" (${item.name}) is new` }];
      return changesOf(kind, was, item, assumed);
    }),
    ...before
      .filter((item) => !kept.has(key(item)))
      .map(({ label }) => ({ kind: 'removed' as const, message: `${kind} "${label}" isn't there` })),
  ];
}

function changesOf(kind: string, was: Facts, is: Facts, assumed: ReadonlySet<string>): DescriptorDifference[] {
  const changed = Object.keys(is.facts)
    .filter((fact) => is.facts[fact] !== was.facts[fact])
    .map((fact) => `${fact} ${shown(was.facts[fact])} → ${shown(is.facts[fact])}`);
  if (was.name !== is.name && !assumed.has(was.name)) changed.unshift(`name ${was.name} → ${is.name}`);
  if (changed.length === 0) return [];
  return [{ kind: 'changed', message: `${kind} "${is.label}": ${changed.join('; ')}` }];
}

const shown = (fact: string | undefined) => (fact ? `"${fact}"` : 'none');
