import { criterionIn } from '../criteria/criteria.words.js';
import { useHref, useVisit } from '../frame/visit.js';
import { rulesWords } from './rules.words.js';
import { type Text } from './text.js';
import { TextPage } from './text.page.js';

interface Criteria {
  readonly version: number;
  readonly criteria: readonly { readonly key: string; readonly question: string }[];
}

/** The criteria as the database has them, then how a review goes and how to complain. */
export function RulesPage({ text, criteria }: { text: Text; criteria: Criteria }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = rulesWords[locale];
  return (
    <TextPage text={text}>
      <p>
        <a class="btn line" href={href('/report')}>
          {words.complain}
        </a>
      </p>
      <section>
        <h2>{words.criteria}</h2>
        <p>{words.criteriaText(criteria.version)}</p>
        <ol class="numbered">
          {criteria.criteria.map((criterion) => {
            const { text: question, lang } = criterionIn(locale, { ...criterion, version: criteria.version });
            return <li lang={lang}>{question}</li>;
          })}
        </ol>
      </section>
    </TextPage>
  );
}
