import { createHash } from 'node:crypto';
import type { PeopleMark, Section } from '../core/report/markdown/comment-section.ts';
import { isSameSubject, type Subject, subjectKey } from '../core/report/subject.ts';
import type { Claims } from '../edges/github/identity.ts';
import { unpackToken } from './attestation.ts';

/** Which numbers, of which subject at which commit. */
export interface AttestedPeople {
  subject: Subject;
  head: string;
  numbers: string;
}

/** The audience of the token by which GitHub vouches for a count: it says what was counted. */
export function peopleAudience({ subject, head, numbers }: AttestedPeople): string {
  const hash = createHash('sha256').update(JSON.stringify([subjectKey(subject), head, numbers]));
  return `pfconn-people:${hash.digest('base64url')}`;
}

/**
 * The numbers that a reviewer saw, as far as GitHub vouches for them: a job of the default branch, which somebody started
 * by hand, had them signed. Anybody's workflow can write a comment, so nothing else of it is believed.
 */
export async function provenPeople(question: {
  sections: readonly Section[];
  subject: Subject;
  /** The commit that was merged. */
  head: string;
  repository: string;
  defaultBranch: string;
  claimsOf(token: string): Promise<Claims>;
}): Promise<string | undefined> {
  const { sections, subject, head } = question;
  const own = sections.find(({ marker }) => isSameSubject(marker, subject) && marker.people?.proof);
  const { numbers = '', proof = '' }: Partial<PeopleMark> = own?.marker.people ?? {};
  if (proof === '') return undefined;
  try {
    const claims = await question.claimsOf(unpackToken(proof));
    return isCount(claims, question) && claims.aud === peopleAudience({ subject, head, numbers }) ? numbers : undefined;
  } catch {
    return undefined;
  }
}

function isCount(claims: Claims, given: { repository: string; defaultBranch: string }): boolean {
  return (
    String(claims.repository).toLowerCase() === given.repository.toLowerCase() &&
    claims.event_name === 'workflow_dispatch' &&
    given.defaultBranch !== '' &&
    claims.ref === `refs/heads/${given.defaultBranch}`
  );
}
