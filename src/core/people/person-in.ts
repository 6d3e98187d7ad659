import type { Person } from './person.ts';

/** One person in a channel of a connection, today and after the change; a side that doesn't run is absent. */
export interface PersonIn {
  id: string;
  name: string;
  channel: string;
  before?: PersonFound | undefined;
  after?: PersonFound | undefined;
}

export type PersonFound =
  | { state: 'in'; person: Person }
  | { state: 'out'; person: Person }
  | { state: 'nobody' }
  | { state: 'several'; count: number }
  | { state: 'not-asked'; why: string };
