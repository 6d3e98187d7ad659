import { documentWithNames } from '../connection/references/named-references.ts';
import { connectorOf } from '../connector/connectors.ts';
import type { Connectors } from '../connector/types.ts';
import { isObject } from '../document/json.ts';
import { idIn } from '../document/readers.ts';
import type { CreateChange, ReplaceChange } from '../plan/types.ts';
import { rowsOfKind } from './card-kinds.ts';
import { channelRows, provisioningRows } from './card-provisioning.ts';
import { signOnRows } from './card-sign-on.ts';
import { typeNameOf } from './plugin-type.ts';
import type { CardRow } from './words.ts';

/** What a reader asks about something new. Of a connection: who, where to, what becomes of leavers. */
export interface Card {
  rows: CardRow[];
  /** Of several channels, what each has of its own. */
  channels: { name: string; rows: CardRow[] }[];
}

/** The card of what is created. */
export function cardOf(change: CreateChange | ReplaceChange, connectors: Connectors | undefined): Card {
  const document = documentWithNames(change.desired.kind, change.desired.document, change.desired.nameOf);
  const { kind } = change.desired;
  if (kind !== 'SpConnection') {
    const plugin = idIn(document, 'pluginDescriptorRef');
    return { rows: rowsOfKind(kind, document, plugin && typeNameOf(kind, plugin, connectors)), channels: [] };
  }
  const provision = isObject(document.outboundProvision) ? document.outboundProvision : undefined;
  const signOn = isObject(document.spBrowserSso) ? signOnRows(document) : [];
  if (!provision) return { rows: signOn, channels: [] };
  const connector = connectors && connectorOf(document, connectors);
  const channels = channelRows(document, connector, change.people);
  const rows = [...signOn, ...provisioningRows(document, connector)];
  const [only] = channels;
  if (channels.length === 1 && only) return { rows: inOrder([...rows, ...only.rows]), channels: [] };
  return { rows: inOrder(rows), channels };
}

const order = ['Partner', 'Who', 'Where to', 'Same person', 'New people', 'Changes', 'Leavers'];

/** As the questions come; what isn't among them keeps its place behind. */
function inOrder(rows: readonly CardRow[]): CardRow[] {
  const rank = ({ label }: CardRow) => (order.includes(label) ? order.indexOf(label) : order.length);
  return [...rows].sort((a, b) => rank(a) - rank(b));
}
