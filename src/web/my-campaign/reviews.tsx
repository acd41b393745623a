import { type ReviewResponse } from '../../campaigns/index.js';
import { criterionIn } from '../criteria/criteria.words.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { draftWords } from './draft.words.js';

interface Props {
  readonly reviews: readonly ReviewResponse[];
  /** The questions of the newest version, by key. */
  readonly questions: ReadonlyMap<string, string>;
  readonly zone: string;
}

/** What moderators wrote, newest first: each with its scores, question by question. */
export function Reviews({ reviews, questions, zone }: Props) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = draftWords[locale];
  if (reviews.length === 0) return null;
  return (
    <section id="reviews">
      <h2>{words.reviews}</h2>
      {reviews.map(({ decision, at, comment, scores, criteriaVersion: version }) => (
        <article class="review">
          <h3>
            <span class={decision === 'approved' ? 'badge is-good' : 'badge is-now'}>{words.decisions[decision]}</span>{' '}
            {say.moment(at, zone)}
          </h3>
          <p class="said">{comment}</p>
          <dl>
            {scores.map((score) => {
              const { text, lang } = criterionIn(locale, { key: score.key, question: questions.get(score.key) ?? score.key, version }); // prettier-ignore
              return (
                <div>
                  <dt lang={lang === locale ? undefined : lang}>{text}</dt>
                  <dd>
                    <b>{words.scored(score.score)}</b> <span class="said">{score.comment}</span>
                  </dd>
                </div>
              );
            })}
          </dl>
        </article>
      ))}
    </section>
  );
}
