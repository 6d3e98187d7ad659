import { readComment, writeComment } from '../core/report/markdown/comment-body.ts';
import { isNewer, type Section, type SectionMarker } from '../core/report/markdown/comment-section.ts';
import { isSameButForShard, isSameSubject, type Subject, subjectKey } from '../core/report/subject.ts';
import type { Comment, GitHubApi } from '../edges/github/github-api.ts';
import { pause } from '../edges/github/pauses.ts';

/** One of our own comments, with what it says. */
interface OwnComment {
  comment: Comment;
  sections: Section[];
}

export interface WriteSection {
  api: GitHubApi;
  pull: number;
  /** Whose section it is, and by which run. */
  by: Subject & Pick<SectionMarker, 'run'>;
  /** Hears of every section that stands in our own comments, each time they are read. */
  sees?: (sections: readonly Section[]) => void;
  /** What it says, given what stands there now; `undefined` leaves that as it is. */
  write(standing: Section | undefined): Section | undefined;
  /** Whether a comment is made when none stands. */
  create: boolean;
  /** How long another run may take between reading and writing, in milliseconds; 0 doesn't look again. */
  settleMs?: number;
}

/** What became of it: where it stands now, or why it wasn't written. */
export type SectionResult =
  | { state: 'written'; url: string }
  | { state: 'newer-stands'; url: string }
  | { state: 'none' };

/** Every round, one of the runs that write at the same time has the last word and is done. */
const mostRounds = 16;

/** Others who read before we wrote may write after we looked: a shared comment is looked at again, so much later. */
const secondLook = 4;

function isShared({ shard }: WriteSection['by'], [target]: readonly OwnComment[]): boolean {
  return shard !== undefined || (target?.sections.length ?? 0) > 1;
}

/**
 * Puts a section into the pull request's comment: read, write, and read again until it stands there once. Two runs that
 * write at the same time both come to the same end: one comment, the newer run's section in it. Environments that are
 * planned by one workflow run share a comment.
 */
export async function writeSection(input: WriteSection): Promise<SectionResult> {
  const { api, settleMs = 500 } = input;
  let section: Section | undefined;
  let seenTwice = false;
  for (let round = 1; ; round += 1) {
    const own = await ownComments(api, input.pull);
    input.sees?.(own.flatMap(({ sections }) => sections));
    const related = relatedTo(input.by, own);
    const standing = newestOf(input.by, related);
    section ??= input.write(standing);
    const stands = whatStands({ related, standing, section, create: input.create });
    if (stands?.state === 'written' && settleMs > 0 && !seenTwice && isShared(input.by, related)) {
      seenTwice = true;
      await pause(settleMs * secondLook);
      continue;
    }
    if (stands) return stands;
    seenTwice = false;
    if (!section || round > mostRounds) return written(related);
    section = await put(input, section, related);
    if (settleMs === 0) return written(related);
    // Not in step with the others: whoever writes alone is done.
    await pause(settleMs * (1 + (round - 1) * Math.random()));
  }
}

/** The end of the loop: what was to be written stands there alone, a newer run's does, or nothing was wanted. */
function whatStands(now: {
  related: readonly OwnComment[];
  standing: Section | undefined;
  section: Section | undefined;
  create: boolean;
}): SectionResult | undefined {
  const { related, standing, section, create } = now;
  const [target, ...doubled] = related;
  if (!section || (!target && !create)) return { state: 'none' };
  if (target && related.some(({ sections }) => sections.some((one) => isLeftOver(section, one))))
    return { state: 'newer-stands', url: target.comment.url };
  if (!target || !standing || doubled.length > 0) return undefined;
  if (isNewer(standing.marker, section.marker)) return { state: 'newer-stands', url: target.comment.url };
  return isSame(standing, section) ? { state: 'written', url: target.comment.url } : undefined;
}

function written([target]: readonly OwnComment[]): SectionResult {
  return target ? { state: 'written', url: target.comment.url } : { state: 'none' };
}

/** The newest section of each subject in our own comments. */
export async function standingSections(api: GitHubApi, pull: number): Promise<Section[]> {
  const own = await ownComments(api, pull);
  const newest = new Map<string, Section>();
  for (const { sections } of own) for (const section of sections) keepNewest(newest, section);
  return [...newest.values()];
}

