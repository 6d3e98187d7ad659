/**
 * What the release workflow needs before it packs: `notes.md` for the release, and `dist/release.json` for the package.
 *
 *     node scripts/prepare-release.ts VERSION
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { releaseFacts } from './release/release-facts.ts';
import { releaseNotes } from './release/release-notes.ts';

const packageJson = readFileSync('package.json', 'utf8');
const notes = releaseNotes({
  wanted: process.argv[2] ?? '',
  packageJson,
  lock: readFileSync('package-lock.json', 'utf8'),
  changelog: readFileSync('CHANGELOG.md', 'utf8'),
});
const facts = releaseFacts(process.env, packageJson);
writeFileSync('notes.md', notes);
writeFileSync('dist/release.json', `${JSON.stringify(facts, null, 2)}\n`);
console.log(`${facts.repository} ${facts.version} at ${facts.commit}`);
