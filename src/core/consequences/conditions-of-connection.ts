import { isObject, type JsonObject } from '../document/json.ts';
import { compareUrls, resolvedUrl } from '../meaning/url.ts';
import type { OfConnection } from './condition.ts';
import { factsOf } from './of-connection.ts';
import { isOn, items, part, type Situation, text } from './situation.ts';

type Answers<Name extends string> = Record<Name, (situation: Situation) => boolean>;

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
  Object.values(part(mapping, 'issuanceCriteria')).some((list) => items(list).length > 0);

const mappingsOf = (document: JsonObject) => {
  const sso = part(document, 'spBrowserSso');
  return [...items(sso.adapterMappings), ...items(sso.authenticationPolicyContractAssertionMappings)];
};

/** Some address of the live connection that is a path ends up elsewhere, or nowhere. */
function movesAnEndpoint({ subject }: Situation): boolean {
  const [old, now] = [text(subject.before?.baseUrl), text(subject.after.baseUrl)];
  const [was, is] = [subject.before, subject.after].map((document) => relativeOf(document, old, now));
  return is!.some((url) => was!.includes(url) && !compareUrls(resolvedUrl(url, old), resolvedUrl(url, now)).same);
}

function relativeOf(document: JsonObject | undefined, old: string, now: string): string[] {
  const sso = part(document, 'spBrowserSso');
  const places = [...items(sso.ssoServiceEndpoints), ...items(sso.sloServiceEndpoints)];
  const urls = [...places, ...items(part(sso, 'artifact').resolverLocations)].map(({ url }) => text(url));
  return urls.filter((url) => url !== '' && resolvedUrl(url, old || now || 'https://x') !== url);
}
