import type { Place } from './place.ts';

/** What a run said and how it ended, without what differs from run to run: addresses, folders, times, new keys. */
export function said(place: Place, exitCode: number, text: string): string {
  const here = [
    [place.sandbox.url, 'SANDBOX'],
    [place.gitHub.url, 'GITHUB'],
    [place.folder, 'FOLDER'],
  ] as const;
  const known = here.reduce((all, [from, to]) => all.replaceAll(from, to), `ended with ${exitCode}\n${text}`);
  return known
    .replace(/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z/g, 'TIME')
    .replace(/127\.0\.0\.1:\d+/g, 'ADDRESS')
    .replace(/\d{4}-\d\d-\d\d(?:[T ]|\s+at\s+)\d\d:\d\d(:\d\d(\.\d+)?)?Z?/g, 'TIME')
    .replace(/\b\d+(\.\d+)? ?(ms|s|seconds?)\b/g, 'DURATION')
    .replace(/\b[0-9a-f]{8,}\b/gi, 'HEX');
}
