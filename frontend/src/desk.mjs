// Improves pages that already work. An element says which part it wants: data-module="form".
import { forgetAccepted } from './parts/draft.mjs';

const parts = {
  async form(element) {
    stylesheet('form.css');
    (await import('./form.js')).start(element);
  },
  async diagram(element) {
    stylesheet('diagram.css');
    (await import('./diagram.js')).start(element);
  },
  /** Error summaries take the focus, so that a screen reader begins with them. */
  focus(element) {
    element.focus();
  },
  /** A form sends itself when one of its fields changes; its button stays for those without script. */
  'send-on-change'(form) {
    form.addEventListener('change', () => form.requestSubmit());
  },
  /** Ticks every row of the table in its form. It stands outside the table, whose head is hidden on a phone. */
  'tick-all'(label) {
    const box = label.querySelector('input');
    const boxes = () => label.closest('form').querySelectorAll('tbody input[type="checkbox"]');
    label.hidden = false;
    box.addEventListener('change', () => boxes().forEach((one) => (one.checked = box.checked)));
  },
  /** Asks once more before a click that is hard to undo: data-question="…". */
  confirm(form) {
    form.addEventListener('submit', (event) => {
      if (!window.confirm(form.dataset.question)) event.preventDefault();
    });
  },
  /** A second click on a slow button does nothing. One after a question that was answered with no is the first. */
  once(form) {
    // After the browser has collected the fields: the value of the button is one of them.
    form.addEventListener('submit', (event) => setTimeout(() => {
      if (event.defaultPrevented) return;
      form.querySelectorAll('button').forEach((button) => (button.disabled = true));
    }));
  },
  /** Reloads the page while long work goes on: data-seconds="3". */
  progress(element) {
    window.setTimeout(() => window.location.reload(), 1000 * Number(element.dataset.seconds ?? 3));
  },
};

/**
 * On a phone a row is a card: each cell says its heading. The roles keep it a table for screen readers, which forget that
 * when the style makes it blocks. Without script a wide table is pushed sideways in its frame.
 */
function stack(table) {
  const headings = [...table.querySelectorAll('thead th')].map((heading) => heading.textContent.trim());
  if (headings.length < 3) return;
  table.classList.add('table--stacked');
  table.setAttribute('role', 'table');
  table.querySelectorAll('thead, tbody').forEach((part) => part.setAttribute('role', 'rowgroup'));
  for (const row of table.rows) {
    row.setAttribute('role', 'row');
    [...row.cells].forEach((cell, at) => {
      const heads = row.parentElement.tagName === 'THEAD';
      cell.setAttribute('role', heads ? 'columnheader' : 'cell');
      if (heads || !headings[at]) return;
      // A heading without anything under it is a line to scroll past.
      if (cell.children.length === 0 && cell.textContent.trim() === '') cell.classList.add('table__cell--empty');
      else if (!cell.querySelector('form, input')) cell.dataset.label = headings[at];
    });
  }
}

function stylesheet(name) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`./${name}`, import.meta.url);
  document.head.append(link);
}

forgetAccepted();

for (const form of document.querySelectorAll('form[action$="/sign-out"]')) {
  form.addEventListener('submit', () => sessionStorage.clear());
}

document.querySelectorAll('.table-frame > .table').forEach(stack);

for (const element of document.querySelectorAll('[data-module]')) {
  for (const name of element.dataset.module.split(' ')) parts[name]?.(element);
}
