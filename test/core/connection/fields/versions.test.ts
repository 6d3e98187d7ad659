import { describe, expect, test } from 'vitest';
import type { ApiFacts, MemberFacts } from '../../../../scripts/api-facts.ts';
import type { JsonSchema } from '../../../../scripts/schema/json-schema.ts';
import { allDefinitions, definitionSources } from '../../../../scripts/schema/source.ts';
import type { FieldRule } from '../../../../src/core/connection/fields/rule.ts';
import { fields } from '../../../../src/core/connection/fields/table.ts';
import { compareVersions, isKnownTo, knownVersions } from '../../../../src/core/connection/versions.ts';
import { definable, kinds } from '../../../../src/core/kinds.ts';
import { descriptions, isComplete, membersIn, models, modelsFrom } from '../../../schema/api-facts.ts';
import { history } from '../../../schema/api-history.ts';

const [oldest, ...later] = descriptions as [ApiFacts, ...ApiFacts[]];
const newest = descriptions.at(-1) as ApiFacts;

/** The descriptions two by two: what changed from one version to the next. */
const steps = later.map((facts, index) => [descriptions[index] as ApiFacts, facts] as const);

const minor = (version: string) => version.split('.').slice(0, 2).join('.');

interface Described {
  model: string;
  member: string;
  facts: MemberFacts;
  rule: FieldRule | undefined;
}

function describedIn(facts: ApiFacts): Described[] {
  const known = Object.keys(facts.models).filter((model) => models.includes(model));
  return known.flatMap((model) =>
    Object.entries(membersIn(facts, model)).map(([member, one]) => {
      return { model, member, facts: one, rule: fields[model]?.members[member] };
    }),
  );
}

/** What a description knows and the table doesn't, or dates otherwise. */
function unknownIn(facts: ApiFacts): string[] {
  return describedIn(facts)
    .filter(({ rule }) => !rule || !isKnownTo(minor(facts.version), rule))
    .map(({ model, member }) => `${model}.${member}`);
}

describe('a description knows nothing that the field table lacks', () => {
  test.each(descriptions.map((facts) => [facts.version, facts] as const))('%s', (_, facts) => {
    expect(unknownIn(facts)).toEqual([]);
  });

  test('the newest description is the newest known version', () => {
    expect(minor(newest.version)).toBe(knownVersions.newest);
  });

  test('one more member is found', () => {
    const more: ApiFacts = { ...newest, models: { SpConnection: { newPart: { shape: 'object', of: 'NewPart' } } } };
    expect(unknownIn(more)).toEqual(['SpConnection.newPart']);
  });
});

/** Described as required, and not how servers behave. */
const takenWithout = history.required.flatMap(({ member, but }) => (but === undefined ? [] : [member]));

describe('what a version adds is dated to it', () => {
  test.each(steps.map(([before, after]) => [before.version, after.version, before, after] as const))(
    'members from %s to %s',
    (_before, _after, before, after) => {
      const added = describedIn(after).filter(({ model, member }) => {
        // A model that is new as a whole is dated by the member that holds it.
        return before.models[model] && !before.models[model][member] && isComplete(model, member);
      });
      const wrong = added.filter(({ rule }) => isKnownTo(minor(before.version), rule ?? {}));
      expect(wrong.map(({ model, member }) => `${model}.${member}`)).toEqual([]);
    },
  );

  test.each(steps.map(([before, after]) => [before.version, after.version, before, after] as const))(
    'values from %s to %s',
    (_before, _after, before, after) => {
      const wrong = describedIn(after).flatMap(({ model, member, facts, rule }) => {
        const known = before.models[model]?.[member]?.values;
        const added = (known && facts.values?.filter((value) => !known.includes(value))) ?? [];
        const since = rule?.kind === 'scalar' ? rule.valuesSince : undefined;
        return added.filter((value) => compareVersions(since?.[value]?.since ?? '1', minor(before.version)) <= 0);
      });
      expect(wrong).toEqual([]);
    },
  );

  test.each(steps.map(([before, after]) => [before.version, after.version, before, after] as const))(
    'what is asked for from %s to %s',
    (_before, _after, before, after) => {
      const excused = describedIn(before).filter(({ model, member, facts }) => {
        const later = membersIn(after, model)[member];
        return facts.required && later && !later.required;
      });
      const wrong = excused.filter(({ rule }) => rule?.required === undefined && rule?.requiredUntil === undefined);
      const names = wrong.map(({ model, member }) => `${model}.${member}`);
      expect(names.filter((name) => !takenWithout.includes(name))).toEqual([]);
      const asked = describedIn(after).filter(({ model, member, facts }) => {
        const earlier = membersIn(before, model)[member];
        return facts.required && earlier && !earlier.required;
      });
      const wanted = asked.map(({ model, member }) => `${model}.${member}`);
      // An item's key is there anyway.
      expect(wanted.filter((name) => name !== 'ExtendedProperty.name')).toEqual([]);
    },
  );

  test('what is no longer there is dated, too', () => {
    const gone = steps.flatMap(([before, after]) =>
      describedIn(before).filter(({ model, member, rule }) => {
        if (membersIn(after, model)[member] || !isComplete(model, member)) return false;
        return !rule?.until || compareVersions(rule.until, minor(after.version)) >= 0;
      }),
    );
    expect(gone.map(({ model, member }) => `${model}.${member}`)).toEqual([]);
  });
});

