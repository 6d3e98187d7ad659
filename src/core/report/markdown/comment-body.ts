import { readSubject, subjectKey } from '../subject.ts';
import { fitSections } from './comment-fit.ts';
import { overviewOf } from './comment-overview.ts';
import type { ReviewedMark, Section, SectionMarker } from './comment-section.ts';
import { hiddenJson } from './markdown.ts';
import { readRows } from './run-rows.ts';

/** GitHub's documented limit is 65,536 characters. */
export const commentLimit = 60_000;

const opening = '<!-- pfconn:comment 1 -->';
const detailsMark = '<!-- pfconn:details -->';
const endMark = '<!-- pfconn:end -->';
const sectionPattern = /^<!-- pfconn:section (.+) -->\n([\s\S]*?)\n<!-- pfconn:end -->$/gm;

/** What all sections together remember for the apply may take so much of the comment: */
const mostRemembered = 45_000;
/** proofs, */
const mostProofs = 40_000;
/** and each change's digest. */
const mostDigests = 30_000;

/** The comment's text; what is too long is shortened, the longest first, so that it stays within `limit` characters. */
export function writeComment(sections: readonly Section[], limit = commentLimit): string {
  const ordered = withRoom(sections).sort((a, b) => (subjectKey(a.marker) < subjectKey(b.marker) ? -1 : 1));
  const overview = ordered.length > 1 ? [overviewOf(ordered)] : [];
  const frame = [opening, ...overview, ...ordered.map(({ marker }) => sectionText(marker, ' ', ' '))].join('\n\n');
  const shown = fitSections(ordered, limit - frame.length);
  const texts = ordered.map(({ marker }, index) =>
    sectionText(marker, shown[index]?.head ?? '', shown[index]?.details ?? ''),
  );
  return [opening, ...overview, ...texts].join('\n\n');
}

/**
 * Without room for each change's digest, the plan's own digest remains: then all of it must be as it was reviewed.
 * Without room for its proof, it isn't reviewed.
 */
function withRoom(sections: readonly Section[]): Section[] {
  const proved = fewer(sections, 'proof', mostProofs);
  return fewer(proved, 'changes', Math.min(mostDigests, mostRemembered - lengthOf(proved, 'proof')));
}

type Remembered = 'proof' | 'changes';

/** The sections without the longest of what they remember, so that the rest stays within `most` characters. */
function fewer(sections: readonly Section[], what: Remembered, most: number): Section[] {
  let total = lengthOf(sections, what);
  const without = new Set<Section>();
  for (const section of [...sections].sort((a, b) => lengthOf([b], what) - lengthOf([a], what))) {
    if (total <= most) break;
    total -= lengthOf([section], what);
    without.add(section);
  }
  return sections.map((section) => (without.has(section) ? withoutAny(section, what) : section));
}

function lengthOf(sections: readonly Section[], what: Remembered): number {
  const marks = sections.flatMap(({ marker }) => marker.reviewed ?? []);
  return marks.reduce((sum, mark) => sum + (mark[what]?.length ?? 0), 0);
}

function withoutAny({ marker, ...section }: Section, what: Remembered): Section {
  return {
    ...section,
    marker: { ...marker, reviewed: marker.reviewed?.map((mark) => ({ ...mark, [what]: undefined })) },
  };
}

function sectionText(marker: SectionMarker, head: string, details: string): string {
  return [
    `<!-- pfconn:section ${hiddenJson(marker)} -->`,
    head,
    ...(details === '' ? [] : ['', detailsMark, '', details]),
    endMark,
  ].join('\n');
}

/** The sections of a comment; `undefined` when it isn't one of ours. What a person broke is left out. */
export function readComment(body: string): Section[] | undefined {
  const text = body.replaceAll('\r\n', '\n');
  if (!text.startsWith(opening)) return undefined;
  const sections: Section[] = [];
  for (const [, json = '', content = ''] of text.matchAll(sectionPattern)) {
    const marker = readMarker(json);
    if (!marker) continue;
    const at = content.indexOf(`\n\n${detailsMark}\n\n`);
    sections.push({
      marker,
      head: at < 0 ? content : content.slice(0, at),
      details: at < 0 ? '' : content.slice(at + detailsMark.length + 4),
    });
  }
  return sections;
}

function readMarker(json: string): SectionMarker | undefined {
  try {
    const parsed = JSON.parse(json);
    const subject = readSubject(parsed);
    const { kind, run, attempt, head, overview, counts, runs } = parsed;
    if (!subject || typeof run !== 'number' || typeof head !== 'string') return undefined;
    if (kind !== 'plan' && kind !== 'outcome' && kind !== 'problem') return undefined;
    const text = (name: string, value: unknown) => (typeof value === 'string' ? { [name]: value } : {});
    return {
      ...subject,
      kind,
      run,
      attempt: typeof attempt === 'number' ? attempt : 1,
      head,
      ...reviewedIn(parsed, subject.shard),
      ...(runs === undefined ? {} : { runs: readRows(runs) }),
      ...text('overview', overview),
      ...(Array.isArray(counts) ? { counts: [0, 1, 2, 3].map((index) => Number(counts[index]) || 0) } : {}),
    };
  } catch {
    return undefined;
  }
}

/** What a marker says was reviewed; older versions wrote one plan's digests beside the rest, and no proof. */
function reviewedIn(
  { reviewed, digest, changes }: Record<string, unknown>,
  shard: string | undefined,
): Pick<SectionMarker, 'reviewed'> {
  const given: unknown[] = Array.isArray(reviewed) ? reviewed : [{ shard, digest, changes }];
  const marks = given.map(readMark).filter((mark) => mark !== undefined);
  return marks.length === 0 ? {} : { reviewed: marks };
}

function readMark(given: unknown): ReviewedMark | undefined {
  const { shard, digest, changes, proof } = Object(given) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  if (typeof digest !== 'string') return undefined;
  return { shard: text(shard), digest, changes: text(changes), proof: text(proof) };
}
