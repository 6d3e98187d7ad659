import { readSubject, subjectKey } from '../subject.ts';
import { rankOf, readTier } from '../tier.ts';
import { fitSections } from './blocks.ts';
import { headlineOf, overviewOf } from './comment-overview.ts';
import type { PeopleMark, ReviewedMark, Section, SectionMarker } from './comment-section.ts';
import { environmentsMerged } from './environments-merged.ts';
import { hiddenJson } from './markdown.ts';
import { packSections, unpackSections } from './packed-sections.ts';
import { readRows } from './run-rows.ts';

/** GitHub's documented limit is 65,536 characters. */
export const commentLimit = 60_000;

const opening = '<!-- pfconn:comment 2 -->';
const partMark = '<!-- pfconn:part -->';
const sectionPattern = /^<!-- pfconn:section (.+) -->$/gm;

/** What all sections together remember for the apply may take so much of the comment: */
const mostRemembered = 45_000;
/** proofs, */
const mostProofs = 40_000;
/** and each change's digest. */
const mostDigests = 30_000;
/** The reviewed numbers of people may take so much beside that; the limits hold without them. */
const mostPeople = 8_000;

/**
 * The comment's text, its hidden marks last, so that no preview begins with one; what is too long is shortened, so that
 * it stays within `limit` characters.
 */
export function writeComment(sections: readonly Section[], limit = commentLimit): string {
  const ordered = withRoom(sections).sort(worstFirst);
  const isShared = ordered.length > 1;
  const marks = [opening, ...ordered.map(({ marker }) => `<!-- pfconn:section ${hiddenJson(marker)} -->`)].join('\n');
  const merged = isShared ? mergedText(ordered, marks, limit) : undefined;
  if (merged !== undefined) return merged;
  const overview = isShared ? overviewOf(ordered) : '';
  const frame = marks.length + overview.length + ordered.length * (partMark.length + 8) + 10;
  const texts = fitSections(
    ordered.map(({ text }) => text),
    limit - frame,
  );
  const parts = isShared ? [overview, ...texts.flatMap((text) => [partMark, lowered(text)])] : texts;
  const body = [...parts, marks].join('\n\n');
  if (ordered.every((section) => section.parts === undefined)) return body;
  const remembering = `${body}\n${packSections(ordered.map((section) => ({ parts: section.parts })))}`;
  return remembering.length <= limit ? remembering : body;
}

/** Environments that do the same, as one text; each one's own is packed into a mark. */
function mergedText(sections: readonly Section[], marks: string, limit: number): string | undefined {
  const headline = headlineOf(sections);
  const shown = headline === '' ? undefined : environmentsMerged(sections, headline);
  if (shown === undefined) return undefined;
  const kept = sections.map(({ text, parts }) => ({ text, parts }));
  const body = [shown, `${marks}\n${packSections(kept)}`].join('\n\n');
  return body.length <= limit ? body : undefined;
}

function worstFirst(a: Section, b: Section): number {
  const rank = ({ marker }: Section) => (marker.kind === 'problem' ? -1 : rankOf(marker.tier ?? 'routine'));
  return rank(a) - rank(b) || (subjectKey(a.marker) < subjectKey(b.marker) ? -1 : 1);
}

/** Beside others, a section's headline stands under that of all. */
const lowered = (text: string) => text.replace(/^### /, '#### ');
const raised = (text: string) => text.replace(/^#### /, '### ');

/**
 * Without room for each change's digest, the plan's own digest remains: then all of it must be as it was reviewed.
 * Without room for its proof, it isn't reviewed.
 */
function withRoom(all: readonly Section[]): Section[] {
  const sections =
    JSON.stringify(all.map(({ marker }) => marker.people ?? '')).length > mostPeople ? uncounted(all) : all;
  const proved = fewer(sections, 'proof', mostProofs);
  return fewer(proved, 'changes', Math.min(mostDigests, mostRemembered - lengthOf(proved, 'proof')));
}

function uncounted(sections: readonly Section[]): Section[] {
  return sections.map((section) => ({ ...section, marker: { ...section.marker, people: undefined } }));
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

/** The sections of a comment; `undefined` when it isn't one of ours. What a person broke is left out. */
export function readComment(body: string): Section[] | undefined {
  const all = body.replaceAll('\r\n', '\n');
  const at = all.lastIndexOf(opening);
  if (at < 0) return undefined;
  const kept = unpackSections(all.slice(at));
  const shown = textsIn(all.slice(0, at).trim());
  const marks = [...all.slice(at).matchAll(sectionPattern)];
  return marks.flatMap(([, json = ''], index) => {
    const marker = readMarker(json);
    const { text = shown[index] ?? '', parts } = kept[index] ?? {};
    return marker ? [{ marker, text, parts }] : [];
  });
}

function textsIn(shown: string): string[] {
  const parts = shown.split(partMark).map((part) => part.trim());
  return parts.length === 1 ? parts : parts.slice(1).map(raised);
}

function readMarker(json: string): SectionMarker | undefined {
  try {
    const parsed = JSON.parse(json);
    const subject = readSubject(parsed);
    const { kind, run, attempt, head, overview, counts, isMixed, isRefused, runs, tier } = parsed;
    if (!subject || typeof run !== 'number' || typeof head !== 'string') return undefined;
    if (kind !== 'plan' && kind !== 'outcome' && kind !== 'problem') return undefined;
    return {
      ...subject,
      kind,
      run,
      attempt: typeof attempt === 'number' ? attempt : 1,
      head,
      ...reviewedIn(parsed, subject.shard),
      people: readPeople(parsed.people),
      runs: runs === undefined ? undefined : readRows(runs),
      overview: typeof overview === 'string' ? overview : undefined,
      counts: Array.isArray(counts) ? counts.slice(0, 5).map((count) => Number(count) || 0) : undefined,
      isMixed: isMixed === true || undefined,
      isRefused: isRefused === true || undefined,
      tier: readTier(tier),
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

/** A mark that somebody broke stays one, so that nothing proves it. */
function readPeople(given: unknown): PeopleMark | undefined {
  if (given === undefined) return undefined;
  const { numbers, proof } = Object(given) as Record<string, unknown>;
  return {
    numbers: typeof numbers === 'string' ? numbers : '',
    proof: typeof proof === 'string' ? proof : undefined,
  };
}
