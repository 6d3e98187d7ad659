import { createHash } from 'node:crypto';
import type { Key } from '../../kinds.ts';

/** Twelve characters that stand for a text, whatever is in it. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

/** A hidden mark before a change's differences: by it the reviewed differences are found again after the merge. */
export function changeAnchor(key: Key): string {
  return `<!-- pfconn:change ${shortHash(key)} -->`;
}

/** The lines of the block that follows a change's mark; `undefined` when it isn't there. */
export function reviewedLines(body: string, key: Key): string[] | undefined {
  const from = body.indexOf(changeAnchor(key));
  if (from < 0) return undefined;
  const until = body.indexOf('<!-- pfconn:change ', from + 1);
  const part = body.slice(from, until < 0 ? undefined : until);
  const block = /^(`{3,})(?:diff|yaml)\n([\s\S]*?)\n\1$/m.exec(part);
  return block?.[2]?.split('\n');
}
