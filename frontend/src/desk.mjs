// Improves pages that already work. An element says which part it wants: data-module="form".
import { forgetAccepted } from './parts/draft.mjs';
import { stack } from './parts/stack.mjs';

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
  /**
   * Ticks every row of the table in its form, but those that are decided: they are changed by whoever ticks them. It
   * stands outside the table, whose head is hidden on a phone.
   */
  'tick-all'(label) {
    const box = label.querySelector('input');
    const boxes = () => label.closest('form').querySelectorAll('tbody input[type="checkbox"]:not([data-decided])');
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
