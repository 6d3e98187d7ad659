import { expect, test } from 'vitest';
import { annotationsOf } from '../../../../src/core/report/machine/annotations.ts';
import { marksOf } from '../../../../src/core/report/machine/marks.ts';
import { toSarif } from '../../../../src/core/report/machine/sarif.ts';
import { gitHubLinks, pathInFolder } from '../../../../src/core/report/markdown/links.ts';
import { found, placeAt } from '../samples.ts';

const warning = found('warning', 'channel "Staff" begins to run', {
  code: 'unknown-property',
  hint: 'check its group',
  place: placeAt('connections/zoom one.yaml', 8, 7),
});
const error = found('error', 'unknown property', { code: 'unknown-property', place: placeAt('connections/a.yaml', 2) });

test('findings as SARIF 2.1.0: what code scanning asks for, errors first, paths from the repository’s top', () => {
  const { version, runs } = toSarif([warning, error], './identity/');
  expect([version, runs.length]).toEqual(['2.1.0', 1]);
  const [{ tool, results }] = runs as [(typeof runs)[0]];
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(['unknown-property']);
  expect(tool.driver.rules[0]).toMatchObject({
    shortDescription: { text: expect.stringMatching(/./) },
    help: { text: expect.stringMatching(/./) },
    defaultConfiguration: { level: 'error' },
  });
  expect(results.map(({ level, ruleIndex, message }) => [level, ruleIndex, message.text])).toEqual([
    ['error', 0, 'unknown property; correct the name; the reference page lists all of them'],
    ['warning', 0, 'channel "Staff" begins to run; check its group'],
  ]);
  expect(results[1]?.locations[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'identity/connections/zoom%20one.yaml', uriBaseId: 'ROOT' },
    region: { startLine: 8, startColumn: 7, endLine: 8, endColumn: 11 },
  });
});

test('the tool’s version, and fingerprints that stay when a line moves and tell equal findings apart', () => {
  const moved = { ...error, place: placeAt('connections/a.yaml', 40, 3) };
  const printsOf = (findings: (typeof error)[]) =>
    toSarif(findings, '.', '1.2.3').runs[0]?.results.map(({ partialFingerprints }) => partialFingerprints) ?? [];
  expect(toSarif([error], '.', '1.2.3').runs[0]?.tool.driver.version).toBe('1.2.3');
  expect(printsOf([moved])).toEqual(printsOf([error]));
  expect(new Set(printsOf([error, moved, warning]).map((one) => JSON.stringify(one))).size).toBe(3);
});

test('no more than code scanning keeps, and no error is left out for a warning', () => {
  const many = [...Array<typeof warning>(5_000).fill(warning), error];
  const results = toSarif(many).runs[0]?.results ?? [];
  expect([results.length, results[0]?.level]).toEqual([5_000, 'error']);
});

test.each(['.', './', '', undefined])('folder %j is the top', (folder) => {
  expect(
    annotationsOf(marksOf({ diagnostics: [error] }), { limit: 1, ...(folder === undefined ? {} : { folder }) }).shown[0]
      ?.file,
  ).toBe('connections/a.yaml');
  expect(pathInFolder(folder, 'connections/a.yaml')).toBe('connections/a.yaml');
});

test.each(['teams/identity', './teams/identity', 'teams/identity/', './/teams/./identity//'])(
  'folder %s goes before each path, in marks, links and SARIF alike',
  (folder) => {
    const path = 'teams/identity/connections/a.yaml';
    expect(annotationsOf(marksOf({ diagnostics: [error] }), { limit: 1, folder }).shown[0]?.file).toBe(path);
    expect(toSarif([error], folder).runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
      path,
    );
    const links = gitHubLinks({ server: 'https://g', repository: 'a/b', sha: 's', runId: 1, attempt: 1, folder });
    expect(links.file('connections/a.yaml', 2)).toBe(`https://g/a/b/blob/s/${path}#L2`);
    expect(pathInFolder(folder, path)).toBe('connections/a.yaml');
    expect(pathInFolder(folder, 'connections/a.yaml')).toBeUndefined();
    expect(pathInFolder(folder, 'teams/identity2/connections/a.yaml')).toBeUndefined();
  },
);

test('what a finding is about, by its key and its kind', () => {
  const about = (key?: string) => toSarif([{ ...error, key }]).runs[0]?.results[0]?.properties;
  expect(about('DataStore/corp-ad')).toEqual({ key: 'DataStore/corp-ad', kind: 'DataStore' });
  expect(about('zoom')).toEqual({ key: 'zoom', kind: 'SpConnection' });
  expect(about()).toBeUndefined();
});
