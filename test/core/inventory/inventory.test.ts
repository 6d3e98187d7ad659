import { expect, test } from 'vitest';
import { attributesOf } from '../../../src/core/inventory/attributes.ts';
import { drawings, inventoryDrawings } from '../../../src/core/report/inventory/draw-inventory.ts';
import { daysUntil, inventoryView } from '../../../src/core/report/inventory/view.ts';
import { certificate, company, from, inventoryOf, signOn } from './company.ts';

/** What leaves the house, wherever it is written: nobody who asks "who gets employeeNumber?" may be told too little. */
test.each([
  ['an adapter’s', from('ADAPTER', 'employeeNumber'), ['employeeNumber']],
  ['a lookup’s', from('LDAP_DATA_STORE', 'employeeNumber', 'corp'), ['employeeNumber']],
  ['in a text', from('TEXT', 'no ${employeeNumber} of ${ds.corp.mail}'), ['employeeNumber', 'mail']],
  ['in an expression', from('EXPRESSION', '#this.get("employeeNumber").toString()'), ['employeeNumber']],
  ['with a dot in its own name', from('TEXT', '${user.employeeNumber}'), ['user.employeeNumber']],
  ['as a variable', from('EXPRESSION', '#employeeNumber + @java.lang.Math@abs(1)'), ['employeeNumber']],
  ['of a lookup in an expression', from('EXPRESSION', '#this.get("ds.corp.employeeNumber")'), ['employeeNumber']],
  ['a constant', from('TEXT', 'Licensed'), []],
])('attributes: %s', (_what, fulfilment, expected) => {
  expect(attributesOf(signOn('a', { staff: fulfilment })).map(({ from: names }) => names)).toEqual([expected]);
});

test('attributes go by tokens, queries and channels, too; what isn’t mapped goes nowhere', () => {
  const mapped = [{ attributeContractFulfillment: { t: from('TOKEN', 'employeeNumber'), no: from('NO_MAPPING') } }];
  const document = {
    wsTrust: { tokenProcessorMappings: mapped },
    oauthTokenExchangeSettings: { processorPolicyMappings: mapped },
    attributeQuery: { attributeContractFulfillment: { q: from('LDAP_DATA_STORE', 'employeeNumber') } },
    outboundProvision: {
      channels: [
        {
          name: 'Staff',
          attributeMapping: [
            { fieldName: 'number', saasFieldInfo: { attributeNames: ['employeeNumber'] } },
            { fieldName: 'code', saasFieldInfo: { expression: '"x" + employeeNumber + #employeeNumber' } },
            { fieldName: 'empty', saasFieldInfo: { attributeNames: [] } },
          ],
        },
      ],
    },
  };
  expect(attributesOf(document).map(({ way, as, channel }) => [way, as, channel])).toEqual([
    ['token', 't', undefined],
    ['token-exchange', 't', undefined],
    ['query', 'q', undefined],
    ['provisioning', 'number', 'Staff'],
    ['provisioning', 'code', 'Staff'],
  ]);
  expect(attributesOf(document).every(({ from: names }) => names.includes('employeeNumber'))).toBe(true);
});

test('certificates and keys stand once, the first to end on top, with all that depend on them', () => {
  const key = { credentials: { signingSettings: { signingKeyPairRef: { id: 'k1' } } } };
  const resources = { SigningKeyPair: [{ id: 'k1', subjectDN: 'CN=ours', expires: '2027-02-01T00:00:00Z' }] };
  const partner = { credentials: { certs: [certificate('CN=theirs', '2026-11-20T00:00:00Z')] } };
  const view = inventoryView(
    inventoryOf([signOn('b', {}, key), signOn('a', {}, key), signOn('c', {}, partner)], resources),
  );
  expect(view.certificates).toEqual([
    {
      name: 'CN=theirs',
      uses: ['the partner’s: checks its signatures'],
      ends: '2026-11-20',
      daysLeft: -8,
      connections: ['Name of c'],
    },
    {
      name: 'CN=ours',
      uses: ['our key: signs what we send'],
      ends: '2027-02-01',
      daysLeft: 65,
      connections: ['Name of a', 'Name of b'],
    },
  ]);
  expect(view.connections.map(({ id, firstEnd }) => [id, firstEnd])).toEqual([
    ['a', '2027-02-01'],
    ['b', '2027-02-01'],
    ['c', '2026-11-20'],
  ]);
});

test('a certificate is there for what it is marked for, and the first to end counts', () => {
  const flags = { activeVerificationCert: false };
  const certs = [
    { ...certificate('CN=both', '2027-05-01T00:00:00Z'), encryptionCert: true },
    { ...certificate('CN=opens', '2027-03-01T00:00:00Z'), ...flags, encryptionCert: true },
    { ...certificate('CN=second', '2027-04-01T00:00:00Z'), ...flags, secondaryVerificationCert: true },
  ];
  const view = inventoryView(inventoryOf([signOn('a', {}, { credentials: { certs } })]));
  expect(view.connections.map(({ firstEnd }) => firstEnd)).toEqual(['2027-03-01']);
  expect(view.certificates.map(({ name, uses }) => [name, ...uses])).toEqual([
    ['CN=opens', 'the partner’s: encrypts what we send'],
    ['CN=second', 'the partner’s: checks its signatures'],
    ['CN=both', 'the partner’s: checks its signatures'],
  ]);
});

