import type { ComponentChildren } from 'preact';

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
