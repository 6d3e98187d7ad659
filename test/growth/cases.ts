/** One kind of text, as large as asked: the files of a repository by path. */
export interface GrowthCase {
  name: string;
  /** How large the first of the three is; the last is four times as large. */
  size: number;
  files(size: number): Record<string, string>;
}

const times = (size: number, part: (index: number) => string, between = '') =>
  Array.from({ length: size }, (_, index) => part(index)).join(between);

const head = 'kind: SpConnection\nid: a\nname: A\nentityId: urn:a\n';
const use = 'outboundProvision: { connector: zoom, targetSettings: {}, channels: [] }\n';

/** A definition with these lines, and a use for the connection. */
const lines = (name: string, size: number, text: (size: number) => string): GrowthCase => ({
  name,
  size,
  files: (count) => ({ 'connections/a.yaml': `${head}${text(count)}${use}` }),
});

const provisioning = (name: string, size: number, inner: (size: number) => string): GrowthCase => ({
  name,
  size,
  files: (count) => ({ 'connections/a.yaml': `${head}outboundProvision:\n  connector: zoom\n${inner(count)}` }),
});

const channel = (inner: string, settings = '{}') => `  targetSettings: ${settings}
  channels:
    - name: Staff
      channelSource:
        directory: active-directory
        dataSource: corp-ad
        baseDn: dc=example,dc=com
${inner}`;

const source = (name: string, size: number, member: string, text: (size: number) => string) =>
  provisioning(name, size, (count) =>
    channel(`        userSourceLocation: { ${member}: ${JSON.stringify(text(count))} }\n`),
  );

const mapping = (name: string, size: number, inner: (size: number) => string) =>
  provisioning(name, size, (count) => channel(`      attributeMapping:\n${inner(count)}`));

const metadata = (name: string, size: number, xml: (size: number) => string, replace = ''): GrowthCase => ({
  name: `metadata: ${name}`,
  size,
  files: (count) => ({
    'connections/m.xml': xml(count),
    'connections/a.yaml': `kind: SpConnection\nid: a\nname: A\nsamlMetadata: { file: m.xml${replace} }\nspBrowserSso: {}\n`,
  }),
});

const saml = (inner: string, entity = 'urn:a', more = '') =>
  `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entity}"${more}><SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${inner}</SPSSODescriptor></EntityDescriptor>`;

const acs = (index: number) =>
  `<AssertionConsumerService index="${index}" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://a/acs/${index}"/>`;

const environment = (name: string, size: number, text: (size: number) => string, definition = ''): GrowthCase => ({
  name: `environment: ${name}`,
  size,
  files: (count) => ({
    'connections/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.yaml': `${head}${definition}${use}`,
    'environments/dev.yaml': text(count),
  }),
});

const references: GrowthCase[] = [
  lines('references within references', 10_000, (n) => `baseUrl: "${'${var:'.repeat(n)}"\n`),
  lines('braces that open', 50_000, (n) => `baseUrl: "${'${'.repeat(n)}"\n`),
  lines('unknown variables in one text', 10_000, (n) => `baseUrl: "${'${var:X}'.repeat(n)}"\n`),
  lines('misspelt references in one text', 10_000, (n) => `baseUrl: "${'${vra:X}'.repeat(n)}"\n`),
  lines('workflow expressions', 10_000, (n) => `baseUrl: "${'${{ secrets.X '.repeat(n)}"\n`),
  lines('spaces in a reference', 50_000, (n) => `baseUrl: "\${file:${' '.repeat(n)}x"\n`),
  lines('secrets in one text', 10_000, (n) => `baseUrl: "${'${secret:X}'.repeat(n)}"\n`),
  lines('secrets in a list', 4_000, (n) => `virtualEntityIds:\n${times(n, (i) => `  - "\${secret:X${i}}"\n`)}`),
  lines('references in keys', 4_000, (n) => `extendedProperties:\n${times(n, (i) => `  "\${var:X${i}}": a\n`)}`),
  lines('files that are not there', 4_000, (n) => `virtualEntityIds:\n${times(n, (i) => `  - "\${file:x${i}}"\n`)}`),
];

