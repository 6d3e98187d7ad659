import { fieldCalled } from '../../consequences/of-target.ts';
import { textIn } from '../../document/readers.ts';
import type { AttributeUse, Credential, Inventory, InventoryEntry, Standing } from '../../inventory/types.ts';
import { dateOf } from '../../metadata/expiry.ts';
import { inNaturalOrder, naturally } from '../../natural-order.ts';
import { plural } from '../../wording.ts';
import { toldApart } from '../names.ts';
import { showValue } from '../values.ts';
import { kindsOf, ownerOf, peopleOf } from './people.ts';

/** The whole inventory in words, as each form of it prints them; also what the JSON form holds. */
export interface InventoryView {
  environment: string;
  server: string | undefined;
  /** `2026-11-28T05:40:00.000Z` */
  made: string;
  connections: ConnectionView[];
  /** Each certificate and key once, the first to end on top. */
  certificates: CertificateView[];
}

export interface ConnectionView {
  id: string;
  name: string;
  entityId: string;
  active: boolean;
  kinds: string[];
  owner: string;
  people: { question: string; answer: string }[];
  attributes: AttributeView[];
  certificates: { name: string; use: string; ends: string }[];
  /** The first end of all that it depends on, `''` when nothing is known of one. */
  firstEnd: string;
  created: string;
  changed: string;
  managedBy: string;
  state: State;
  stateWords: string;
}

type State =
  | 'as defined'
  | 'differs'
  | 'not on the server'
  | 'to be deleted'
  | 'draft'
  | 'not managed here'
  | 'not compared';

export interface AttributeView {
  /** What the partner gets. */
  name: string;
  /** Which attributes here it is made of. */
  from: string[];
  /** How it is made, in words. */
  made: string;
  way: string;
}

export interface CertificateView {
  name: string;
  uses: string[];
  ends: string;
  daysLeft: number | undefined;
  connections: string[];
}

/** Whole days from the day it was made to an end; negative from the day after it. */
export const daysUntil = (ends: string, made: string) =>
  Math.round((Date.parse(ends) - Date.parse(made.slice(0, 10))) / (24 * 60 * 60 * 1000));

/** An inventory in words, connections in natural order of their names. */
export function inventoryView({ environment, version, made, entries: found }: Inventory): InventoryView {
  const entries = [...found].sort((a, b) => naturally(a.name, b.name) || naturally(a.id, b.id));
  return {
    environment,
    server: version && `PingFederate ${version}`,
    made: made.toISOString(),
    connections: entries.map(connectionView),
    certificates: certificateViews(entries, made),
  };
}

function connectionView(entry: InventoryEntry): ConnectionView {
  const { id, name, entityId, active, document, credentials, standing } = entry;
  const ends = credentials.flatMap(({ expires }) => (expires ? [dateOf(expires)] : [])).sort();
  return {
    id,
    name,
    entityId,
    active,
    kinds: kindsOf(entry),
    owner: ownerOf(entry),
    people: peopleOf(entry),
    attributes: entry.attributes.map((use) => attributeView(use, entry)),
    certificates: credentials.map((one) => ({ name: one.name, use: useWords[one.use], ends: endOf(one) })),
    firstEnd: ends[0] ?? '',
    created: dayOf(textIn(document, 'creationDate')),
    changed: dayOf(textIn(document, 'modificationDate')),
    ...standingWords(standing),
  };
}

const endOf = ({ expires }: Credential) => (expires ? dateOf(expires) : '');

function dayOf(text: string | undefined): string {
  const date = new Date(text ?? '');
  return Number.isNaN(date.getTime()) ? '' : dateOf(date);
}

function attributeView({ as, from, source, way, channel }: AttributeUse, { connector }: InventoryEntry): AttributeView {
  const name = way === 'provisioning' ? (fieldCalled(connector, as)?.label ?? as) : as;
  const words = channel === undefined ? wayWords[way] : `${wayWords[way]}, ${channel}`;
  return { name, from, made: showValue(source), way: words };
}

const wayWords: Record<AttributeUse['way'], string> = {
  'sign-on': 'Sign-on',
  token: 'WS-Trust token',
  'token-exchange': 'Token exchange',
  query: 'Attribute query',
  provisioning: 'Provisioning',
};

const useWords: Record<Credential['use'], string> = {
  signs: 'our key: signs what we send',
  decrypts: 'our key: decrypts what the partner sends',
  authenticates: 'our key: signs on to the partner’s back channel',
  verifies: 'the partner’s: checks its signatures',
  encrypts: 'the partner’s: encrypts what we send',
  'back-channel': 'the partner’s: signs on to our back channel',
};

function standingWords(standing: Standing): Pick<ConnectionView, 'state' | 'stateWords' | 'managedBy'> {
  const managedBy = 'file' in standing ? standing.file : '';
  switch (standing.kind) {
    case 'as-defined':
      return { managedBy, state: 'as defined', stateWords: 'as defined' };
    case 'differs':
      return { managedBy, state: 'differs', stateWords: `differs in ${plural(standing.differences, 'setting')}` };
    case 'missing':
      return { managedBy, state: 'not on the server', stateWords: 'defined, not on the server' };
    case 'leaves':
      return { managedBy, state: 'to be deleted', stateWords: 'to be deleted' };
    case 'draft':
      return { managedBy, state: 'draft', stateWords: 'its definition is a draft' };
    case 'not-compared':
      return { managedBy, state: 'not compared', stateWords: 'not compared with a server' };
    case 'marked':
      return {
        managedBy: `${standing.repository}, ${standing.file}`,
        state: 'not compared',
        stateWords: 'managed, not compared',
      };
    default:
      return { managedBy, state: 'not managed here', stateWords: 'not managed here' };
  }
}

function certificateViews(entries: readonly InventoryEntry[], made: Date): CertificateView[] {
  const byKey = new Map<string, { view: CertificateView; uses: Set<string>; connections: Set<string> }>();
  const called = toldApart(entries);
  for (const entry of entries) {
    for (const one of entry.credentials) {
      const found = byKey.get(one.key) ?? { view: newCertificate(one, made), uses: new Set(), connections: new Set() };
      byKey.set(one.key, found);
      found.uses.add(useWords[one.use]);
      found.connections.add(called(entry));
    }
  }
  const all = [...byKey.values()].map(({ view, uses, connections }) => ({
    ...view,
    uses: [...uses],
    connections: [...connections],
  }));
  const views = inNaturalOrder(all, ({ name }) => name);
  return views.sort((a, b) => (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity) || 0);
}

function newCertificate(one: Credential, made: Date): CertificateView {
  const ends = endOf(one);
  const daysLeft = ends === '' ? undefined : daysUntil(ends, made.toISOString());
  return { name: one.name, uses: [], ends, daysLeft, connections: [] };
}
