import type { Live } from '../../core/connection/types.ts';

/** What stands on the server where this run has written, or tried to. */
export interface Standing {
  /** As it was last seen. */
  seen: Live | 'none' | 'unknown';
  /** Why a rollback must not touch it: somebody else has had a hand in it, or may have. */
  leaveAlone?: string | undefined;
  /** Of a replacement: the new connection stands there, not the old one. */
  isNew?: boolean;
}

/** What can't be told from somebody else's work isn't touched. */
export const untold: Standing = {
  seen: 'unknown',
  leaveAlone: 'what was sent was not confirmed, so it can’t be told from somebody else’s work',
};
