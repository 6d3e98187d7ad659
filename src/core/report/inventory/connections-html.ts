import { day, html, name } from './html-text.ts';
import { monthOf } from './time-line-html.ts';
import type { AttributeView, ConnectionView, InventoryView } from './view.ts';
import { daysUntil, soonDays } from './view.ts';

/** Each connection as a line that opens; what is inside is there for the search, and on paper. */
export function connectionsHtml({ connections, made }: InventoryView): string {
  const heads = ['Connection', 'Kind', 'Owner', 'First end', 'Last change', 'State'];
  return `<div class="head" aria-hidden="true">${heads.map((one) => `<span>${one}</span>`).join('')}</div>
<div id="rows">
${connections.map((one) => row(one, made)).join('\n')}
</div>
<p id="none" hidden>No connection fits.`;
}

/** Its data are what the page filters and orders by. */
function row(one: ConnectionView, made: string): string {
  const ends = [...new Set(one.certificates.map(({ ends }) => monthOf(ends, made)))].filter(Boolean).join(' ');
  const isSoon = one.firstEnd !== '' && daysUntil(one.firstEnd, made) < soonDays;
  return `<details class="c${isSoon ? ' soon' : ''}" data-k="${html(one.kinds.join('|'))}" data-s="${one.state}" data-m="${ends}" data-e="${one.firstEnd}" data-d="${one.changed}"><summary><span class="n">${name(one.name)}${one.active ? '' : ' <i class="off">switched off</i>'}</span><span>${html(one.kinds.join(', '))}</span><span>${name(one.owner)}</span><span class="d" data-l="first end">${day(one.firstEnd)}</span><span class="d" data-l="changed">${day(one.changed)}</span><span class="s">${html(one.stateWords)}</span></summary><div class="b">${body(one)}</div></details>`;
}

function body(one: ConnectionView): string {
  return `<dl>${[
    ...one.people.map(({ question, answer }) => term(question, html(answer))),
    ...attributeTerms(one.attributes),
    one.certificates.length > 0 ? term('Certificates and keys', list(one.certificates.map(certificate))) : '',
    term('Entity id', name(one.entityId)),
    term('Id', html(one.id)),
    one.managedBy === '' ? '' : term('Managed by', html(one.managedBy)),
    one.created === '' ? '' : term('Created', day(one.created)),
  ].join('')}</dl>`;
}

const term = (label: string, content: string) => `<dt>${html(label)}<dd>${content}`;

const list = (items: readonly string[], kind = '') => `<ul${kind}>${items.map((one) => `<li>${one}`).join('')}</ul>`;

function attributeTerms(attributes: readonly AttributeView[]): string[] {
  const ways = [...new Set(attributes.map(({ way }) => way))];
  return ways.map((way) => {
    const own = attributes.filter((one) => one.way === way);
    return term(`Attributes: ${way}`, list(own.map(attribute), ' class="a"'));
  });
}

/** What an expression reads stands behind it where the cut text of it doesn't show it. */
function attribute({ name: called, made, from }: AttributeView): string {
  const unseen = from.filter((one) => !made.includes(one));
  const reads = unseen.length > 0 ? ` (reads ${html(unseen.join(', '))})` : '';
  return `<b>${name(called)}</b>: ${html(made)}${reads}`;
}

function certificate({ name: called, use, ends }: ConnectionView['certificates'][number]): string {
  return `${name(called)}, ${html(use)}, ends ${day(ends, 'on a day that isn’t known')}`;
}
