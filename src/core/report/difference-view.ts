import type { Place } from '../diagnostics/place.ts';

/** One difference in the console's words, ready to be shown: every text is on one line and may be seen by anybody. */
export interface DifferenceView {
  sign: '+' | '-' | '~';
  /** Tab and dialogs, outermost first: `['Outbound Provisioning', 'Manage Channels', 'Staff', 'Source Location']`. */
  tabs: string[];
  field: string;
  before?: string;
  after?: string;
  place: Place;
  /** The last tab is an item of a list, and the field one of its members. */
  inItem?: true;
}
