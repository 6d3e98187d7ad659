/** What a release needs to be one: a version that is meant, and a section of the changelog that says what is new. */

/** The texts that have to agree. */
export interface ReleaseTexts {
  /** The version that somebody typed. */
  wanted: string;
  /** `package.json`. */
  packageJson: string;
  /** `package-lock.json`. */
  lock: string;
  changelog: string;
}

/**
 * The changelog's section of the version, without its heading.
 *
 * @throws when the version is none for people, isn't the package's, or has no section or not the first one
 */
export function releaseNotes({ wanted, packageJson, lock, changelog }: ReleaseTexts): string {
  if (!/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(wanted))
    throw new Error(`"${wanted}" is no version; write it as 1.2.3`);
  const { version } = JSON.parse(packageJson);
  if (version !== wanted) throw new Error(`package.json says ${version}, not ${wanted}; change it, or say ${version}`);
  const { version: locked } = JSON.parse(lock);
  if (locked !== wanted) throw new Error(`package-lock.json says ${locked}, not ${wanted}; run npm install`);
  const [first = ''] = changelog.split(/^## /m).slice(1);
  const [heading = '', ...lines] = first.split('\n');
  if (heading.trim() !== wanted)
    throw new Error(`CHANGELOG.md begins with "${heading.trim()}"; its first section has to be "## ${wanted}"`);
  const text = lines.join('\n').trim();
  if (text === '') throw new Error(`CHANGELOG.md says nothing about ${wanted}`);
  return `${text}\n`;
}
