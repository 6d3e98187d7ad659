import { createHash } from 'node:crypto';
import { numberWords } from '../../meaning/number-words.ts';
import { overviewDays } from '../../metadata/expiry.ts';
import { naturally } from '../../natural-order.ts';
import { day, html, name } from './html-text.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { monthOf, timeLineHtml } from './time-line-html.ts';
import { type AttributeView, type ConnectionView, daysUntil, type InventoryView } from './view.ts';

/**
 * The inventory as one page that asks nobody for anything: its policy allows this one style and this one script, by
 * their hashes, and no request. Without the script all of it can still be read.
 */
export function inventoryPage(view: InventoryView): string {
  const { environment, server, made, connections } = view;
  const title = `Connections of ${environment}`;
  const about = [server, `as of ${made.slice(0, 16).replace('T', ' ')} UTC`].filter(Boolean).map((one) => html(one!));
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${html(title)}</title>
<style>${pageStyle}</style>
<header>
<h1>${html(title)}</h1>
<p>${about.join(' · ')}
${summary(view)}
</header>
<main>
${timeLineHtml(view)}
<section aria-labelledby="list">
<h2 id="list">Connections</h2>
${filters(connections)}
${connectionsHtml(view)}
</section>
</main>
<script>${pageScript}</script>
</html>
`;
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policy = `default-src 'none'; style-src ${hashOf(pageStyle)}; script-src ${hashOf(pageScript)}; base-uri 'none'; form-action 'none'`;

/** What one wants to know first; each figure with something to look at is a link into the list. */
function summary({ connections, certificates }: InventoryView): string {
  const count = (test: (one: ConnectionView) => boolean) => connections.filter(test).length;
  const ending = certificates.filter(({ daysLeft }) => daysLeft !== undefined && daysLeft < overviewDays).length;
  const figures: [number, string, string][] = [
    [connections.length, connections.length === 1 ? 'connection' : 'connections', ''],
    [count(({ active }) => !active), 'switched off', ''],
    [ending, `certificates or keys ended or end within ${overviewDays} days`, ending > 0 ? 'warn' : ''],
    [count(({ state }) => state === 'differs'), 'differ from their definition', 'warn'],
    [count(({ state }) => state === 'not on the server'), 'not on the server', 'warn'],
    [count(({ state }) => state === 'not managed here'), 'not managed here', ''],
  ];
  const shown = figures.filter(([number], index) => number > 0 || index === 0);
  return `<ul class="figures">${shown
    .map(([number, words, kind]) => `<li${kind && ` class="${kind}"`}><b>${numberWords(number)}</b> ${words}`)
    .join('')}</ul>`;
}

function filters(connections: readonly ConnectionView[]): string {
  const kinds = choices(connections.flatMap((one) => one.kinds));
  const states = choices(connections.map(({ state }) => state));
  return `<form class="filters" role="search">
<label class="wide">Search <input type="search" id="q" autocomplete="off" placeholder="a name, an owner, a group, an attribute such as employeeNumber"></label>
<label>Kind <select id="kind"><option value="">all${kinds}</select></label>
<label>State <select id="state"><option value="">all${states}</select></label>
<label>Order <select id="order"><option value="">by name<option value="end">first to end<option value="changed">last changed</select></label>
<p id="count" role="status">${connections.length} connections</p>
</form>`;
}

function choices(values: readonly string[]): string {
  return [...new Set(values)]
    .sort(naturally)
    .map((value) => `<option>${html(value)}`)
    .join('');
}

/** Each connection as a line that opens; what is inside is there for the search, and on paper. */
function connectionsHtml({ connections, made }: InventoryView): string {
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
  const isSoon = one.firstEnd !== '' && daysUntil(one.firstEnd, made) < overviewDays;
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
