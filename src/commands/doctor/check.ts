/** One line of the check-up. */
export interface Check {
  /** What was looked at, a word or two: `account`. */
  name: string;
  /** `unknown`: it can't be told with this account or server. */
  state: 'fine' | 'look' | 'problem' | 'unknown';
  /** What was found, one sentence without a full stop. */
  says: string;
  /** What to do about it; there is one for everything that isn't fine. */
  todo?: string;
  /** What asks for it: `connections/zoom.yaml:20`. */
  place?: string | undefined;
}

export const fine = (name: string, says: string): Check => ({ name, state: 'fine', says });
export const look = (name: string, says: string, todo: string, place?: string): Check => ({
  ...problem(name, says, todo, place),
  state: 'look',
});
export const problem = (name: string, says: string, todo: string, place?: string): Check => ({
  name,
  state: 'problem',
  says,
  todo,
  place,
});
export const unknown = (name: string, says: string, todo: string): Check => ({ name, state: 'unknown', says, todo });
