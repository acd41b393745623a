import { type ReviewDecision } from '../../../campaigns/index.js';
import { criterionIn } from '../../criteria/criteria.words.js';
import { useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { homeZone } from '../../language/home-zone.js';
import { Badge } from '../frame/rows.js';
import { type Criterion } from './reviews.query.js';
import { reviewsWords } from './reviews.words.js';

export interface GivenReview {
  readonly scores: readonly { readonly key: string; readonly score: number; readonly comment: string }[];
  readonly decision: ReviewDecision;
  readonly comment: string;
  readonly criteriaVersion: number;
  readonly at: string;
}

const tones = { approved: 'good', changes_requested: 'now', rejected: 'bad' } as const;

/** What moderators said before, newest first. */
export function EarlierReviews({
  reviews,
  criteria,
}: {
  reviews: readonly GivenReview[];
  criteria: readonly Criterion[];
}) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = reviewsWords[locale];
  return (
    <section>
      <h2>{words.earlier}</h2>
      {reviews.length === 0 && <p>{words.noEarlier}</p>}
      {reviews.map(({ scores, decision, comment, criteriaVersion, at }, index) => (
        <details class="folded" open={index === 0}>
          <summary>
            {say.moment(at, homeZone)} <Badge tone={tones[decision]}>{words.decided[decision]}</Badge>
          </summary>
          <p class="as-written">{comment}</p>
          <dl class="scored">
            {scores.map(({ key, score, comment: about }) => {
              const asked = criteria.find((each) => each.key === key && each.version === criteriaVersion);
              return (
                <>
                  <dt lang={asked && criterionIn(locale, asked).lang}>
                    {asked ? criterionIn(locale, asked).text : key}
                  </dt>
                  <dd>
                    <b>{score} / 5</b> <span class="as-written">{about}</span>
                  </dd>
                </>
              );
            })}
          </dl>
        </details>
      ))}
    </section>
  );
}