const yaml: GrowthCase[] = [
  lines('brackets that open', 20_000, (n) => `x: ${'['.repeat(n)}\n`),
  lines('braces within braces', 20_000, (n) => `x: ${'{a: '.repeat(n)}\n`),
  lines('dashes', 20_000, (n) => `x:\n  ${'- '.repeat(n)}\n`),
  lines('levels', 300, (n) => times(n, (i) => `${' '.repeat(i)}a:\n`)),
  lines('unknown properties', 4_000, (n) => times(n, (i) => `unknown${i}: a\n`)),
  lines('one key again and again', 4_000, (n) => times(n, () => 'baseUrl: a\n')),
  lines('a long key', 50_000, (n) => `? ${'entityId'.repeat(n / 8)}\n: a\n`),
  lines('anchors and aliases', 2_000, (n) => `x:\n${times(n, (i) => `  - &a${i} ${i}\n  - *a${i}\n`)}`),
  lines('aliases that are not there', 4_000, (n) => `x:\n${times(n, (i) => `  - *a${i}\n`)}`),
  lines(
    'aliases of aliases',
    200,
    (n) => `x0: &x0 [a]\n${times(n, (i) => `x${i + 1}: &x${i + 1} [*x${i}, *x${i}]\n`)}`,
  ),
  lines('comments', 20_000, (n) => times(n, () => '# a\n')),
  lines('empty lines', 100_000, (n) => '\n'.repeat(n)),
  lines('a folded text', 10_000, (n) => `baseUrl: >\n${times(n, () => '  a b\n')}`),
  lines('a plain text of many lines', 10_000, (n) => `baseUrl: a\n${times(n, () => '  a b\n')}`),
  lines('escapes', 10_000, (n) => `baseUrl: "${'\\u0024{var:X}'.repeat(n)}"\n`),
  lines('quotes that never close', 50_000, (n) => `baseUrl: "${'a '.repeat(n)}\n`),
  lines('documents', 4_000, (n) => '---\na: 1\n'.repeat(n)),
  lines('tabs', 20_000, (n) => `x:\n${'\t'.repeat(n)}a\n`),
  lines('tags', 4_000, (n) => `x:\n${times(n, (i) => `  - !t${i} a\n`)}`),
  lines('numbers', 4_000, (n) => `virtualEntityIds:\n${times(n, (i) => `  - 0${i}\n`)}`),
  lines('a long line of secrets in clear', 30_000, (n) => `x: { ${times(n, () => 'secret')}: ${'a'.repeat(n)} \n`),
  lines('a line of words for secrets', 10_000, (n) => `secretpassword ${'token secret '.repeat(n)}\n`),
];

const definitions: GrowthCase[] = [
  lines('items in sets', 10_000, (n) => `virtualEntityIds:\n${times(n, (i) => `  - urn:${i}\n`)}`),
  lines('the same items', 10_000, (n) => `virtualEntityIds:\n${times(n, () => '  - urn:a\n')}`),
  lines('extended properties', 4_000, (n) => `extendedProperties:\n${times(n, (i) => `  p${i}: [a, b]\n`)}`),
  lines(
    'endpoints',
    2_000,
    (n) =>
      `spBrowserSso:\n  protocol: SAML20\n  ssoServiceEndpoints:\n${times(n, (i) => `    - { binding: POST, url: /a${i}, index: ${i}, isDefault: true }\n`)}`,
  ),
  lines(
    'attributes',
    2_000,
    (n) =>
      `spBrowserSso:\n  protocol: SAML20\n  attributeContract:\n    extendedAttributes:\n${times(n, (i) => `      - { name: a${i} }\n`)}  adapterMappings:\n    - idpAdapterRef: a\n      attributeContractFulfillment:\n${times(n, (i) => `        b${i}: { source: { type: TEXT }, value: a }\n`)}`,
  ),
  lines(
    'certificates',
    2_000,
    (n) =>
      `credentials:\n  certs:\n${times(n, (i) => `    - { x509File: { fileData: "x${i}" }, primaryVerificationCert: true }\n`)}`,
  ),
  lines(
    'spaces in a certificate',
    100_000,
    (n) => `credentials:\n  certs:\n    - { x509File: { fileData: "-----BEGIN CERTIFICATE-----${' '.repeat(n)}" } }\n`,
  ),
  lines(
    'beginnings of certificates',
    5_000,
    (n) => `credentials:\n  certs:\n    - { x509File: { fileData: "${'-----BEGIN CERTIFICATE-----'.repeat(n)}" } }\n`,
  ),
  lines('ignored paths', 4_000, (n) => `lifecycle:\n  ignoreChanges:\n${times(n, (i) => `    - a[${i}].b\n`)}`),
  lines('an ignored path of brackets', 50_000, (n) => `lifecycle: { ignoreChanges: ["${'a['.repeat(n)}"] }\n`),
  lines('allowed settings', 4_000, (n) => `lifecycle:\n  allowSecretIn:\n${times(n, (i) => `    - a${i}\n`)}`),
  lines('a long address', 100_000, (n) => `baseUrl: "https://${'a.'.repeat(n)}"\n`),
  lines('slashes', 100_000, (n) => `baseUrl: "https:${'/'.repeat(n)}"\n`),
  lines('a long e-mail address', 100_000, (n) => `contactInfo: { email: "${'a@'.repeat(n)}" }\n`),
  lines('spaces', 100_000, (n) => `contactInfo: { phone: "1${' '.repeat(n)}x" }\n`),
  lines(
    'expressions',
    10_000,
    (n) =>
      `spBrowserSso:\n  protocol: SAML20\n  adapterMappings:\n    - idpAdapterRef: a\n      issuanceCriteria: { expressionCriteria: [{ expression: ${JSON.stringify('#this.get("'.repeat(n))} }] }\n`,
  ),
];

