import { type CampaignResponse, campaignTransitions } from '../../../campaigns/index.js';
import { withdrawalWords } from '../../checkout/withdrawal.words.js';
import { campaignWords } from '../../campaign/campaign.words.js';
import { Budget } from '../../campaign/budget.js';
import { renderMarkdown } from '../../campaign/markdown.js';
import { cardWords } from '../../cards/card.words.js';
import { type FormState } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { Deeds } from '../frame/deeds.js';
import { Badge, Facts } from '../frame/rows.js';
import { staffWords } from '../frame/staff.words.js';
import { toneOf } from '../frame/state.words.js';
import { type Refusal } from '../frame/refusal.rules.js';
import { EarlierReviews, type GivenReview } from './earlier-reviews.js';
import { Judge } from './judge.js';
import { type Judged } from './reviews.query.js';
import { reviewsWords } from './reviews.words.js';

export interface ReviewPageProps {
  readonly campaign: CampaignResponse;
  readonly judged: Judged;
  readonly reviews: readonly GivenReview[];
  readonly mayJudge: Refusal | undefined;
  readonly mayStop: Refusal | undefined;
  readonly judging: FormState;
  readonly stopping: FormState;
}

/** Everything that a reviewer has to see of a campaign, and what they can do with it. */
export function ReviewPage(props: ReviewPageProps) {
  const { campaign, judged, reviews } = props;
  const { locale } = useVisit();
  const words = reviewsWords[locale];
  return (
    <>
      <About campaign={campaign} judged={judged} />
      <section>
        <h2>{words.promise}</h2>
        {judged.texts.map((text) => (
          <details class="folded" open={text.locale === judged.texts[0]?.locale}>
            <summary>{words.inLanguage(campaignWords[locale].languages[text.locale])}</summary>
            <div lang={text.locale}>
              <h3>{text.title}</h3>
              <p class="lede">{text.summary}</p>
              <div class="prose" dangerouslySetInnerHTML={{ __html: renderMarkdown(text.story) }} />
            </div>
          </details>
        ))}
      </section>
      <Budget campaign={campaign} />
      <RewardList campaign={campaign} />
      <Judge
        campaignId={campaign.id}
        isInReview={campaign.state === 'in_review'}
        criteria={judged.criteria}
        refusal={props.mayJudge}
        state={props.judging}
      />
      <EarlierReviews reviews={reviews} criteria={judged.criteria} />
      <Stop {...props} />
    </>
  );
}

function About({ campaign, judged }: Pick<ReviewPageProps, 'campaign' | 'judged'>) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = reviewsWords[locale];
  const { models, shortfall } = campaignWords[locale];
  const { shortfallPolicy: policy, toleranceBps } = campaign;
  const isPublic = campaign.rounds.some(({ openedAt }) => openedAt !== null);
  return (
    <section>
      <Facts
        facts={[
          [words.owner, judged.ownerName],
          [words.deputy, judged.deputyName ?? words.noDeputy],
          [words.model, models[campaign.model]],
          [words.target, say.sum(campaign.target)],
          [words.deadline, say.moment(campaign.deadline, campaign.zone)],
          [
            words.shortfall,
            policy === 'tolerance' ? shortfall.tolerance(say.percent(toleranceBps ?? 0)) : shortfall[policy],
          ],
          [
            staffWords[locale].state,
            <Badge tone={toneOf(campaign.state)}>{cardWords[locale].states[campaign.state]}</Badge>,
          ],
        ]}
      />
      {isPublic && (
        <p class="row">
          <a href={href(`/campaigns/${campaign.id}`)}>{words.public}</a>
        </p>
      )}
    </section>
  );
}

function RewardList({ campaign }: { campaign: CampaignResponse }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = reviewsWords[locale];
  return (
    <section>
      <h2>{words.rewards}</h2>
      {campaign.rewards.length === 0 && <p>{words.noRewards}</p>}
      <ul class="reward-list">
        {campaign.rewards.map(({ price, title, description, promisedMonth, stock, isAddOn, questions, withdrawal }) => (
          <li lang={campaign.project.locale}>
            <h3>
              {say.sum(price)} · {title}
            </h3>
            <p>{description}</p>
            {questions.map(({ question, choices }) => (
              <p>{[question, ...choices].join(' / ')}</p>
            ))}
            <p class="hint" lang={locale}>
              {[
                promisedMonth ? campaignWords[locale].promised(say.month(promisedMonth)) : '',
                isAddOn ? words.addOn : '',
                typeof stock === 'number' ? words.stock(stock) : '',
                withdrawalWords[locale].short[withdrawal],
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Stop({ campaign, judged, mayStop, stopping }: ReviewPageProps) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = reviewsWords[locale];
  const at = `/staff/reviews/${campaign.id}`;
  const isSuspended = campaign.state === 'suspended';
  const canStop = (campaignTransitions[campaign.state] as readonly string[]).includes('suspended');
  if (!isSuspended && !canStop) return null;
  return (
    <>
      <Deeds
        title={words.stop}
        state={stopping}
        deeds={[
          isSuspended
            ? { path: `${at}/resume`, label: words.resume, refusal: mayStop, isMain: true }
            : { path: `${at}/suspend`, label: words.suspend, refusal: mayStop },
        ]}
      />
      <p class="hint">
        {isSuspended && judged.suspendedAt
          ? words.suspendedSince(say.day(judged.suspendedAt, campaign.zone))
          : words.suspendHint}
      </p>
    </>
  );
}
