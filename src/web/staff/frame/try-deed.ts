import { type z } from 'zod';
import { type FormState } from '../../forms/field.js';
import { readForm } from '../../forms/read-form.js';
import { problemOf } from '../../forms/refused.js';
import { type Visit } from '../../frame/visit.js';

/** What came of a form: done, with what the deed answered, or the form as it is to be shown again. */
export type Tried<R> = { readonly ok: true; readonly done: R } | { readonly ok: false; readonly state: FormState };

/** Reads a form and does what it asks for. @throws what is our own failure and no refusal */
export async function tryDeed<S extends z.ZodType, R>(
  visit: Visit,
  body: unknown,
  schema: S,
  deed: (value: z.output<S>) => Promise<R>,
): Promise<Tried<R>> {
  const form = readForm(schema, body, visit.locale);
  if (!form.ok) return { ok: false, state: form };
  try {
    return { ok: true, done: await deed(form.value) };
  } catch (error) {
    return { ok: false, state: { typed: form.typed, errors: {}, problem: problemOf(error, visit.locale) } };
  }
}