/** Returns the section as it was written: with many beside it, it is shortened. */
async function put({ api, pull }: WriteSection, section: Section, related: readonly OwnComment[]): Promise<Section> {
  const sections = new Map<string, Section>();
  for (const { sections: own } of related) for (const one of own) keepNewest(sections, one);
  const leftOver = [...sections.values()].filter((one) => isLeftOver(one, section));
  for (const { marker } of leftOver) sections.delete(subjectKey(marker));
  keepNewest(sections, withReviewed(section, leftOver));
  const body = writeComment([...sections.values()]);
  const [target, ...doubled] = related;
  if (!target) await api.createComment(pull, body);
  else if (await api.updateComment(target.comment.id, body)) {
    for (const { comment } of doubled) await api.deleteComment(comment.id);
  }
  return readComment(body)?.find(({ marker }) => subjectKey(marker) === subjectKey(section.marker)) ?? section;
}

/** A section takes the place of an older one about the same. */
function keepNewest(sections: Map<string, Section>, section: Section): void {
  const key = subjectKey(section.marker);
  const known = sections.get(key);
  if (!known || !isNewer(known.marker, section.marker)) sections.set(key, section);
}

/**
 * A section of an older run that shared its connections out in another way, or that knew no server, as older versions
 * did: no run will ever bring it up to date.
 */
function isLeftOver({ marker }: Section, by: Section): boolean {
  if (marker.run >= by.marker.run || !isSameButForShard(marker, by.marker)) return false;
  return !isSharedLike(marker, by.marker) || isOtherSpelling(marker, by.marker);
}

/** The same subject under another key. */
function isOtherSpelling(a: SectionMarker, b: SectionMarker): boolean {
  return isSameSubject(a, b) && subjectKey(a) !== subjectKey(b);
}

/** An apply that isn't shared out as the plan was takes over what was reviewed, so that it can be run again. */
function withReviewed(section: Section, leftOver: readonly Section[]): Section {
  const reviewed = leftOver.flatMap(({ marker }) => marker.reviewed ?? []);
  if (section.marker.kind === 'plan' || section.marker.reviewed || reviewed.length === 0) return section;
  return { ...section, marker: { ...section.marker, reviewed } };
}

/** `2/8` and `3/8` are, `2/8` and `2/4` aren't, nor is a section for the whole. */
function isSharedLike(a: SectionMarker, b: SectionMarker): boolean {
  return a.shard?.split('/')[1] === b.shard?.split('/')[1];
}

/** Comments that speak of the subject already, or that the same run wrote about another one; the oldest first. */
function relatedTo(by: WriteSection['by'], own: readonly OwnComment[]): OwnComment[] {
  return own
    .filter(({ sections }) => sections.some(({ marker }) => isSameButForShard(marker, by) || marker.run === by.run))
    .sort((a, b) => a.comment.id - b.comment.id);
}

function newestOf(by: WriteSection['by'], related: readonly OwnComment[]): Section | undefined {
  const newest = new Map<string, Section>();
  for (const { sections } of related) for (const one of sections) keepNewest(newest, one);
  return newest.get(subjectKey(by)) ?? [...newest.values()].find(({ marker }) => isSameSubject(marker, by));
}

function isSame(a: Section, b: Section): boolean {
  const { marker } = a;
  return (
    marker.run === b.marker.run &&
    marker.attempt === b.marker.attempt &&
    marker.kind === b.marker.kind &&
    a.text.split('\n', 1)[0] === b.text.split('\n', 1)[0]
  );
}

/** Comments with our opening mark, by our own login: a mark in somebody else's comment means nothing. */
async function ownComments(api: GitHubApi, pull: number): Promise<OwnComment[]> {
  // Both at once: between reading and writing there must be little time for others to write.
  const [comments, login] = await Promise.all([api.comments(pull), api.login()]);
  const marked = comments
    .map((comment) => ({ comment, sections: readComment(comment.body) }))
    .filter((one): one is OwnComment => one.sections !== undefined);
  // GraphQL may leave the `[bot]` of an app's login away.
  return marked.filter(({ comment }) => comment.author === login || comment.author === `${login}[bot]`);
}
