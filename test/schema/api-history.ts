import { readFileSync } from 'node:fs';

/** What servers before the descriptions at hand know, and since when. Versions of two parts mean all of their patches. */
export interface ApiHistory {
  source: string;
  members: { member: string; since?: string; until?: string; again?: string }[];
  /** Dated only by what lies on either side. */
  between: { member: string; after: string; by: string }[];
  /** `but`: described so, and not how servers behave. */
  required: { member: string; until: string; but?: string }[];
  /** `prose`: the list stands in the member's description, not in an enumeration. */
  values: { member: string; values: string[]; since: string; prose?: true; likely?: string }[];
  paths: { path: string; since: string }[];
}

const file = new URL('../fixtures/api-history.json', import.meta.url);

export const history = JSON.parse(readFileSync(file, 'utf8')) as ApiHistory;
