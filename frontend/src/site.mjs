// Comforts of the public site; every page works without them.
import { stack } from './parts/stack.mjs';

const KEY = 'anju.print';

/** The switch for large print works by style alone; this remembers it for the next page. */
function largePrint(box) {
  const show = () => document.documentElement.classList.toggle('large', box.checked);
  try {
    box.checked = localStorage.getItem(KEY) === 'large';
  } catch {
    // Storage is refused: the switch still works on this page.
  }
  show();
  box.addEventListener('change', () => {
    show();
    try {
      localStorage.setItem(KEY, box.checked ? 'large' : 'normal');
    } catch {
      // As above.
    }
  });
}

/** A whole number or its end, typed: goes from page to page as a finger would, to the last one there is. */
function lookUp(form) {
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const typed = plain(form.elements.namedItem('number').value.normalize('NFKC').toUpperCase());
    if (!typed) return;
    let page = 'index.html';
    let links = [...document.querySelectorAll('.keys__key')].map((key) => key.getAttribute('href'));
    for (let next = fitting(links, typed); next; next = fitting(links, typed)) {
      page = next;
      links = await keysOf(next);
    }
    form.querySelector('[role="status"]').hidden = page !== 'index.html';
    if (page !== 'index.html') window.location.assign(page);
  });
}

/** Without what people leave out or put in between. */
function plain(number) {
  return number.replace(/[^0-9A-Z]/g, '');
}

function fitting(links, typed) {
  return links.find((link) => typed.endsWith(plain(link.slice(0, -'.html'.length))));
}

async function keysOf(page) {
  try {
    const answer = await fetch(page);
    const found = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return [...found.querySelectorAll('.keys__key')].map((key) => key.getAttribute('href'));
  } catch {
    return [];
  }
}

document.querySelectorAll('.print-switch__box').forEach(largePrint);
document.querySelectorAll('[data-module="look-up"]').forEach(lookUp);

// Those of a few columns are written as cards; a list of persons has whatever columns it has.
document.querySelectorAll('.table-frame > .table:not(.table--stacked)').forEach((table) => {
  stack(table);
  if (table.matches('.table--stacked')) document.querySelector('.table__hint')?.remove();
});