test.each([
  ['2026-11-27', -1],
  ['2026-11-28', 0],
  ['2026-11-29', 1],
])('until %s it is %d days, whatever the hour', (ends, days) => {
  for (const hour of ['00', '11', '23']) expect(daysUntil(ends, `2026-11-28T${hour}:30:00.000Z`) + 0).toBe(days);
});

test('two connections of one name are told apart by their ids', () => {
  const same = { name: 'Wiki', credentials: { certs: [certificate('CN=theirs', '2027-01-01T00:00:00Z')] } };
  const attributes = { mail: from('ADAPTER', 'mail') };
  const taken = inventoryOf([signOn('a', attributes, same), signOn('b', attributes, same)]);
  expect(inventoryView(taken).certificates[0]?.connections).toEqual(['Wiki (a)', 'Wiki (b)']);
  expect(inventoryDrawings(taken).draw('markdown')).toContain('| mail | Wiki (a); Wiki (b) |');
});

test('every form is in natural order, whatever order the server answers in', () => {
  const ours = (name: string, company: string) => ({
    name,
    contactInfo: { company },
    credentials: { certs: [certificate('CN=shared', '2027-01-01T00:00:00Z')] },
  });
  const mail = { mail: from('ADAPTER', 'mail') };
  const taken = inventoryOf([
    signOn('z', mail, ours('Partner 10', 'A')),
    signOn('a', mail, ours('Partner 2 b', 'B')),
    signOn('b', mail, ours('partner 2', 'C')),
  ]);
  const expected = ['partner 2', 'Partner 2 b', 'Partner 10'];
  const view = inventoryView(taken);
  expect(view.connections.map(({ name }) => name)).toEqual(expected);
  expect(view.certificates[0]?.connections).toEqual(expected);
  const { draw } = inventoryDrawings(taken);
  expect(draw('markdown')).toContain(`| mail | ${expected.join('; ')} |`);
  for (const form of ['csv', 'html', 'markdown', 'json'] as const) {
    const text = draw(form);
    const found = ['C', 'B', 'A'].map((company) => text.search(new RegExp(`[">| ]${company}["<| ]`)));
    expect(found, form).toEqual(found.toSorted((a, b) => a - b));
    expect(found, form).not.toContain(-1);
  }
});

const hostile = '</script><img src=x onerror=alert(1)>"\'&\u202eevil';

test.each([
  ['html', []],
  // Its words stand there instead.
  ['csv', ['state']],
] as const)('as %s, it says all that is known of a connection', (form, left) => {
  const view = inventoryView(inventoryOf(company(3)));
  const said = new Set<string | symbol>();
  const [one = {}] = view.connections.map((connection) => {
    const get = (target: object, member: string | symbol) => {
      said.add(member);
      return Reflect.get(target, member);
    };
    return new Proxy(connection, { get });
  });
  drawings[form]({ ...view, connections: [one as (typeof view.connections)[number]] });
  expect(Object.keys(one).filter((member) => !said.has(member))).toEqual(left);
});

test('hostile names are text in every form', () => {
  const one = signOn(
    hostile,
    { [hostile]: from('TEXT', hostile) },
    { name: hostile, contactInfo: { company: hostile } },
  );
  const { draw } = inventoryDrawings({ ...inventoryOf([one]), environment: hostile });
  const page = draw('html');
  expect(page).not.toContain('<img');
  expect(page.match(/<\/script>/g)).toHaveLength(1);
  expect(page + draw('csv') + draw('markdown')).not.toContain('\u202e');
  expect(draw('markdown')).not.toMatch(/<img|<\/script>/);
  expect(JSON.parse(draw('json')).connections[0].name).toBe(hostile);
});

test.each(['=', '+', '-', '@', '\t=', ' =', '\uff1d', '\uff20'])('a spreadsheet takes %j for no formula', (start) => {
  const evil = `${start}HYPERLINK("http://evil","x")`;
  const row = inventoryDrawings(inventoryOf([signOn('a', {}, { name: evil })]))
    .draw('csv')
    .split('\r\n')[1]!;
  expect(row).toMatch(/^"'|^"\\t/);
  expect(row).toContain('HYPERLINK(""http://evil"",""x"")');
});

test('the page may ask nobody for anything, and runs only its own script', () => {
  const page = inventoryDrawings(inventoryOf(company(3))).draw('html');
  expect(page).toMatch(/default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'/);
  expect(page).not.toMatch(/\s(?:src|href|style|on\w+)=/);
});

test('no ciphertext and no machine word gets into any form', () => {
  const { draw } = inventoryDrawings(inventoryOf(company(9)));
  const all = (['html', 'csv', 'json', 'markdown'] as const).map(draw).join('\n');
  expect(all).not.toContain('planted-ciphertext');
  expect(all).not.toMatch(/spBrowserSso|outboundProvision|attributeContract|SAML20|LDAP_DATA_STORE|channelSource/);
});

test('a thousand connections take less than two MiB', () => {
  const connections = company(1000);
  const page = inventoryDrawings(inventoryOf(connections)).draw('html');
  expect(Buffer.byteLength(page)).toBeLessThan(2 * 1024 * 1024);
  expect(page.match(/<details class="c/g)).toHaveLength(1000);
});
