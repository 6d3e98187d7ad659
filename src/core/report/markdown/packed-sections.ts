import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Section } from './comment-section.ts';
import type { PlanParts } from './plan-parts.ts';

/** What a comment keeps of its sections beside what it shows, in their order. */
type KeptSection = Partial<Pick<Section, 'text' | 'parts'>>;

const mark = /^<!-- pfconn:parts ([\w-]+) -->$/m;

/** In few letters, as a hidden mark. */
export function packSections(kept: readonly KeptSection[]): string {
  const packed = deflateRawSync(JSON.stringify(kept), { level: 9 }).toString('base64url');
  return `<!-- pfconn:parts ${packed} -->`;
}

/** A section may hold so much; nobody packs more than a comment has room for. */
const mostUnpacked = 1_000_000;

/** What the marks of a comment keep; nothing of what somebody broke. */
export function unpackSections(marks: string): KeptSection[] {
  const packed = mark.exec(marks)?.[1];
  if (packed === undefined) return [];
  try {
    const bytes = inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: mostUnpacked });
    const kept: unknown = JSON.parse(bytes.toString('utf8'));
    return Array.isArray(kept) ? kept.map(readKept) : [];
  } catch {
    return [];
  }
}

function readKept(value: unknown): KeptSection {
  const { text, parts } = Object(value) as Record<string, unknown>;
  return { text: isText(text) ? text : undefined, parts: isPlanParts(parts) ? (parts as PlanParts) : undefined };
}

type Is = (value: unknown) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string';
const maybe =
  (is: Is): Is =>
  (value) =>
    value === undefined || is(value);
const listOf =
  (is: Is): Is =>
  (value) =>
    Array.isArray(value) && value.every(is);
const having =
  (members: Record<string, Is>): Is =>
  (value) =>
    Object.entries(members).every(([name, is]) => is((Object(value) as Record<string, unknown>)[name]));

const isRow = having({ channel: maybe(isText), label: maybe(isText), words: isText });
const isSetting = having({ heading: isText, field: isText, value: isText });
const isBox = having({
  kind: (value) => value === 'CAUTION' || value === 'WARNING',
  items: listOf(listOf(isText)),
  closing: isText,
});
const isEntry = having({
  key: isText,
  mark: isText,
  name: isText,
  about: isText,
  rows: listOf(isRow),
  body: listOf(isText),
  settings: listOf(isSetting),
});
const isFooter = having({ commit: isText, version: isText, others: isText, plan: isText, run: maybe(isText) });
const isPlanParts = having({
  boxes: listOf(isBox),
  entries: listOf(isEntry),
  after: listOf(isText),
  footer: isFooter,
});
