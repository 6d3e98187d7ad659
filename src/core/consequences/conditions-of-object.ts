import type { OfObject } from './condition.ts';
import type { Situation } from './situation.ts';

/** Of an object that connections need, and what needs it. */
export const ofObject: Record<OfObject, (situation: Situation) => boolean> = {
  'lets-in': ({ subject }) => subject.users.signOns.length > 0,
  'feeds-channels': ({ subject }) => subject.users.channels.length > 0,
  used: ({ subject }) => subject.users.connections.length + subject.users.others.length > 0,
};
