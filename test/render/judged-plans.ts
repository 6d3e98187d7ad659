import type { Desired, Live } from '../../src/core/connection/types.ts';
import type { Json, JsonObject } from '../../src/core/document/json.ts';
import type { PlanOptions } from '../../src/core/plan/options.ts';
import { planChanges } from '../../src/core/plan/plan-changes.ts';
import type { Plan } from '../../src/core/plan/types.ts';
import { exampleConnectors } from '../core/connection/support/descriptor.ts';
import { desiredFrom, provisioningConnection, samlConnection } from '../core/connection/support/desired.ts';
import { withValueAt } from '../core/connection/support/leaves.ts';
import { serverWith } from '../core/plan/server.ts';

/** Plans as the rules judge them, none of them a model: what a reviewer meets on odd and on bad days. */

type Edit = [pointer: string, value: Json];

const sso = (id: string, name = id, more: JsonObject = {}): Live =>
  samlConnection({ id, name, entityId: `https://${id}.example.com`, ...more });
const people = (id: string, name = id, more: JsonObject = {}): Live =>
  provisioningConnection({ id, name, entityId: `urn:${id}`, ...more });

const edited = (live: Live, ...edits: Edit[]): Live =>
  edits.reduce((document, [pointer, value]) => withValueAt(document, pointer, value), live);

const same = (live: Live) => desiredFrom(live);
const to = (live: Live, ...edits: Edit[]) => withPlaces(desiredFrom(edited(live, ...edits)));
const gone = (live: Live) => withPlaces(desiredFrom(live, { state: 'absent' }));

/** Lines as a file would have them. */
function withPlaces(desired: Desired): Desired {
  const { id } = desired;
  return {
    ...desired,
    placeOf: (pointer) => {
      const line = 5 + (pointer.length % 60);
      return { file: `connections/${id}.yaml`, line, column: 3, endLine: line, endColumn: 9 };
    },
  };
}

function plan(
  live: Live[],
  desired: Desired[],
  { environment = 'production', ...options }: Partial<PlanOptions> & { environment?: string } = {},
): Plan {
  return planChanges({
    desired,
    server: serverWith(live),
    environment,
    connectors: exampleConnectors,
    options: { allowReplace: true, prune: false, rotate: [], ...options },
    now: new Date('2026-11-28T12:00:00Z'),
  });
}

const one = (live: Live, ...edits: Edit[]) => plan([live], [to(live, ...edits)]);
const many = (count: number, make: (number: number) => Live) =>
  Array.from({ length: count }, (_, index) => make(index + 1));

const subject = '/spBrowserSso/adapterMappings/0/attributeContractFulfillment/SAML_SUBJECT/value';
const mapped = '/spBrowserSso/adapterMappings/0/attributeContractFulfillment';
const channel = '/outboundProvision/channels/0';
const removal = '/outboundProvision/targetSettings/4/value';
const nasty =
  '</details> --> @everyone #1 `::error::` **b** [x](https://evil.example) | \u202egnorw <script>x</script>';
const long = 'Partner for the identities of contractors and of seasonal staff of the northern region '
  .repeat(4)
  .slice(0, 300);
const hebrew = 'שירות משאבי אנוש – ספק';

const ognl = (last: string) =>
  [
    '#user = #this.get("username"),',
    '#parts = #user.split("@"),',
    '#domain = #parts[1],',
    '#domain == "example.com"',
    `  ? ${last}`,
    '  : #user',
  ].join('\n');
const byOgnl = (expression: string): Json => ({ source: { type: 'EXPRESSION' }, value: expression });

const partners = many(60, (number) => sso(`partner-${number}`, `Partner ${number}`));

const dangerous = (live: Live, index: number): Desired =>
  [
    () => gone(live),
    () => to(live, ['/active', false]),
    () => to(live, [subject, 'mail']),
    () => to(live, ['/entityId', `https://new-${live.id}.example.com`]),
    () => to(live, ['/credentials/signingSettings/signingKeyPairRef', { id: 'signing-2031' }]),
  ][index % 5]!();

