import { createHash } from 'node:crypto';
import { Refusal } from '../commands/refusal.ts';
import type { Section } from '../core/report/markdown/comment-section.ts';
import { isSameSubject, type Subject, subjectKey } from '../core/report/subject.ts';
import type { Event } from '../edges/github/event.ts';
import type { Claims } from '../edges/github/identity.ts';
import { unpackToken } from './attestation.ts';

/** Which numbers, of which subject at which commit. */
interface AttestedPeople {
  subject: Subject;
  head: string;
  numbers: string;
}

/** The audience of the token by which GitHub vouches for a count: it says what was counted. */
export function peopleAudience({ subject, head, numbers }: AttestedPeople): string {
  const hash = createHash('sha256').update(JSON.stringify([subjectKey(subject), head, numbers]));
  return `pfconn-people:${hash.digest('base64url')}`;
}

/** What a comment says was counted: proved, or that something stands there that nothing proves. */
type ReviewedCount = { numbers: string } | { unproved: string };

/**
 * The numbers that a reviewer saw, as far as GitHub vouches for them: a job of the default branch, which somebody started
 * by hand, had them signed. Anybody's workflow can write a comment, so nothing else of it is believed; a mark that
 * nothing proves was tampered with, as no preview leaves one. `undefined` where there is no mark.
 */
export async function provenPeople(question: {
  sections: readonly Section[];
  subject: Subject;
  /** The commit that was merged. */
  head: string;
  repository: string;
  defaultBranch: string;
  claimsOf(token: string): Promise<Claims>;
}): Promise<ReviewedCount | undefined> {
  const { sections, subject, head } = question;
  const own = sections.find(({ marker }) => isSameSubject(marker, subject) && marker.people);
  if (!own?.marker.people) return undefined;
  const { numbers, proof = '' } = own.marker.people;
  try {
    const claims = await question.claimsOf(unpackToken(proof));
    if (!isCount(claims, question)) return { unproved: 'what stands there was signed for another run than a preview' };
    const isSame = claims.aud === peopleAudience({ subject, head, numbers });
    return isSame ? { numbers } : { unproved: 'they aren’t the numbers that were signed for this commit' };
  } catch (error) {
    return { unproved: String((error as Error).message) };
  }
}

/**
 * Stops an apply whose reviewed numbers were tampered with, unless somebody started it by hand and named both numbers.
 *
 * @throws Refusal
 */
export function requireProved(count: ReviewedCount | undefined, event: Event): string | undefined {
  if (!count || 'numbers' in count) return count?.numbers;
  if (namesBothNumbers(event)) return undefined;
  throw new Refusal(
    'unreviewed',
    `nothing proves the numbers of people in the pull request’s comment (${count.unproved}), so somebody may have changed them; nothing was written`,
    'look at who edited the comment; then open a new pull request and have a reviewer start preview again, or start apply by hand and name in its form how many may leave and join (max-leavers, max-joiners)',
  );
}

/** Typed into the form of this very run; what the repository's variables say holds for every run. */
function namesBothNumbers(event: Event): boolean {
  const isNumber = (text: string | undefined) => /^\d+$/.test(text?.trim() ?? '');
  return event.kind === 'dispatch' && isNumber(event.inputs['max-leavers']) && isNumber(event.inputs['max-joiners']);
}

function isCount(claims: Claims, given: { repository: string; defaultBranch: string }): boolean {
  return (
    String(claims.repository).toLowerCase() === given.repository.toLowerCase() &&
    claims.event_name === 'workflow_dispatch' &&
    claims.ref === `refs/heads/${given.defaultBranch}`
  );
}
