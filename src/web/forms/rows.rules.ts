import { type Typed } from './read-form.js';

/** Far beyond any list of ours. */
const mostRows = 60;

/** The rows of a form whose fields are named `label-0`, `amount-0`, `label-1` …, each as a form of its own, in order. */
export function rowsIn(typed: Typed, names: readonly string[]): Typed[] {
  const numbers = Object.keys(typed).flatMap((field) => {
    const [, name = '', number = ''] = /^([a-zA-Z]+)-(\d{1,2})$/.exec(field) ?? [];
    return names.includes(name) && Number(number) < mostRows ? [Number(number)] : [];
  });
  const count = numbers.length === 0 ? 0 : Math.max(...numbers) + 1;
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = typed[`${name}-${at}`];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  );
}

/** Rows back as the fields of one form. */
export const fieldsOf = (rows: readonly Typed[]): Typed =>
  Object.fromEntries(rows.flatMap((row, at) => Object.entries(row).map(([name, value]) => [`${name}-${at}`, value])));
