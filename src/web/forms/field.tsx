import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { useVisit } from '../frame/visit.js';
import { type FieldErrors, type Typed } from './read-form.js';
import { formWords } from './form.words.js';

/** What a form shows again after it was refused: what was typed, and what is wrong with it. */
export interface FormState {
  readonly typed: Typed;
  readonly errors: FieldErrors;
  /** What is wrong with the whole, in one sentence that says how to mend it. */
  readonly problem?: string;
}

export const emptyForm: FormState = { typed: {}, errors: {} };

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly state: FormState;
  readonly hint?: ComponentChildren;
  /** Shown until something was typed. */
  readonly value?: string;
  readonly isOptional?: boolean;
}

interface Parts {
  readonly id: string;
  readonly described: string | undefined;
  readonly error: string | undefined;
}

const partsOf = ({ name, hint, state }: FieldProps): Parts => {
  const id = `f-${name}`;
  const error = state.errors[name];
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { id, error, described: described || undefined };
};

function Around({ field, parts, children }: { field: FieldProps; parts: Parts; children: ComponentChildren }) {
  const { locale } = useVisit();
  return (
    <div class={parts.error ? 'field is-wrong' : 'field'}>
      <label for={parts.id}>
        {field.label} {field.isOptional && <i>({formWords[locale].optional})</i>}
      </label>
      {field.hint && (
        <p class="hint" id={`${parts.id}-hint`}>
          {field.hint}
        </p>
      )}
      {children}
      {parts.error && (
        <p class="error" id={`${parts.id}-error`}>
          {parts.error}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'month' | 'datetime-local' | 'url' | 'tel';
  readonly autocomplete?: string;
  readonly inputMode?: 'decimal' | 'numeric';
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly class?: string;
  readonly lang?: string;
}

/** One line of text, a number, an address or a date; its error stands beside it, and what was typed stays. */
export function TextField(props: TextFieldProps) {
  const {
    name,
    state,
    value,
    isOptional,
    type = 'text',
    autocomplete,
    inputMode,
    maxLength,
    placeholder,
    lang,
  } = props;
  const parts = partsOf(props);
  // Preact's types tie roles to types of inputs, one by one; none of ours has a role of its own.
  const input = { name, type, autocomplete, inputMode, maxLength, placeholder, lang } as InputHTMLAttributes;
  return (
    <Around field={props} parts={parts}>
      <input
        {...input}
        id={parts.id}
        class={props.class}
        value={type === 'password' ? undefined : (state.typed[name] ?? value)}
        required={!isOptional}
        aria-invalid={parts.error ? 'true' : undefined}
        aria-describedby={parts.described}
      />
    </Around>
  );
}

export function TextArea(props: FieldProps & { rows?: number; maxLength?: number; lang?: string }) {
  const { name, state, value, isOptional, rows = 6, maxLength, lang } = props;
  const parts = partsOf(props);
  return (
    <Around field={props} parts={parts}>
      <textarea
        id={parts.id}
        name={name}
        rows={rows}
        maxLength={maxLength}
        lang={lang}
        required={!isOptional}
        aria-invalid={parts.error ? 'true' : undefined}
        aria-describedby={parts.described}
        value={state.typed[name] ?? value}
      />
    </Around>
  );
}

/** A file; what was chosen cannot be shown again, so the browser is asked for it anew. */
export function FileField(props: FieldProps & { accept: string }) {
  const parts = partsOf(props);
  return (
    <Around field={props} parts={parts}>
      <input
        type="file"
        id={parts.id}
        name={props.name}
        accept={props.accept}
        required={!props.isOptional}
        aria-invalid={parts.error ? 'true' : undefined}
        aria-describedby={parts.described}
      />
    </Around>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function SelectField(props: FieldProps & { options: readonly Option[] }) {
  const { name, state, value, isOptional, options } = props;
  const parts = partsOf(props);
  const chosen = state.typed[name] ?? value;
  return (
    <Around field={props} parts={parts}>
      <select
        id={parts.id}
        name={name}
        required={!isOptional}
        aria-invalid={parts.error ? 'true' : undefined}
        aria-describedby={parts.described}
      >
        {options.map((option) => (
          <option value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </Around>
  );
}

/** One of a few answers, all of them in sight. */
export function RadioField(props: FieldProps & { options: readonly (Option & { hint?: string })[] }) {
  const { name, label, state, value, options } = props;
  const parts = partsOf(props);
  const chosen = state.typed[name] ?? value;
  return (
    <fieldset id={parts.id} class={parts.error ? 'field is-wrong' : 'field'} aria-describedby={parts.described}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label class="choice">
          <input type="radio" name={name} value={option.value} checked={option.value === chosen} />
          <span>
            {option.label}
            {option.hint && <small>{option.hint}</small>}
          </span>
        </label>
      ))}
      {parts.error && (
        <p class="error" id={`${parts.id}-error`}>
          {parts.error}
        </p>
      )}
    </fieldset>
  );
}

/** A box to tick; its sentence is its label. */
export function CheckField(props: Omit<FieldProps, 'hint'> & { value: string }) {
  const { name, label, state, value, isOptional } = props;
  const parts = partsOf(props);
  return (
    <div class={parts.error ? 'field is-wrong' : 'field'}>
      <label class="choice" for={parts.id}>
        <input
          type="checkbox"
          id={parts.id}
          name={name}
          value={value}
          checked={state.typed[name] === value}
          required={!isOptional}
          aria-describedby={parts.described}
        />
        <span>{label}</span>
      </label>
      {parts.error && (
        <p class="error" id={`${parts.id}-error`}>
          {parts.error}
        </p>
      )}
    </div>
  );
}

/** Above a form that was refused: what to mend, with links to the fields. */
export function FormProblems({ state }: { state: FormState }) {
  const { locale } = useVisit();
  const words = formWords[locale];
  const errors = Object.entries(state.errors);
  if (errors.length === 0 && !state.problem) return null;
  return (
    <div class="notice is-bad" role="alert" tabIndex={-1}>
      <p>
        <b>{errors.length > 0 ? words.summary(errors.length) : words.problem}</b>
      </p>
      {state.problem && <p>{state.problem}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map(([name, message]) => (
            <li>
              <a href={`#f-${name}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
