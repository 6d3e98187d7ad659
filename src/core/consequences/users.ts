import { type KindName, kinds } from '../kinds.ts';

/**
 * Who hangs on an object that others refer to, by their names and as everything will be when the plan is done: what
 * refers to it, what refers to that in turn, up to the connections.
 */
export interface Users {
  /** Active connections through which people sign on, that need it for that. */
  signOns: readonly string[];
  /** Channels that run and read from it. */
  channels: readonly { connection: string; channel: string }[];
  /** Every connection that needs it, whether it runs or not. */
  connections: readonly string[];
  /** What else refers to it itself. */
  others: readonly { kind: KindName; name: string }[];
}

export const nobody: Users = { signOns: [], channels: [], connections: [], others: [] };

/** `"Zoom SSO" and 3 more connections`; without any, what else refers to the object. */
export function userWords({ connections, others }: Users): string {
  if (connections.length > 0) return listed(connections.map(quoted), 'connection');
  const [first, ...more] = others.map(({ kind, name }) => `the ${kinds[kind].word} ${quoted(name)}`);
  if (first === undefined) return 'nothing that is known here';
  return more.length === 0 ? first : `${first} and ${more.length} more`;
}

/** `Everyone who signs on to "Zoom SSO" and 3 more connections`. */
export function peopleWords({ signOns }: Users): string {
  return signOns.length === 0 ? 'Nobody' : `Everyone who signs on to ${listed(signOns.map(quoted), 'connection')}`;
}

/** `Everyone in the scope of channel "Staff" of "Zoom provisioning" and 2 more channels`. */
export function scopeWords({ channels }: Users): string {
  const words = channels.map(({ connection, channel }) => `channel ${quoted(channel)} of ${quoted(connection)}`);
  return words.length === 0 ? 'Nobody' : `Everyone in the scope of ${listed(words, 'channel')}`;
}

/** Two are named; of more the first, and how many more there are. */
function listed(words: readonly string[], what: string): string {
  if (words.length <= 2) return words.join(' and ');
  return `${words[0]} and ${words.length - 1} more ${what}s`;
}

const quoted = (name: string) => `"${name}"`;
