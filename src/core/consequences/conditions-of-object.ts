import { hiddenKind, hiddenKindOfRows } from '../connector/plugin/hidden-references.ts';
import { isObject, type JsonObject } from '../document/json.ts';
import { isMember } from '../document/path.ts';
import { objectsOf, textOf } from '../document/readers.ts';
import { compareUrls, resolvedUrl } from '../meaning/url.ts';
import type { OfConnection, OfObject, OfPlugin } from './condition.ts';
import { factsOf } from './of-connection.ts';
import { type Answers, isOn, part, type Situation } from './situation.ts';

/** Of an object that connections need, and what needs it. */
export const ofObject: Answers<OfObject> = {
  'lets-in': ({ subject }) => subject.users.signOns.length > 0,
  'feeds-channels': ({ subject }) => subject.users.channels.length > 0,
  used: ({ subject }) => subject.users.connections.length + subject.users.others.length > 0,
};

/** Where in a plugin's configuration a move is: a field, or a column of a table. */
function spotOf({ move }: Situation): { table: string | undefined; field: string | undefined } {
  const [, second] = move.path;
  const items = move.path.flatMap((step) => (isMember(step) ? [] : [step.item]));
  const isInTable = second !== undefined && isMember(second) && second.member === 'tables';
  return isInTable ? { table: items[0], field: items[2] } : { table: undefined, field: items[0] };
}

const directories = new Set(['Search Base', 'Search Filter', 'Scope of Search']);

/** What a plugin's field is for, by the names that public exports of servers show. */
export const ofPlugin: Answers<OfPlugin> = {
  'plugin:directory': (one) => {
    const { table, field } = spotOf(one);
    return field !== undefined && hiddenKind(one.subject.kind, field, table) === 'DataStore';
  },
  'plugin:search': (one) => directories.has(spotOf(one).field ?? '') && spotOf(one).table === undefined,
  'plugin:validators': (one) => {
    const { table } = spotOf(one);
    return table !== undefined && hiddenKindOfRows(one.subject.kind, table) !== undefined;
  },
  'plugin:accounts': (one) => one.subject.kind === 'PasswordCredentialValidator' && spotOf(one).table === 'Users',
  'plugin:sessions': (one) => /session|remember|device|retries|challenge/i.test(spotOf(one).field ?? ''),
  'plugin:page': (one) => / Template$/.test(spotOf(one).field ?? ''),
  'plugin:secret': ({ move }) => move.difference.secret === true,
};

const after = ({ subject }: Situation) => factsOf(subject.after);
const before = ({ subject }: Situation) => factsOf(subject.before);

/** Of either side: what a change takes away counts as it was. */
const either = (ask: (facts: ReturnType<typeof factsOf>) => boolean) => (situation: Situation) =>
  ask(after(situation)) || ask(before(situation));

export const ofConnection: Answers<OfConnection> = {
  'signs-on': either((facts) => facts.signsOn),
  open: ({ subject }) => mappingsOf(subject.after).some((one) => !hasCriteria(one)),
  provisions: either((facts) => facts.provisions),
  verifies: (one) => after(one).verifies,
  encrypts: (one) => after(one).encrypts,
  'back-channel': (one) => after(one).usesBackChannel,
  'sp-initiated': (one) => after(one).profiles.has('SP_INITIATED_SSO'),
  logout: (one) => [...after(one).profiles].some((profile) => profile.endsWith('_SLO')),
  'partner-begins': (one) => [...after(one).profiles].some((profile) => profile !== 'IDP_INITIATED_SSO'),
  artifact: either((facts) => facts.usesArtifacts),
  'ws-federation': (one) => after(one).protocol === 'WSFED',
  'saml-1': (one) => /^SAML1/.test(after(one).protocol),
  'saml-2': (one) => after(one).protocol === 'SAML20',
  'assertions-unsigned': ({ subject }) => !isOn(part(subject.after, 'spBrowserSso').signAssertions),
  'assertion-encrypted': ({ subject }) =>
    isOn(part(subject.after, 'spBrowserSso', 'encryptionPolicy').encryptAssertion),
  pseudonyms: ({ subject }) => part(subject.after, 'spBrowserSso').spSamlIdentityMapping === 'PSEUDONYM',
  'request-contract': ({ subject }) => isObject(part(subject.after, 'wsTrust').requestContractRef),
  'virtual-ids': (one) => after(one).virtualIds.length > 0,
  'first-virtual-id': (one) => before(one).virtualIds.length === 0,
  'some-restricted': ({ subject }) => mappingsOf(subject.after).some((one) => isOn(one.restrictVirtualEntityIds)),
  'relative-endpoints': movesAnEndpoint,
  reloads: ({ subject }) =>
    part(subject.after, 'metadataReloadSettings').enableAutoMetadataUpdate !== false ||
    part(subject.before, 'metadataReloadSettings').enableAutoMetadataUpdate !== false,
};

const hasCriteria = (mapping: JsonObject) =>
  Object.values(part(mapping, 'issuanceCriteria')).some((list) => objectsOf(list).length > 0);

const mappingsOf = (document: JsonObject) => {
  const sso = part(document, 'spBrowserSso');
  return [...objectsOf(sso.adapterMappings), ...objectsOf(sso.authenticationPolicyContractAssertionMappings)];
};

/** Some address of the live connection that is a path ends up elsewhere, or nowhere. */
function movesAnEndpoint({ subject }: Situation): boolean {
  const [old, now] = [textOf(subject.before?.baseUrl), textOf(subject.after.baseUrl)];
  const [was, is] = [subject.before, subject.after].map((document) => relativeOf(document, old, now));
  return is!.some((url) => was!.includes(url) && !compareUrls(resolvedUrl(url, old), resolvedUrl(url, now)).same);
}

function relativeOf(document: JsonObject | undefined, old: string, now: string): string[] {
  const sso = part(document, 'spBrowserSso');
  const places = [...objectsOf(sso.ssoServiceEndpoints), ...objectsOf(sso.sloServiceEndpoints)];
  const urls = [...places, ...objectsOf(part(sso, 'artifact').resolverLocations)].map(({ url }) => textOf(url));
  return urls.filter((url) => url !== '' && resolvedUrl(url, old || now || 'https://x') !== url);
}
