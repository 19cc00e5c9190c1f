// Tables: filter by typing without accents, sort by a click on the head. Rows come complete from the server.
import { fold } from './fold.js';

const order = new Intl.Collator('vi', { numeric: true });

export function watchTables(root) {
  for (const table of root.querySelectorAll('table[data-sortable]')) addSorting(table);
  for (const box of root.querySelectorAll('[data-filters]')) addFilter(box);
}

function addFilter(box) {
  const table = document.getElementById(box.dataset.filters);
  if (!table || box.dataset.ready) return;
  box.dataset.ready = 'yes';
  box.closest('[hidden]')?.removeAttribute('hidden');
  box.addEventListener('input', () => filter(table, fold(box.value)));
  if (box.value) filter(table, fold(box.value));
}

function filter(table, wanted) {
  let shown = 0;
  for (const row of table.tBodies[0].rows) {
    row.dataset.folded ??= fold(row.textContent);
    row.hidden = !row.dataset.folded.includes(wanted);
    if (!row.hidden) shown += 1;
  }
  const count = document.querySelector(`[data-counts="${table.id}"]`);
  if (count) count.textContent = shown.toLocaleString(document.documentElement.lang);
}

function addSorting(table) {
  if (table.dataset.ready) return;
  table.dataset.ready = 'yes';
  for (const head of table.querySelectorAll('thead th[data-sort]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => sort(table, head));
  }
}

function sort(table, head) {
  const falling = head.getAttribute('aria-sort') === 'ascending';
  for (const other of head.parentElement.children) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', falling ? 'descending' : 'ascending');
  const rows = [...table.tBodies[0].rows];
  const values = new Map(rows.map((row) => [row, valueOf(row.cells[head.cellIndex], head.dataset.sort)]));
  rows.sort((one, two) => compare(values.get(one), values.get(two), falling));
  table.tBodies[0].append(...rows);
}

function valueOf(cell, kind) {
  const text = cell.dataset.value ?? cell.textContent.trim();
  if (kind !== 'number') return text;
  return text === '' || Number.isNaN(Number(text)) ? null : Number(text);
}

/** What is missing stays at the end in both directions: missing is not zero. */
function compare(one, two, falling) {
  if (one === null || two === null) return (one === null) - (two === null);
  const rising = typeof one === 'number' ? one - two : order.compare(one, two);
  return falling ? -rising : rising;
}
