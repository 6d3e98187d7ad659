import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ReviewedMark } from '../core/report/markdown/comment-section.ts';
import { type Subject, subjectKey } from '../core/report/subject.ts';

/** What a plan job stands for: of which subject, at which commit, it planned exactly this. */
type Attested = Pick<ReviewedMark, 'digest' | 'changes'> & { subject: Subject; head: string };

const name = 'pfconn-plan';

/**
 * The audience that a plan job asks GitHub's identity token for. It is all that the job may choose of a token, so it
 * says what was planned: two hashes, because a comment without room keeps the plan's digest only.
 */
export function audienceOf(attested: Attested): string {
  return `${name}:${hashOf(attested, attested.digest)}:${hashOf(attested, attested.changes ?? '')}`;
}

/** What of a plan an audience stands for; `undefined` when it is another plan's. */
export function attestedBy(audience: unknown, attested: Attested): ReviewedMark | undefined {
  const [what, digest, changes] = typeof audience === 'string' ? audience.split(':') : [];
  if (what !== name || digest !== hashOf(attested, attested.digest)) return undefined;
  const isWhole = attested.changes !== undefined && changes === hashOf(attested, attested.changes);
  return { digest: attested.digest, changes: isWhole ? attested.changes : undefined };
}

function hashOf({ subject, head }: Attested, value: string): string {
  return createHash('sha256')
    .update(JSON.stringify([subjectKey(subject), head, value]))
    .digest('base64url');
}

/** No token is longer: what would grow beyond it is none. */
const longestToken = 16_384;

/** A token in two thirds of its characters, for a comment that has room for many. */
export function packToken(token: string): string {
  const [header = '', body = '', signature = ''] = token.split('.');
  const text = `${decoded(header)}\n${decoded(body)}`;
  const packed = `${deflateRawSync(text).toString('base64url')}.${signature}`;
  return unpackToken(packed) === token ? packed : token;
}

/** The token as it was signed; an empty text for what isn't one. */
export function unpackToken(packed: string): string {
  const parts = packed.split('.');
  if (parts.length !== 2) return packed.length <= longestToken ? packed : '';
  try {
    const bytes = inflateRawSync(Buffer.from(parts[0] ?? '', 'base64url'), { maxOutputLength: longestToken });
    const [header = '', ...body] = bytes.toString('utf8').split('\n');
    return [encoded(header), encoded(body.join('\n')), parts[1]].join('.');
  } catch {
    return '';
  }
}

function decoded(part: string): string {
  return Buffer.from(part, 'base64url').toString('utf8');
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url');
}