const connectors: GrowthCase[] = [
  provisioning(
    'unknown settings',
    2_000,
    (n) => `  channels: []\n  targetSettings:\n${times(n, (i) => `    Acount ID ${i}: a\n`)}`,
  ),
  provisioning(
    'settings with a secret',
    2_000,
    (n) => `  channels: []\n  targetSettings:\n${times(n, (i) => `    - { name: s${i}, value: "\${secret:X}" }\n`)}`,
  ),
  provisioning(
    'one setting again and again',
    2_000,
    (n) => `  channels: []\n  targetSettings:\n${times(n, () => `    - { name: Account ID, value: a }\n`)}`,
  ),
  provisioning('a long setting', 50_000, (n) => `  channels: []\n  targetSettings:\n    ? ${'a'.repeat(n)}\n    : a\n`),
  provisioning(
    'a long value',
    100_000,
    (n) => `  channels: []\n  targetSettings: { Remove User Action: "${'a '.repeat(n)}" }\n`,
  ),
  provisioning(
    'channels',
    1_000,
    (n) =>
      `  targetSettings: {}\n  channels:\n${times(n, (i) => `    - { name: c${i}, channelSource: { directory: active-directory, dataSource: a, baseDn: "dc=a" }, attributeMapping: { Username: mail } }\n`)}`,
  ),
  provisioning(
    'channels of one name',
    1_000,
    (n) =>
      `  targetSettings: {}\n  channels:\n${times(n, () => `    - { name: c, channelSource: { directory: active-directory, dataSource: a, baseDn: "dc=a" }, attributeMapping: { Username: mail } }\n`)}`,
  ),
  mapping('unknown fields', 2_000, (n) => times(n, (i) => `        Usernam${i}: mail\n`)),
  mapping(
    'attributes of a field',
    10_000,
    (n) =>
      `        Username: { attributeNames: [${times(n, (i) => `a${i}`, ', ')}], expression: "${times(n, (i) => `#a${i}`, ' + ')}" }\n`,
  ),
  mapping('a long constant', 100_000, (n) => `        Email: { defaultValue: "${'a@'.repeat(n)}" }\n`),
  mapping('a constant of capitals', 100_000, (n) => `        Language: { defaultValue: "${'aa-AA'.repeat(n)}" }\n`),
  mapping(
    'an expression of names',
    20_000,
    (n) => `        Email: { attributeNames: [a], expression: ${JSON.stringify('#this.get("'.repeat(n))} }\n`,
  ),
  mapping(
    'an expression of quotes',
    50_000,
    (n) => `        Email: { attributeNames: [a], expression: ${JSON.stringify('"\\'.repeat(n))} }\n`,
  ),
  mapping(
    'an expression of signs',
    50_000,
    (n) => `        Email: { attributeNames: [a], expression: "${'#'.repeat(n)}" }\n`,
  ),
  source('filters within filters', 2_000, 'filter', (n) => `${'(&'.repeat(n)}(a=b)${')'.repeat(n)}`),
  source('filters that never close', 10_000, 'filter', (n) => '(&'.repeat(n)),
  source('negations', 2_000, 'filter', (n) => `${'(!'.repeat(n)}(a=b)${')'.repeat(n)}`),
  source('a wide filter', 10_000, 'filter', (n) => `(|${times(n, (i) => `(a=b${i})`)})`),
  source('stars', 50_000, 'filter', (n) => `(a=${'*b'.repeat(n)})`),
  source('escapes of a filter', 50_000, 'filter', (n) => `(a=${'\\2a'.repeat(n)})`),
  source('spaces of a filter', 50_000, 'filter', (n) => `(a=b)${' '.repeat(n)}(`),
  source('parts of a name', 10_000, 'groupDN', (n) => times(n, (i) => `ou=a${i}`, ',')),
  source('escapes of a name', 50_000, 'groupDN', (n) => `cn=${'\\,'.repeat(n)}`),
  source('spaces of a name', 50_000, 'groupDN', (n) => `cn=a${' '.repeat(n)}b`),
  source('signs of a name', 50_000, 'groupDN', (n) => '='.repeat(n)),
  source('plus signs of a name', 10_000, 'groupDN', (n) => times(n, (i) => `cn=a${i}`, '+')),
];

