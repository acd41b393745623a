import { type z } from 'zod';
import { type Locale } from '../../users/index.js';
import { formWords } from './form.words.js';

/** What a person typed, by the name of the field. */
export type Typed = Readonly<Record<string, string>>;

/** What is wrong, by the name of the field, in the reader's language. */
export type FieldErrors = Readonly<Record<string, string>>;

export type FormRead<T> =
  | { readonly ok: true; readonly value: T; readonly typed: Typed }
  | { readonly ok: false; readonly errors: FieldErrors; readonly typed: Typed };

/**
 * Reads a form that a browser sent. Every field that is wrong is told at once, in the reader's language, and what was
 * typed is kept for the page that shows it again. Names that the schema does not have are ignored by no one: use
 * `z.strictObject`.
 */
export function readForm<S extends z.ZodType>(schema: S, body: unknown, locale: Locale): FormRead<z.output<S>> {
  const fields = typeof body === 'object' && body !== null ? body : {};
  const typed = textsOf(fields);
  const read = schema.safeParse(fields, { error: (issue) => formWords[locale].issue(issue) });
  if (read.success) return { ok: true, value: read.data, typed };
  const errors: Record<string, string> = {};
  for (const { path, message } of read.error.issues) errors[String(path[0] ?? '')] ??= message;
  return { ok: false, errors, typed };
}

/** The fields of a form, or of an address, as texts. */
export const textsOf = (fields: object): Typed =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, string][] => {
      if (typeof value === 'string') return [[name, value]];
      return Array.isArray(value) ? [[name, value.join('\n')]] : [];
    }),
  );
