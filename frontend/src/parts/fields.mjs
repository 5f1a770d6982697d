// The browser's own pickers for dates and for one of a list, in place of form-js's: they speak the reader's language,
// work with any keyboard, reader and phone, and send the same values. What they cannot do, form-js does as before.
import { Datetime, Description, Errors, Label, OPTIONS_SOURCES, Select, getOptionsSource } from '@bpmn-io/form-js-viewer';
import { h } from 'preact';
import { word } from './words.mjs';

/** A field of form-js around a control of ours. */
function framed({ disabled, domId, errors = [], field, readonly }, kind, label, control) {
  const classes = ['fjs-form-field', `fjs-form-field-${kind}`, errors.length > 0 && 'fjs-has-errors', disabled && 'fjs-disabled', readonly && 'fjs-readonly'];
  const described = [field.description && `${domId}-description`, errors.length > 0 && `${domId}-error-message`];
  return h('div', { class: classes.filter(Boolean).join(' ') },
    h(Label, { htmlFor: domId, label, required: field.validate?.required }),
    control({
      id: domId,
      class: 'fjs-input',
      disabled: disabled || readonly,
      'aria-invalid': errors.length > 0 ? 'true' : undefined,
      'aria-describedby': described.filter(Boolean).join(' ') || undefined,
    }),
    h(Description, { id: `${domId}-description`, description: field.description }),
    h(Errors, { id: `${domId}-error-message`, errors }));
}

function Day(props) {
  if (props.field.subtype !== 'date') return h(Datetime, props);
  return framed(props, 'datetime', props.field.dateLabel, (common) => h('input', {
    ...common,
    type: 'date',
    value: props.value ?? '',
    onChange: ({ target }) => props.onChange({ field: props.field, value: target.value || null }),
    onBlur: props.onBlur,
    onFocus: props.onFocus,
  }));
}
Day.config = Datetime.config;

function OneOf(props) {
  if (getOptionsSource(props.field) !== OPTIONS_SOURCES.STATIC) return h(Select, props);
  return framed(props, 'select', props.field.label, (common) => h('select', {
    ...common,
    value: props.value ?? '',
    onChange: ({ target }) => props.onChange({ field: props.field, value: target.value || null }),
    onBlur: props.onBlur,
    onFocus: props.onFocus,
  }, h('option', { value: '' }, word('choose')), props.field.values.map(({ label, value }) => h('option', { value }, label))));
}
OneOf.config = Select.config;

function register(formFields) {
  formFields.register('datetime', Day);
  formFields.register('select', OneOf);
}
register.$inject = ['formFields'];

/** For the modules that a form is made with. */
export const fields = { __init__: [register] };
