import { useHref, useVisit } from '../frame/visit.js';
import { frameWords } from './frame.words.js';

interface PagerProps {
  readonly next: string | null;
  /** The parameter of the address that holds the place in the list. */
  readonly of?: string;
  /** Of the page, where it may also be shown at the address of a form that was refused. */
  readonly path?: string;
  /** The id of the part of the page in which the list stands. */
  readonly at?: string;
}

/** Onwards in a list, and back to its beginning; what else the address asks for stays, what it only tells does not. */
export function Pager({ next, of = 'after', path, at }: PagerProps) {
  const { locale, path: here, search } = useVisit();
  const href = useHref();
  const words = frameWords[locale];
  const asked = [...new URLSearchParams(search)].filter(([name, value]) => name !== of && value !== '');
  const isFirst = !new URLSearchParams(search).has(of);
  if (isFirst && next === null) return null;
  const to = (place: [string, string][]) =>
    `${href(path ?? here)}?${new URLSearchParams([...asked, ...place]).toString()}${at ? `#${at}` : ''}`;
  return (
    <nav class="pager" aria-label={words.pages}>
      {!isFirst && (
        <a class="btn line" href={to([])}>
          {words.first}
        </a>
      )}
      {next !== null && (
        <a class="btn line" href={to([[of, next]])} rel="next">
          {words.next}
        </a>
      )}
    </nav>
  );
}
