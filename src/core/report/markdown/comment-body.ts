import { readSubject, subjectKey } from '../subject.ts';
import { fitSections } from './comment-fit.ts';
import { overviewOf } from './comment-overview.ts';
import type { Section, SectionMarker } from './comment-section.ts';
import { hiddenJson } from './markdown.ts';

/** GitHub's documented limit is 65,536 characters. */
export const commentLimit = 60_000;

const opening = '<!-- pfconn:comment 1 -->';
const detailsMark = '<!-- pfconn:details -->';
const endMark = '<!-- pfconn:end -->';
const sectionPattern = /^<!-- pfconn:section (.+) -->\n([\s\S]*?)\n<!-- pfconn:end -->$/gm;

/** Each change's digest of all sections together may take so much of the comment. */
const mostDigests = 30_000;

/** The comment's text; what is too long is shortened, the longest first, so that it stays within `limit` characters. */
export function writeComment(sections: readonly Section[], limit = commentLimit): string {
  const ordered = withFewerDigests(sections).sort((a, b) => (subjectKey(a.marker) < subjectKey(b.marker) ? -1 : 1));
  const overview = ordered.length > 1 ? [overviewOf(ordered)] : [];
  const frame = [opening, ...overview, ...ordered.map(({ marker }) => sectionText(marker, ' ', ' '))].join('\n\n');
  const shown = fitSections(ordered, limit - frame.length);
  const texts = ordered.map(({ marker }, index) =>
    sectionText(marker, shown[index]?.head ?? '', shown[index]?.details ?? ''),
  );
  return [opening, ...overview, ...texts].join('\n\n');
}

/** Without room for each change's digest, the plan's own digest remains: then all of it must be as it was reviewed. */
function withFewerDigests(sections: readonly Section[]): Section[] {
  const lengthOf = ({ marker }: Section) => marker.changes?.length ?? 0;
  let total = sections.reduce((sum, section) => sum + lengthOf(section), 0);
  const without = new Set<Section>();
  for (const section of [...sections].sort((a, b) => lengthOf(b) - lengthOf(a))) {
    if (total <= mostDigests) break;
    total -= lengthOf(section);
    without.add(section);
  }
  return sections.map((section) => {
    if (!without.has(section)) return section;
    const { changes: _, ...marker } = section.marker;
    return { ...section, marker };
  });
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
    const { kind, run, attempt, head, digest, changes, overview, counts } = parsed;
    if (!subject || typeof run !== 'number' || typeof head !== 'string') return undefined;
    if (kind !== 'plan' && kind !== 'outcome' && kind !== 'problem') return undefined;
    const text = (name: string, value: unknown) => (typeof value === 'string' ? { [name]: value } : {});
    return {
      ...subject,
      kind,
      run,
      attempt: typeof attempt === 'number' ? attempt : 1,
      head,
      ...text('digest', digest),
      ...text('changes', changes),
      ...text('overview', overview),
      ...(Array.isArray(counts) ? { counts: [0, 1, 2, 3].map((index) => Number(counts[index]) || 0) } : {}),
    };
  } catch {
    return undefined;
  }
}
