import { useHref, useVisit } from '../frame/visit.js';
import { myDataWords } from './my-data.words.js';

/** What a member can do with all that is kept about them. */
export function MyData() {
  const { locale } = useVisit();
  const href = useHref();
  const words = myDataWords[locale];
  return (
    <section id="data">
      <h2>{words.title}</h2>
      <p>{words.exportText}</p>
      <form method="post" action={href('/my/account/export')}>
        <button class="btn line">{words.exportButton}</button>
      </form>
      <p>
        {words.eraseText} <a href={href('/my/account/erase')}>{words.eraseLink}</a>
      </p>
    </section>
  );
}
