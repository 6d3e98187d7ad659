import { catalogueIndex } from '../../core/connector/catalogue-index.ts';
import type { CatalogueEntry } from '../../core/connector/types.ts';

/**
 * One import each, so that a run loads (and the bundle splits off) only the descriptors that its definitions use.
 * The paths have to be literal for the bundler to see them.
 */
const files: Record<string, () => Promise<{ default: unknown }>> = {
  aquera: () => import('../../core/connector/catalogue/aquera.json', { with: { type: 'json' } }),
  'atlassian-cloud': () => import('../../core/connector/catalogue/atlassian-cloud.json', { with: { type: 'json' } }),
  'aws-iam-identity-center': () =>
    import('../../core/connector/catalogue/aws-iam-identity-center.json', { with: { type: 'json' } }),
  box: () => import('../../core/connector/catalogue/box.json', { with: { type: 'json' } }),
  concur: () => import('../../core/connector/catalogue/concur.json', { with: { type: 'json' } }),
  coupa: () => import('../../core/connector/catalogue/coupa.json', { with: { type: 'json' } }),
  dropbox: () => import('../../core/connector/catalogue/dropbox.json', { with: { type: 'json' } }),
  egnyte: () => import('../../core/connector/catalogue/egnyte.json', { with: { type: 'json' } }),
  evernote: () => import('../../core/connector/catalogue/evernote.json', { with: { type: 'json' } }),
  'github-emu': () => import('../../core/connector/catalogue/github-emu.json', { with: { type: 'json' } }),
  github: () => import('../../core/connector/catalogue/github.json', { with: { type: 'json' } }),
  'google-workspace': () => import('../../core/connector/catalogue/google-workspace.json', { with: { type: 'json' } }),
  lucidchart: () => import('../../core/connector/catalogue/lucidchart.json', { with: { type: 'json' } }),
  'pingid-sdk': () => import('../../core/connector/catalogue/pingid-sdk.json', { with: { type: 'json' } }),
  office365: () => import('../../core/connector/catalogue/office365.json', { with: { type: 'json' } }),
  pingid: () => import('../../core/connector/catalogue/pingid.json', { with: { type: 'json' } }),
  pingone: () => import('../../core/connector/catalogue/pingone.json', { with: { type: 'json' } }),
  'salesforce-contacts': () =>
    import('../../core/connector/catalogue/salesforce-contacts.json', { with: { type: 'json' } }),
  salesforce: () => import('../../core/connector/catalogue/salesforce.json', { with: { type: 'json' } }),
  scim: () => import('../../core/connector/catalogue/scim.json', { with: { type: 'json' } }),
  scim11: () => import('../../core/connector/catalogue/scim11.json', { with: { type: 'json' } }),
  servicenow: () => import('../../core/connector/catalogue/servicenow.json', { with: { type: 'json' } }),
  slack: () => import('../../core/connector/catalogue/slack.json', { with: { type: 'json' } }),
  webex: () => import('../../core/connector/catalogue/webex.json', { with: { type: 'json' } }),
  workplace: () => import('../../core/connector/catalogue/workplace.json', { with: { type: 'json' } }),
  zendesk: () => import('../../core/connector/catalogue/zendesk.json', { with: { type: 'json' } }),
  zoom: () => import('../../core/connector/catalogue/zoom.json', { with: { type: 'json' } }),
  'zscaler-zia': () => import('../../core/connector/catalogue/zscaler-zia.json', { with: { type: 'json' } }),
  'zscaler-zpa': () => import('../../core/connector/catalogue/zscaler-zpa.json', { with: { type: 'json' } }),
};

/** The words that `connector:` takes, in alphabetical order. */
export function catalogueNames(): string[] {
  return Object.keys(catalogueIndex).sort();
}

/** The catalogue's entries for these words, or all of them. A word that the catalogue doesn't know is left out. */
export async function loadCatalogue(names: readonly string[] = catalogueNames()): Promise<CatalogueEntry[]> {
  const known = names.filter((name) => Object.hasOwn(files, name));
  const modules = await Promise.all(known.map((name) => files[name]!()));
  return modules.map((module) => module.default as CatalogueEntry);
}
