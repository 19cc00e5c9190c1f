// Keyboard: "/" goes to the search box; j, k and the arrows walk the rows of a table.
const TYPING = 'input, textarea, select, [contenteditable]';
const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

export function watchKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(TYPING)) return;
    if (event.key === '/') focusSearch(event);
    else if (event.key in STEPS) walk(event, STEPS[event.key]);
  });
}

function focusSearch(event) {
  const box = [...document.querySelectorAll('[data-search]')].find((one) => one.offsetParent !== null);
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
}

/** Arrows scroll the page until a row has the focus; j and k begin at the first row. */
function walk(event, step) {
  const here = event.target.closest('tr');
  if (!here && event.key.startsWith('Arrow')) return;
  const table = here ? here.closest('table') : document.querySelector('table[data-walk]');
  if (!table?.matches('[data-walk]')) return;
  const links = [...table.querySelectorAll('tbody tr:not([hidden])')]
    .map((row) => row.querySelector('a'))
    .filter(Boolean);
  const at = here ? links.findIndex((link) => here.contains(link)) : -1;
  const next = links[at + step] ?? (here ? null : links[0]);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