/** Several plans are the environments of one pull request. */
export const judgedPlans: Record<string, Plan[]> = {
  '31-subject': [one(sso('crm', 'Customer Relations'), [subject, 'mail'])],
  '32-switched-off': [one(sso('travel', 'Example Travel'), ['/active', false])],
  '33-leavers-deleted': [one(people('wiki', 'Wiki accounts'), [removal, 'Delete'])],
  '34-scope-moves-and-deletes': [
    one(
      people('wiki', 'Wiki accounts'),
      [removal, 'Delete'],
      [`${channel}/channelSource/baseDn`, 'ou=berlin,dc=example,dc=com'],
    ),
  ],
  '35-entity-id': [one(sso('payroll', 'Payroll'), ['/entityId', 'https://payroll.example.net/saml/2027'])],
  '36-another-key': [
    one(
      sso('payroll', 'Payroll'),
      ['/credentials/signingSettings/signingKeyPairRef', { id: 'signing-2031' }],
      ['/credentials/signingSettings/algorithm', 'SHA512withRSA'],
    ),
  ],
  '37-computed-value': [
    one(edited(sso('portal', 'Supplier portal'), [`${mapped}/mail`, byOgnl(ognl('#parts[0]'))]), [
      `${mapped}/mail`,
      byOgnl(ognl('#parts[0].toLowerCase()')),
    ]),
  ],
  '38-two-connections': [
    plan(
      [sso('a', 'Alpha'), people('b', 'Beta accounts')],
      [
        to(sso('a', 'Alpha'), ['/loggingMode', 'ENHANCED']),
        to(people('b', 'Beta accounts'), [`${channel}/active`, false]),
      ],
    ),
  ],
  '39-create-and-delete': [
    plan([sso('old', 'Old travel')], [gone(sso('old', 'Old travel')), to(sso('new', 'New travel'))]),
  ],
  '40-names-of-all-kinds': [
    plan(
      [sso('n1', nasty), sso('n2', long), sso('n3', hebrew), sso('n4', 'Same'), sso('n5', 'Same')],
      [sso('n1', nasty), sso('n2', long), sso('n3', hebrew), sso('n4', 'Same'), sso('n5', 'Same')].map((live) =>
        to(live, ['/active', false], ['/applicationName', nasty]),
      ),
    ),
  ],
  '41-one-hostile': [one(sso('evil-->`<img>`', nasty), ['/name', `${nasty}\n\`\`\`\``], ['/active', false])],
  '42-one-long-name': [one(sso('long', long), ['/active', false])],
  '43-megabyte': [
    one(
      sso('big', 'Big value'),
      ['/applicationName', 'x'.repeat(1_000_000)],
      ['/contactInfo', { company: 'y'.repeat(400_000) }],
    ),
  ],
  '44-everything-dangerous': [plan(partners.slice(0, 40), partners.slice(0, 40).map(dangerous))],
  '45-all-of-them-wait': [
    plan(
      many(25, (number) => people(`target-${number}`, `Target ${number}`)),
      many(25, (number) => people(`target-${number}`, `Target ${number}`)).map((live) => to(live, [removal, 'Delete'])),
    ),
  ],
  '46-each-another-value': [
    plan(
      partners,
      partners.map((live, index) => to(live, ['/contactInfo', { company: `Company ${index + 1}` }])),
    ),
  ],
  '47-over-the-limit': [plan(partners.slice(0, 12), partners.slice(0, 12).map(gone), { maxDeletes: { count: 5 } })],
  '48-three-environments': ['dev', 'staging', 'production'].map((environment) =>
    plan(
      [sso('crm', 'Customer Relations'), ...partners.slice(0, 3)],
      [
        to(sso('crm', 'Customer Relations'), [subject, 'mail']),
        ...partners
          .slice(0, 3)
          .map((live) =>
            to(
              live,
              ['/loggingMode', environment === 'production' ? 'STANDARD' : 'FULL'],
              ['/active', environment !== 'production'],
            ),
          ),
      ],
      { environment },
    ),
  ),
  '49-environments-that-differ': [
    plan([people('wiki', 'Wiki accounts')], [to(people('wiki', 'Wiki accounts'), [`${channel}/maxThreads`, 4])], {
      environment: 'staging',
    }),
    plan(
      [sso('old', 'Old travel'), ...partners],
      [gone(sso('old', 'Old travel')), ...partners.map((live) => to(live, ['/loggingMode', 'ENHANCED']))],
    ),
  ],
  '52-both-wait-everywhere': ['staging', 'production'].map((environment) => {
    const live = [people('wiki', 'Wiki accounts'), people('crm', 'CRM accounts')];
    return plan(
      live,
      live.map((one) => to(one, [removal, 'Delete'])),
      { environment },
    );
  }),
  '53-many-wait-everywhere': ['staging', 'production'].map((environment) => {
    const live = many(4, (number) => people(`target-${number}`, `Target ${number}`));
    return plan(
      live,
      live.map((one, index) => to(one, [removal, 'Delete'], ['/contactInfo', { company: `${index}` }])),
      { environment },
    );
  }),
  '50-thousand-and-one': [
    plan(
      [...many(1_000, (number) => sso(`p-${number}`, `Partner ${number}`)), people('wiki', 'Wiki accounts')],
      [
        ...many(1_000, (number) => sso(`p-${number}`, `Partner ${number}`)).map((live) =>
          to(live, ['/loggingMode', 'ENHANCED']),
        ),
        to(people('wiki', 'Wiki accounts'), [removal, 'Delete']),
      ],
    ),
  ],
  '51-nothing-but-notes': [
    plan(
      partners.slice(0, 3),
      partners
        .slice(0, 3)
        .map((live, index) =>
          index === 0 ? to(live, ['/applicationIconUrl', 'https://example.com/i.png']) : same(live),
        ),
    ),
  ],
};