const manyVariables: GrowthCase = {
  name: 'an id of variables',
  size: 20_000,
  files: (count) => ({
    'environments/dev.yaml': 'variables: { A: a }\n',
    'connections/a.yaml': `${head.replace('id: a', `id: "${'${var:A}'.repeat(count)}"`)}${use}`,
  }),
};

const files: GrowthCase[] = [
  manyVariables,
  metadata('endpoints', 2_000, (n) => saml(times(n, acs))),
  metadata('elements within elements', 5_000, (n) => `${'<a>'.repeat(n)}${'</a>'.repeat(n)}`),
  metadata('elements that never close', 10_000, (n) => '<a>'.repeat(n)),
  metadata('signs', 50_000, (n) => '<'.repeat(n)),
  metadata('attributes', 4_000, (n) =>
    saml(
      acs(0),
      'urn:a',
      times(n, (i) => ` a${i}="b"`),
    ),
  ),
  metadata('name spaces', 4_000, (n) =>
    saml(
      acs(0),
      'urn:a',
      times(n, (i) => ` xmlns:n${i}="b"`),
    ),
  ),
  metadata('comments', 10_000, (n) => saml('<!-- a -->'.repeat(n) + acs(0))),
  metadata('a comment that never closes', 50_000, (n) => `${saml(acs(0))}<!--${'- '.repeat(n)}`),
  metadata('sections that never close', 10_000, (n) => `<a>${'<![CDATA['.repeat(n)}`),
  metadata('instructions', 10_000, (n) => `${'<?a '.repeat(n)}`),
  metadata('entities', 20_000, (n) => saml(acs(0), '&amp;'.repeat(n))),
  metadata('entities that never close', 50_000, (n) => saml(acs(0), '&'.repeat(n))),
  metadata('spaces', 100_000, (n) => `${' '.repeat(n)}x${saml(acs(0))}`),
  metadata('spaces in a tag', 50_000, (n) => saml(`<a${' '.repeat(n)}b`)),
  metadata('a long attribute', 100_000, (n) => saml(acs(0), 'a'.repeat(n))),
  metadata('quotes', 50_000, (n) => saml(`<a b=${'"'.repeat(n)}>`)),
  metadata('certificates', 2_000, (n) =>
    saml(
      `${times(n, (i) => `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>MII${i}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`)}${acs(0)}`,
    ),
  ),
  metadata(
    'entity descriptors',
    2_000,
    (n) =>
      `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${times(n, (i) => saml(acs(0), `urn:${i}`))}</EntitiesDescriptor>`,
  ),
  metadata(
    'nested groups',
    1_000,
    (n) =>
      `${'<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">'.repeat(n)}${saml(acs(0))}${'</EntitiesDescriptor>'.repeat(n)}`,
  ),
  metadata(
    'words that are replaced',
    20_000,
    (n) => saml(times(n, acs)),
    ', replace: { "https://a": "https://bb", "acs": "b" }',
  ),
  environment(
    'variables',
    4_000,
    (n) => `variables:\n${times(n, (i) => `  A${i}: a\n`)}`,
    `virtualEntityIds: [${times(200, (i) => `"\${var:B${i}}"`, ', ')}]\n`,
  ),
  environment('overrides', 4_000, (n) => `overrides:\n${times(n, (i) => `  a${i}: { active: false }\n`)}`),
  environment(
    'a large override',
    4_000,
    (n) => `overrides:\n  a:\n    extendedProperties:\n${times(n, (i) => `      p${i}: "\${var:X}"\n`)}`,
  ),
  environment('patterns', 1_000, (n) => `include:\n${times(n, (i) => `  - a${i}*\n`)}`),
  environment('a pattern of stars', 2_000, (n) => `include: ["${'*a'.repeat(n)}*b"]\n`),
  environment('a pattern of folders', 2_000, (n) => `include: ["${'**/'.repeat(n)}b"]\n`),
  environment('a pattern of braces', 2_000, (n) => `include: ["${'{a,'.repeat(n)}b${'}'.repeat(n)}"]\n`),
  environment('a pattern of brackets', 2_000, (n) => `include: ["${'+(a|'.repeat(n)}b${')'.repeat(n)}"]\n`),
  environment('a pattern of ranges', 2_000, (n) => `include: ["${'{1..9}'.repeat(n)}"]\n`),
];

export const cases: GrowthCase[] = [...references, ...yaml, ...definitions, ...connectors, ...files];
