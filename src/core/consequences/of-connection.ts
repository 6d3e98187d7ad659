import { channelsOn } from '../connection/channels.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { objectsOf, textOf, textsOf } from '../document/readers.ts';
import { resolvedUrl } from '../meaning/url.ts';
import { isOn, part } from './situation.ts';

/** Facts about a connection on one side, worked out once for all rows. */
interface ConnectionFacts {
  active: boolean;
  signsOn: boolean;
  provisions: boolean;
  protocol: string;
  profiles: ReadonlySet<string>;
  bindings: ReadonlySet<string>;
  verifies: boolean;
  encrypts: boolean;
  usesBackChannel: boolean;
  usesArtifacts: boolean;
  /** The addresses that messages of this connection go to, their base URL added. */
  addresses: readonly string[];
  /** Worked out when they are asked for: few rows do. */
  readonly hosts: ReadonlySet<string>;
  virtualIds: readonly string[];
}

const known = new WeakMap<JsonObject, ConnectionFacts>();

/** The facts of a document; of none, those of an empty one. */
export function factsOf(document: JsonObject = {}): ConnectionFacts {
  const found = known.get(document) ?? work(document);
  known.set(document, found);
  return found;
}

function work(document: JsonObject): ConnectionFacts {
  const sso = part(document, 'spBrowserSso');
  const profiles = new Set(textsOf(sso.enabledProfiles));
  const bindings = new Set(textsOf(sso.incomingBindings));
  const usesArtifacts = bindings.has('ARTIFACT') || [...endpoints(sso)].some(({ binding }) => binding === 'ARTIFACT');
  const usesBackChannel = usesArtifacts || usesSoap(sso, bindings) || isPresent(document.attributeQuery);
  const addresses = addressesOf(document, sso);
  return {
    active: isOn(document.active),
    signsOn: ['spBrowserSso', 'wsTrust', 'attributeQuery', 'oauthTokenExchangeSettings'].some((name) =>
      isPresent(document[name]),
    ),
    provisions: channelsOn(document).length > 0,
    protocol: textOf(sso.protocol),
    profiles,
    bindings,
    verifies: verifies(document, sso, profiles, usesBackChannel),
    encrypts: encrypts(document, sso),
    usesBackChannel,
    usesArtifacts,
    addresses,
    get hosts() {
      return new Set(addresses.map(hostOf).filter((host) => host !== ''));
    },
    virtualIds: textsOf(document.virtualEntityIds),
  };
}

const isPresent = (value: Json | undefined) => isObject(value) && Object.keys(value).length > 0;

const endpoints = (sso: JsonObject) => [...objectsOf(sso.ssoServiceEndpoints), ...objectsOf(sso.sloServiceEndpoints)];

const usesSoap = (sso: JsonObject, bindings: ReadonlySet<string>) =>
  bindings.has('SOAP') || endpoints(sso).some(({ binding }) => binding === 'SOAP');

/** Where signatures or client certificates of the partner are looked at (combinations.md). */
function verifies(document: JsonObject, sso: JsonObject, profiles: ReadonlySet<string>, backChannel: boolean): boolean {
  return (
    isOn(sso.requireSignedAuthnRequests) ||
    [...profiles].some((profile) => profile.endsWith('_SLO')) ||
    (backChannel && isOn(part(document, 'credentials', 'inboundBackChannelAuth').digitalSignature)) ||
    isOn(part(document, 'attributeQuery', 'policy').requireSignedAttributeQuery) ||
    isPresent(document.wsTrust)
  );
}

function encrypts(document: JsonObject, sso: JsonObject): boolean {
  const policy = part(sso, 'encryptionPolicy');
  return (
    isOn(policy.encryptAssertion) ||
    textsOf(policy.encryptedAttributes).length > 0 ||
    isOn(policy.encryptSloSubjectNameId) ||
    isOn(part(document, 'attributeQuery', 'policy').encryptAssertion) ||
    isOn(part(document, 'wsTrust').encryptSaml2Assertion)
  );
}

function addressesOf(document: JsonObject, sso: JsonObject): string[] {
  const base = textOf(document.baseUrl);
  return endpoints(sso)
    .flatMap(({ url, responseUrl }) => [textOf(url), textOf(responseUrl)])
    .filter((url) => url !== '')
    .map((url) => resolvedUrl(url, base));
}

/** `example.org`, `example.org:8443`; empty for a text that is no whole address. */
export function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}
