import type { ComponentChildren } from 'preact';
import { useVisit } from '../../frame/visit.js';
import { staffWords } from './staff.words.js';

export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => ComponentChildren;
  readonly isNumber?: boolean;
}

interface RowsProps<Row> {
  readonly caption: string;
  /** The first one names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** What is said when there is nothing. */
  readonly empty: { readonly title: string; readonly text: string };
}

/** A table that stacks on a phone: there each cell says what it is. */
export function Rows<Row>({ caption, columns, rows, empty }: RowsProps<Row>) {
  if (rows.length === 0) {
    return (
      <div class="empty">
        <p>
          <b>{empty.title}</b>
        </p>
        <p>{empty.text}</p>
      </div>
    );
  }
  return (
    <table class="table stack">
      <caption class="vh">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, isNumber }) => (
            <th scope="col" class={isNumber ? 'num' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {columns.map(({ label, cell, isNumber }, index) =>
              index === 0 ? (
                <th scope="row">{cell(row)}</th>
              ) : (
                <td class={isNumber ? 'num' : undefined} data-label={label}>
                  <span>{cell(row)}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Onwards in a list, and back to its beginning; what else the address says stays. */
export function Pager({ next, of = 'after' }: { next: string | null; of?: string }) {
  const { locale, search } = useVisit();
  const words = staffWords[locale];
  const parameters = new URLSearchParams(search);
  const isFirst = !parameters.has(of);
  if (isFirst && next === null) return null;
  const to = (value: string | null) => {
    const changed = new URLSearchParams(parameters);
    if (value === null) changed.delete(of);
    else changed.set(of, value);
    return `?${changed.toString()}`;
  };
  return (
    <nav class="pager" aria-label={words.pages}>
      {!isFirst && (
        <a class="btn line" href={to(null)}>
          {words.first}
        </a>
      )}
      {next !== null && (
        <a class="btn line" href={to(next)} rel="next">
          {words.next}
        </a>
      )}
    </nav>
  );
}

export type Fact = readonly [label: string, value: ComponentChildren] | false | null;

/** What is known of one thing, each fact with its name. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="pairs">
    {facts.map(
      (fact) =>
        fact && (
          <>
            <dt>{fact[0]}</dt>
            <dd>{fact[1]}</dd>
          </>
        ),
    )}
  </dl>
);

export type Tone = 'good' | 'bad' | 'now' | 'plain';

export const Badge = ({ tone, children }: { tone: Tone; children: ComponentChildren }) => (
  <span class={tone === 'plain' ? 'badge' : `badge is-${tone}`}>{children}</span>
);

/** A code below what it belongs to; nothing where there is none. */
export const SmallCode = ({ of }: { of: string | null }) =>
  of === null ? null : (
    <small>
      <code>{of}</code>
    </small>
  );
