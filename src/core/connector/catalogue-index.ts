/** What is known of a connector without loading its file. */
export interface IndexRow {
  displayName: string;
  /** The labels of its target settings and options. */
  settings: string[];
}

/** Every connector of the catalogue, by its word. Made from `catalogue/*.json`; a test compares the two. */
export const catalogueIndex: Record<string, IndexRow> = {
  zoom: {
    displayName: 'Zoom Provisioner',
    settings: [
      'Account ID',
      'Client ID',
      'Client Secret',
      'User Create',
      'User Update',
      'User Disable / Delete',
      'Remove User Action',
    ],
  },
};
