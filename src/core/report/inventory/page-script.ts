/**
 * What the page does by itself: it hides and orders lines that are there already and shows which attributes were found.
 * It writes text only, never markup.
 */
export const pageScript = `
'use strict';
(() => {
  const by = (id) => document.getElementById(id);
  const holder = by('rows');
  const rows = [...holder.children].map((node, index) => ({
    node,
    index,
    text: node.textContent.toLowerCase(),
    attributes: [...node.querySelectorAll('.a li')].map(({ textContent: text }) => ({ text, lower: text.toLowerCase() })),
    hits: undefined,
  }));
  const [q, kind, state, order, count, none] = ['q', 'kind', 'state', 'order', 'count', 'none'].map(by);
  const columns = [...document.querySelectorAll('.line button')];
  let month = '';

  const endsIn = ({ node }) => {
    if (month === '') return true;
    const ends = node.dataset.m.split(' ');
    if (month !== 'later') return ends.includes(month);
    const last = columns[columns.length - 2].dataset.m;
    return ends.some((one) => one !== 'ended' && one > last);
  };
  const fits = (row, words) =>
    words.every((word) => row.text.includes(word)) &&
    (kind.value === '' || row.node.dataset.k.split('|').includes(kind.value)) &&
    (state.value === '' || row.node.dataset.s === state.value) &&
    endsIn(row);

  const showHits = (row, words) => {
    row.hits?.remove();
    row.hits = undefined;
    if (words.length === 0) return;
    const found = row.attributes.filter(({ lower }) => words.some((word) => lower.includes(word)));
    if (found.length === 0) return;
    const hits = document.createElement('span');
    hits.className = 'hits';
    for (const one of found.slice(0, 6)) {
      const mark = document.createElement('span');
      mark.textContent = one.text;
      hits.append(mark);
    }
    row.node.firstElementChild.append(hits);
    row.hits = hits;
  };

  const filter = () => {
    const words = q.value.toLowerCase().split(/\\s+/).filter(Boolean);
    // A letter or two are in everything.
    const telling = words.filter((word) => word.length > 2);
    let shown = 0;
    for (const row of rows) {
      const fit = fits(row, words);
      row.node.hidden = !fit;
      if (fit) shown++;
      showHits(row, fit ? telling : []);
    }
    count.textContent = shown === rows.length ? rows.length + ' connections' : shown + ' of ' + rows.length + ' connections';
    none.hidden = shown > 0;
  };

  const keys = { end: ({ node }) => node.dataset.e || '9999', changed: ({ node }) => node.dataset.d };
  const sort = () => {
    const key = keys[order.value];
    const way = order.value === 'changed' ? -1 : 1;
    const compare = (a, b) => (key(a) < key(b) ? -way : key(a) > key(b) ? way : a.index - b.index);
    const sorted = key ? [...rows].sort(compare) : rows;
    holder.append(...sorted.map(({ node }) => node));
  };

  q.addEventListener('input', filter);
  kind.addEventListener('change', filter);
  state.addEventListener('change', filter);
  order.addEventListener('change', sort);
  q.form.addEventListener('submit', (event) => event.preventDefault());
  for (const column of columns) {
    column.addEventListener('click', () => {
      month = month === column.dataset.m ? '' : column.dataset.m;
      for (const one of columns) one.setAttribute('aria-pressed', String(one.dataset.m === month));
      filter();
    });
  }
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const one of closed) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of closed) one.open = false;
  });
  // A browser may keep what was typed when the page is loaded again.
  filter();
})();
`;
