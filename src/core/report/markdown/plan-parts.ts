import type { Setting } from '../all-settings.ts';

/**
 * A plan's report in parts, before it is a text: what plans of several environments are compared by, so that one text
 * can say what all of them do. Every text in it is Markdown, except names, settings and their values.
 */
export interface PlanParts {
  boxes: Box[];
  entries: ComparedEntry[];
  /** What follows the entries, paragraph by paragraph: a drawing, notes about the whole plan, what is asked of people. */
  after: string[];
  footer: PlanFooter;
}

/** One of GitHub's coloured boxes. */
export interface Box {
  kind: 'CAUTION' | 'WARNING';
  /** Each with its further lines. */
  items: string[][];
  /** What is said of all items together: that the apply waits. */
  closing: string;
}

/** `**Zoom Provisioning** · change · zoom.yaml:26`. */
export interface EntryTitle {
  /** The same in each environment, where the same is done to the same objects. */
  key: string;
  /** Hidden, by which a change is found again; empty for a group. */
  mark: string;
  /** `**Zoom Provisioning**` */
  name: string;
  /** What happens, and where it is written. */
  about: string;
}

/** One object, or several to which the same happens. */
export interface EntryParts extends EntryTitle {
  rows: EntryRow[];
  /** The differences, the people, the notes. */
  body: string[];
}

/** An entry as it is compared with that of another environment. */
export interface ComparedEntry extends EntryParts {
  /** All settings of what is new. */
  settings: EntrySetting[];
}

/** `- **Leavers:** disabled at Zoom.` */
export interface EntryRow {
  /** Of several channels, the one that it is about. */
  channel?: string | undefined;
  /** Absent where the words are all. */
  label?: string | undefined;
  words: string;
}

export interface EntrySetting extends Pick<Setting, 'field' | 'value'> {
  heading: string;
}

/** The last line of a report. */
export interface PlanFooter {
  commit: string;
  version: string;
  /** How much stays as it is. */
  others: string;
  plan: string;
  /** The run's address. */
  run?: string | undefined;
}