describe('older servers, which no description at hand is of', () => {
  const ruleOf = (path: string): FieldRule | undefined => {
    const [model = '', member = ''] = path.split('.');
    return fields[model]?.members[member];
  };
  const ours = <One extends { member: string }>(rows: readonly One[]) => rows.filter(({ member }) => ruleOf(member));

  test.each(ours(history.members))('$member is known from $since on', ({ member, since, until, again }) => {
    const dates = again === undefined ? [since, until] : [again, undefined];
    expect([ruleOf(member)?.since, ruleOf(member)?.until]).toEqual(dates);
  });

  test.each(ours(history.between))('$member came after $after, by $by', ({ member, after, by }) => {
    const { since = '1' } = ruleOf(member) ?? {};
    expect(compareVersions(since, after)).toBeGreaterThan(0);
    expect(compareVersions(since, by)).toBeLessThanOrEqual(0);
  });

  test.each(ours(history.required))('$member is asked for until $until', ({ member, until, but }) => {
    expect(ruleOf(member)?.requiredUntil).toBe(but === undefined ? until : undefined);
  });

  test.each(ours(history.values))('values of $member from $since on: $values', ({ member, values, since }) => {
    const rule = ruleOf(member);
    const dated = rule?.kind === 'scalar' ? rule.valuesSince : undefined;
    expect(values.map((value) => dated?.[value]?.since)).toEqual(values.map(() => since));
  });

  test('nothing is dated before the descriptions that the history doesn’t date', () => {
    const isBefore = (version: string | undefined) =>
      version !== undefined && compareVersions(version, minor(oldest.version)) <= 0;
    const dated = Object.entries(fields).flatMap(([name, { members, api: model = name }]) =>
      Object.entries(members).flatMap(([member, rule]) => {
        const values = rule.kind === 'scalar' ? Object.entries(rule.valuesSince ?? {}) : [];
        return [
          ...(isBefore(rule.since) ? [`${model}.${member}`] : []),
          ...(isBefore(rule.until) ? [`${model}.${member} until`] : []),
          ...(isBefore(rule.requiredUntil) ? [`${model}.${member} required`] : []),
          ...values.flatMap(([value, { since }]) => (isBefore(since) ? [`${model}.${member} ${value}`] : [])),
        ];
      }),
    );
    const known = [
      ...[...history.members, ...history.between].flatMap(({ member }) => [member, `${member} until`]),
      ...history.required.map(({ member }) => `${member} required`),
      ...history.values.flatMap(({ member, values }) => values.map((value) => `${member} ${value}`)),
    ];
    expect(dated.filter((one) => !known.includes(one))).toEqual([]);
  });
});

describe('what a description asks for', () => {
  const schemas: Record<string, JsonSchema> = { ...allDefinitions(), ...Object.fromEntries(definitionSources()) };

  /** Asked for by the description; the schema asks for it under conditions, or the tool fills it in or reads it elsewhere. */
  const otherwise = [
    // One of the two ways to write it is enough, which a condition of the schema says.
    'SpBrowserSso.adapterMappings',
    'SpBrowserSso.assertionLifetime',
    'SpBrowserSso.attributeContract',
    'SpBrowserSso.protocol',
    'SpBrowserSso.ssoServiceEndpoints',
    'AttributeFulfillmentValue.value',
    'ChannelSource.guidAttributeName',
    'OutboundProvision.type',
    // A name will do as well.
    'ResourceLink.id',
    // `directory` brings them, or the check of the channel asks for them.
    'AccountManagementSettings.accountStatusAlgorithm',
    'AccountManagementSettings.accountStatusAttributeName',
    'ChangeDetectionSettings.changedUsersAlgorithm',
    'ChangeDetectionSettings.groupObjectClass',
    'ChangeDetectionSettings.timeStampAttributeName',
    'ChangeDetectionSettings.userObjectClass',
    // Each kind of attribute source has a schema of its own.
    'AttributeSource.dataStoreRef',
    // Servers do without, whatever the description says.
    'ArtifactSettings.lifetime',
    'IdpAdapterAttributeContract.coreAttributes',
    // The plugin is named by `type`, too.
    'IdpAdapter.pluginDescriptorRef',
    'PasswordCredentialValidator.pluginDescriptorRef',
    'SpWsTrustAttribute.namespace',
    // Metadata may bring them.
    'SpConnection.entityId',
    'SpConnection.name',
  ];

  test.each(descriptions.map((facts) => [facts.version, facts] as const))(
    '%s: the schema asks for it, too',
    (_, facts) => {
      const described = describedIn(facts).filter(({ model }) => modelsFrom(definable).includes(model));
      const missing = described.flatMap(({ model, member, facts: { required }, rule }) => {
        const { required: always = [], else: unlessAbsent } = schemas[model] ?? {};
        const isAsked =
          [...always, ...(unlessAbsent?.required ?? [])].includes(member) ||
          rule?.required !== undefined ||
          rule?.readOnly;
        // Described as required until then, and taken without in practice.
        if (!required || isAsked || rule?.requiredUntil) return [];
        return otherwise.includes(`${model}.${member}`) ? [] : [`${model}.${member}`];
      });
      expect(missing).toEqual([]);
    },
  );
});

test('every kind of resource is listed at a path that a description has', () => {
  const missing = Object.values(kinds).filter(({ path }) => !newest.paths.includes(path));
  expect(missing.map(({ path }) => path)).toEqual([]);
  expect(oldest.paths).toContain('/idp/spConnections');
});
