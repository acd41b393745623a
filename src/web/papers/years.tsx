import { useHref, useVisit } from '../frame/visit.js';
import { papersWords } from './papers.words.js';

/** A summary for each year in which money moved. */
export function Years({ years }: { years: readonly number[] }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = papersWords[locale];
  return (
    <section id="receipts">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      {years.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <p class="row">
          {years.map((year) => (
            <a href={href(`/my/summaries/${year}.pdf`)}>{words.yearLink(year)}</a>
          ))}
        </p>
      )}
    </section>
  );
}
