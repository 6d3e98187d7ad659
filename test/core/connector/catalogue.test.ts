import { describe, expect, test } from 'vitest';
import { catalogueEntries, generate } from '../../../scripts/generate/catalogue.ts';
import { catalogueIndex } from '../../../src/core/connector/catalogue-index.ts';
import { resolveLabel } from '../../../src/core/connector/labels.ts';
import { catalogueNames, loadCatalogue } from '../../../src/edges/catalogue/load-catalogue.ts';

const entries = catalogueEntries();

test('every connector of the issue is there', () => {
  expect(entries.map(({ connector }) => connector)).toEqual(
    (
      'aquera atlassian-cloud aws-iam-identity-center box concur coupa dropbox egnyte evernote github github-emu ' +
      'google-workspace lucidchart office365 pingid pingid-sdk pingone salesforce salesforce-contacts scim scim11 servicenow ' +
      'slack webex workplace zendesk zoom zscaler-zia zscaler-zpa'
    ).split(' '),
  );
});

test('what the vendor says of the link between people and accounts', () => {
  const of = (name: string) => entries.find(({ connector }) => connector === name)!;
  const link = of('slack').descriptor.configDescriptor.fields.find(({ name }) => name === 'Unique User Identifier');
  expect(link).toMatchObject({ defaultValue: 'userName', description: expect.stringContaining('life') });
  expect(of('servicenow').limits[0]).toBe("UserName can't be changed once the account exists.");
  expect(of('office365').createOnly).toEqual(['password']);
  expect(of('aquera').dynamicFields).toBe(true);
});

test('the index and the loader are those of the files', async () => {
  const [index = ''] = (await generate()).values();
  expect(JSON.parse(index)).toEqual(catalogueIndex);
  expect(catalogueNames()).toEqual(entries.map(({ connector }) => connector));
  expect(await loadCatalogue()).toEqual(entries);
  expect(await loadCatalogue(['slack', 'no-such-connector'])).toEqual(entries.filter((e) => e.connector === 'slack'));
});

describe.each(entries.map((entry) => [entry.connector, entry] as const))('%s', (_, entry) => {
  const settings = entry.descriptor.configDescriptor.fields.map(({ name, label }) => ({ name, label }));
  const fields = entry.descriptor.saasPluginFieldInfoDescriptors.map(({ code, label }) => ({ name: code, label }));

  test('each setting and field can be named by its label and by its machine name', () => {
    for (const things of [settings, fields]) {
      for (const { name, label } of things) {
        expect([label, resolveLabel(label!, things).state]).toEqual([label, 'found']);
        expect([name, resolveLabel(name, things).state]).toEqual([name, 'found']);
      }
    }
  });

  test('what it says about settings and fields is about ones that it has', () => {
    const named = (things: typeof settings, labels: readonly string[]) =>
      labels.filter((label) => resolveLabel(label, things).state !== 'found');
    const cautions = entry.cautions ?? [];
    expect(named(settings, entry.assumed.settings)).toEqual([]);
    expect(named(settings, entry.sections ?? [])).toEqual([]);
    expect(
      named(
        settings,
        cautions.flatMap((caution) => ('setting' in caution ? [caution.setting] : [])),
      ),
    ).toEqual([]);
    expect(
      named(
        settings,
        (entry.requiredWhen ?? []).flatMap(({ setting, needs }) => [setting, ...needs]),
      ),
    ).toEqual([]);
    expect(named(fields, entry.assumed.fields)).toEqual([]);
    expect(
      named(
        fields,
        cautions.flatMap((caution) => ('field' in caution ? [caution.field] : [])),
      ),
    ).toEqual([]);
    const about = [entry.formats, entry.mapping].flatMap((map) => Object.keys(map ?? {}));
    expect(named(fields, [...about, ...(entry.immutable ?? []), ...(entry.createOnly ?? [])])).toEqual([]);
    const changes = entry.changes ?? [];
    const [ofSettings, ofFields] = [
      changes.flatMap((one) => one.setting ?? []),
      changes.flatMap((one) => one.field ?? []),
    ];
    expect(named(settings, [...Object.keys(entry.roles?.settings ?? {}), ...ofSettings])).toEqual([]);
    expect(named(fields, [...Object.keys(entry.roles?.fields ?? {}), ...ofFields])).toEqual([]);
    for (const { who, says } of changes) expect(`${who} ${says}`.length).toBeLessThanOrEqual(200);
  });

  test('defaults are among the options, and only headings have no description', () => {
    for (const { label, defaultValue, optionValues, type, description } of entry.descriptor.configDescriptor.fields) {
      if (type === 'CHECK_BOX') expect([undefined, 'true', 'false']).toContain(defaultValue);
      if (optionValues && defaultValue) expect(optionValues.map(({ value }) => value)).toContain(defaultValue);
      if (!entry.sections?.includes(label!))
        expect([label, description]).toEqual([label, expect.stringMatching(/\.$/)]);
    }
  });
});
