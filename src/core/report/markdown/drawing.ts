import { documentWithNames } from '../../connection/references/named-references.ts';
import type { Connectors } from '../../connector/types.ts';
import { isObject, type JsonObject } from '../../document/json.ts';
import { idIn, objectsIn, textOf } from '../../document/readers.ts';
import type { Change } from '../../plan/types.ts';
import { shortened, visible } from '../visible-text.ts';
import { type Block, block } from './blocks.ts';
import { fenced, folded } from './markdown.ts';

/** A larger drawing says less than the table. */
const mostChanges = 4;
const mostArrows = 16;

/**
 * What flows where, folded, as a Mermaid diagram: data store → channel → connection → target, and adapter or policy
 * contract → connection → partner. Only for what a sentence can't say: several ways into one connection, or one source
 * that several connections share.
 */
export function drawingBlock(changes: readonly Change[], connectors: Connectors | undefined): Block {
  const made = changes.filter(
    ({ kind, action }) => kind === 'SpConnection' && (action === 'create' || action === 'replace'),
  );
  if (made.length > mostChanges) return block('');
  const drawing = new Drawing();
  for (const change of made) drawChange(drawing, change, connectors);
  const isWorthIt = drawing.arrows.length <= mostArrows && drawing.meets();
  if (!isWorthIt) return block('');
  return block(folded('What flows where', fenced(['flowchart LR', ...drawing.nodes, ...drawing.arrows], 'mermaid')), 1);
}

type Shape = 'source' | 'step' | 'connection' | 'target';
const shapes: Record<Shape, [string, string]> = {
  source: ['[("', '")]'],
  step: ['["', '"]'],
  connection: ['{{"', '"}}'],
  target: ['(["', '"])'],
};

class Drawing {
  readonly nodes: string[] = [];
  readonly arrows: string[] = [];
  readonly #ids = new Map<string, string>();

  node(shape: Shape, label: string, key = label): string {
    const known = this.#ids.get(`${shape} ${key}`);
    if (known) return known;
    const id = `n${this.#ids.size + 1}`;
    this.#ids.set(`${shape} ${key}`, id);
    this.nodes.push(`  ${id}${shapes[shape][0]}${mermaidText(label)}${shapes[shape][1]}`);
    return id;
  }

  /** Two ways lead into one node, or out of one. */
  meets(): boolean {
    const ends = this.arrows.map((line) => line.trim().split(' --> '));
    const isTwice = (nodes: (string | undefined)[]) => new Set(nodes).size < nodes.length;
    const connections = new Set(
      this.nodes.filter((node) => node.includes('{{')).map((node) => node.trim().split('{')[0]),
    );
    return (
      isTwice(ends.map(([, to]) => to)) || isTwice(ends.map(([from]) => from).filter((from) => !connections.has(from)))
    );
  }

  arrow(from: string, to: string): void {
    const line = `  ${from} --> ${to}`;
    if (!this.arrows.includes(line)) this.arrows.push(line);
  }
}

/** Text in a node: what Mermaid or HTML would read is written as its number. */
function mermaidText(text: string): string {
  return shortened(visible(text), 48).replace(/[^\p{L}\p{N} .,:/=_…()-]/gu, (mark) => `#${mark.codePointAt(0)};`);
}

function drawChange(drawing: Drawing, change: Change, connectors: Connectors | undefined): void {
  if (change.action === 'delete' || change.action === 'no-op') return;
  const document = documentWithNames(change.desired.kind, change.desired.document, change.desired.nameOf);
  const connection = drawing.node('connection', change.name, change.id);
  if (isObject(document.outboundProvision)) drawChannels(drawing, connection, document.outboundProvision, connectors);
  if (isObject(document.spBrowserSso)) drawSignOn(drawing, connection, document.spBrowserSso, change.entityId);
}

function drawChannels(
  drawing: Drawing,
  connection: string,
  provision: JsonObject,
  connectors: Connectors | undefined,
): void {
  for (const channel of objectsIn(provision, 'channels')) {
    const source = idIn(channel.channelSource, 'dataSource');
    const inactive = channel.active === true ? '' : ' (inactive)';
    const step = drawing.node('step', `${textOf(channel.name)}${inactive}`, `${connection} ${textOf(channel.name)}`);
    if (source) drawing.arrow(drawing.node('source', source), step);
    drawing.arrow(step, connection);
  }
  const type = textOf(provision.type);
  const target = connectors?.find(type)?.descriptor.description ?? type;
  drawing.arrow(connection, drawing.node('target', target));
}

function drawSignOn(drawing: Drawing, connection: string, sso: JsonObject, partner: string): void {
  const sources = [
    ...objectsIn(sso, 'adapterMappings').map((mapping) => idIn(mapping, 'idpAdapterRef')),
    ...objectsIn(sso, 'authenticationPolicyContractAssertionMappings').map((mapping) =>
      idIn(mapping, 'authenticationPolicyContractRef'),
    ),
  ];
  for (const source of sources) if (source) drawing.arrow(drawing.node('step', source), connection);
  drawing.arrow(connection, drawing.node('target', partner));
}
