import { useVisit } from '../frame/visit.js';
import { retentionRows } from './retention.rows.js';
import { retentionWords } from './retention.words.js';

/** What is kept how long, why, and what happens then. */
export function RetentionTable() {
  const { locale } = useVisit();
  const { title, text, heads } = retentionWords[locale];
  return (
    <section id="retention">
      <h2>{title}</h2>
      <p>{text}</p>
      <table class="table rates">
        <caption class="vh">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{heads.what}</th>
            <th scope="col">{heads.end}</th>
          </tr>
        </thead>
        <tbody>
          {retentionRows(locale).map(({ what, long, why, end }) => (
            <tr>
              <th scope="row">
                {what}
                <small>
                  {long}; {why}
                </small>
              </th>
              <td>{end}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
