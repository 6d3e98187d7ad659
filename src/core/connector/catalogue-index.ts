import index from './catalogue-index.json' with { type: 'json' };

/** What is known of a connector without loading its file. */
export interface IndexRow {
  displayName: string;
  /** Everything it may be called: the console's names and the plugin's type. */
  names: string[];
  /** The labels of its target settings and options. */
  settings: string[];
  /** Targets that are reached through this connector because they have none of their own. */
  recipes?: string[];
}

/** Every connector of the catalogue, by the word after `connector:`. */
export const catalogueIndex: Record<string, IndexRow> = index;
