import { useVisit } from '../frame/visit.js';
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
  const words = rulesWords[locale];
  return (
    <TextPage text={text}>
      <section>
        <h2>{words.criteria}</h2>
        <p>
          {words.criteriaText(criteria.version)} {words.inEnglish}
        </p>
        <ol class="numbered" lang="en">
          {criteria.criteria.map(({ question }) => (
            <li>{question}</li>
          ))}
        </ol>
      </section>
    </TextPage>
  );
}
