import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { releaseFacts } from '../../scripts/release/release-facts.ts';
import { releaseNotes } from '../../scripts/release/release-notes.ts';

const changelog = '# Changelog\n\n## 1.2.3\n\nA good one.\n\n- More.\n\n## 1.2.2\n\nOlder.\n';
const texts = { wanted: '1.2.3', packageJson: '{"version":"1.2.3"}', lock: '{"version":"1.2.3"}', changelog };

describe('a release’s notes', () => {
  test('are the changelog’s section of the version', () => {
    expect(releaseNotes(texts)).toBe('A good one.\n\n- More.\n');
  });

  test.each([
    [{ wanted: 'v1.2.3' }, '"v1.2.3" is no version'],
    [{ wanted: '1.2.3-rc.1' }, 'is no version'],
    [{ wanted: '01.2.3' }, 'is no version'],
    [{ wanted: '1.2.4' }, 'package.json says 1.2.3, not 1.2.4'],
    [{ lock: '{"version":"1.2.2"}' }, 'package-lock.json says 1.2.2, not 1.2.3; run npm install'],
    [{ changelog: changelog.replace('1.2.3', '1.2.3 (unreleased)') }, 'begins with "1.2.3 (unreleased)"'],
    [{ changelog: changelog.replace('## 1.2.3', '## 1.3.0\n\nNew.\n\n## 1.2.3') }, 'begins with "1.3.0"'],
    [{ changelog: '# Changelog\n\n## 1.2.3\n\n## 1.2.2\n\nOlder.\n' }, 'says nothing about 1.2.3'],
    [{ changelog: '' }, 'CHANGELOG.md begins with ""'],
  ])('%j is refused', (more, why) => {
    expect(() => releaseNotes({ ...texts, ...more })).toThrow(why);
  });

  test('this repository’s own texts lack nothing but the day of the release', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    const own = readFileSync('CHANGELOG.md', 'utf8').replace(`## ${version} (unreleased)`, `## ${version}`);
    const notes = releaseNotes({
      wanted: version,
      packageJson: readFileSync('package.json', 'utf8'),
      lock: readFileSync('package-lock.json', 'utf8'),
      changelog: own,
    });
    expect(notes.length).toBeGreaterThan(100);
  });
});

describe('a package’s release.json', () => {
  const commit = 'a'.repeat(40);
  const packageJson = JSON.stringify({
    version: '1.2.3',
    repository: { url: 'git+https://github.com/acme/pingfederate-connections.git' },
  });
  const job = { GITHUB_REPOSITORY: 'acme/pingfederate-connections', GITHUB_SHA: commit };

  test('says which commit of which repository it is', () => {
    expect(releaseFacts(job, packageJson)).toEqual({
      repository: 'acme/pingfederate-connections',
      commit,
      version: '1.2.3',
    });
  });

  test.each([
    [{}, 'are not set'],
    [{ ...job, GITHUB_SHA: 'main' }, 'are not set'],
    [{ ...job, GITHUB_REPOSITORY: 'other/fork' }, 'write git+https://github.com/other/fork.git'],
  ])('%j is refused', (variables, why) => {
    expect(() => releaseFacts(variables, packageJson)).toThrow(why);
  });
});
