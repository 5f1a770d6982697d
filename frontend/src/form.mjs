// Draws a deployed form and sends what was typed as JSON, in a hidden field of an ordinary form.
//
//   <div data-module="form" data-schema="{…}" data-values="{…}" data-errors='{"key":"sentence"}'
//        data-draft="task-4711" data-readonly>
//     <form method="post" action="…"><input type="hidden" name="submission"> … <button>…</button></form>
//   </div>
//
// The server checks everything again. The mark of bpmn.io under the form stays: its licence asks for it.
import { Form } from '@bpmn-io/form-js-viewer';
import flatpickr from 'flatpickr';
import { Mandarin } from 'flatpickr/dist/l10n/zh.js';
import { draft } from './parts/draft.mjs';
import { fields } from './parts/fields.mjs';
import { english, translate, word } from './parts/words.mjs';

if (!english) flatpickr.localize(Mandarin);

export async function start(element) {
  const { schema, values = {}, errors = {}, readonly } = read(element);
  const sender = element.querySelector('form');
  const frame = document.createElement('div');
  frame.className = 'form-frame';
  element.prepend(frame);

  // What is typed counts at once: a change held back is lost when the field is drawn again in between.
  const form = new Form({ container: frame, debounce: false, additionalModules: [fields, { translate: ['value', translate] }] });
  const kept = element.dataset.draft && draft(element.dataset.draft);
  const refused = Object.keys(errors).length > 0;
  const restored = !readonly && !refused && kept ? kept.read() : null;

  await form.importSchema(english ? inEnglish(schema) : schema, { ...values, ...restored });
  // The same fields in plain HTML were for those without script.
  sender?.querySelector('[data-fallback]')?.remove();
  if (readonly) form.setProperty('readOnly', true);
  if (restored) frame.before(restoredNote(kept));
  if (refused) show(form, element, byField(form, errors));
  if (kept) form.on('changed', ({ data }) => kept.keep(data));

  sender?.addEventListener('submit', (event) => {
    const { data, errors: found } = form.submit();
    if (Object.keys(found).length > 0) {
      event.preventDefault();
      event.stopImmediatePropagation();
      show(form, element, found);
      return;
    }
    sender.elements.namedItem('submission').value = JSON.stringify(data);
    kept?.sent();
  }, { capture: true });

  // Enter in a field sends the form, as it does everywhere else.
  frame.addEventListener('submit', () => sender?.requestSubmit(), { capture: true });
}

function read({ dataset }) {
  const parsed = (text) => (text ? JSON.parse(text) : undefined);
  return {
    schema: JSON.parse(dataset.schema),
    values: parsed(dataset.values),
    errors: parsed(dataset.errors),
    readonly: 'readonly' in dataset && dataset.readonly !== 'false',
  };
}

/** A field says its English in its properties: labelEn, descriptionEn; an option in labelEn.VALUE. */
function inEnglish(part) {
  if (Array.isArray(part)) return part.map(inEnglish);
  if (part === null || typeof part !== 'object') return part;
  const { labelEn, descriptionEn, ...more } = part.properties ?? {};
  const copy = { ...part };
  if (labelEn) copy[part.dateLabel ? 'dateLabel' : part.timeLabel ? 'timeLabel' : 'label'] = labelEn;
  if (descriptionEn) copy.description = descriptionEn;
  if (part.values) {
    copy.values = part.values.map((option) => ({
      ...option,
      label: more[`labelEn.${option.value}`] ?? option.labelEn ?? option.label,
    }));
  }
  if (part.components) copy.components = inEnglish(part.components);
  return copy;
}

/** The server names fields by key, form-js by id. What belongs to no field stands in the summary alone. */
function byField(form, errors) {
  const fields = form.get('formFieldRegistry').getAll();
  return Object.fromEntries(Object.entries(errors).map(([key, text]) => [
    fields.find((field) => field.key === key)?.id ?? key,
    [].concat(text),
  ]));
}

function show(form, element, errors) {
  form._setState({ errors });
  // The one before, or the server's for those without script: what is wrong is told once.
  element.querySelector('.summary')?.remove();

  const title = document.createElement('h2');
  title.className = 'summary__title';
  title.textContent = word('errors');
  const list = document.createElement('ul');
  list.className = 'summary__list';
  for (const [id, texts] of Object.entries(errors)) list.append(line(form, element, id, [texts].flat(2)));

  const summary = document.createElement('section');
  summary.className = 'summary';
  summary.setAttribute('role', 'alert');
  summary.tabIndex = -1;
  summary.append(title, list);
  element.prepend(summary);
  summary.focus();
}

function line(form, element, id, texts) {
  const field = form.get('formFieldRegistry').get(id);
  const label = field && (field.dateLabel ?? field.timeLabel ?? field.label);
  const item = document.createElement('li');
  const link = document.createElement(field ? 'a' : 'span');
  link.textContent = (label ? `${label}${english ? ': ' : '：'}` : '') + texts.join(' ');
  if (field) {
    link.className = 'summary__link';
    link.href = '#';
    link.addEventListener('click', (event) => {
      event.preventDefault();
      control(form, element, id)?.focus();
    });
  }
  item.append(link);
  return item;
}

const control = (form, element, id) =>
  [...element.querySelectorAll('input, textarea, select')].find((one) => one.id.startsWith(`fjs-form-${form._id}-${id}`));

function restoredNote(kept) {
  const note = document.createElement('div');
  note.className = 'panel';
  note.setAttribute('role', 'status');
  const text = document.createElement('p');
  text.className = 'panel__text';
  text.textContent = word('restored');
  const discard = document.createElement('button');
  discard.type = 'button';
  discard.className = 'button button--second button--small';
  discard.textContent = word('discard');
  discard.addEventListener('click', () => {
    kept.forget();
    window.location.reload();
  });
  note.append(text, discard);
  return note;
}
