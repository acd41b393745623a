import { type RehearsalResponse } from '../../payouts/index.js';
import { type CampaignStory, type DayOfPledges } from '../campaign/campaign-page.query.js';
import { DayByDay } from '../campaign/day-by-day.js';
import { percentOf } from '../cards/progress.rules.js';
import { TallyInTwo } from '../design/tally-marks.js';
import { FormProblems, type FormState } from '../forms/field.js';
import { followWords } from '../follow/follow.words.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type MyCampaign } from '../my-campaign/campaign-desk.js';
import { CampaignFrame } from '../my-campaign/frame.js';
import { type RewardTaken } from './dashboard.query.js';
import { dashboardWords } from './dashboard.words.js';
import { CardHealth, Rehearsal } from './rehearsal.js';

export interface DashboardProps {
  readonly mine: MyCampaign;
  readonly story: CampaignStory;
  readonly days: readonly DayOfPledges[];
  readonly rewards: readonly RewardTaken[];
  /** Null unless the campaign takes pledges now. */
  readonly rehearsal: RehearsalResponse | null;
  /** Of the project. */
  readonly followers: number;
  readonly canCallOff: boolean;
  readonly refused?: FormState | undefined;
}

/** How a campaign goes that has opened: figures, the curve, and what would happen if it ended now. */
export function DashboardPage(props: DashboardProps) {
  const { mine, story, days, rewards, rehearsal, followers, canCallOff, refused } = props;
  const { campaign } = mine;
  const { locale } = useVisit();
  const href = useHref();
  const words = dashboardWords[locale];
  return (
    <CampaignFrame mine={mine} current="overview">
      {refused && <FormProblems state={refused} />}
      <Figures mine={mine} followers={followers} />
      {days.length === 0 ? (
        <div class="empty">
          <h2>{words.noPledges}</h2>
          <p>{words.noPledgesHint}</p>
          <p class="row">
            <a href={href(`/campaigns/${campaign.id}`)}>{words.page}</a>
          </p>
        </div>
      ) : (
        <DayByDay campaign={campaign} days={days} now={story.now} />
      )}
      <div class="two-columns">
        {rehearsal && <Rehearsal rehearsal={rehearsal} zone={campaign.zone} />}
        <div>
          {rehearsal && <CardHealth rehearsal={rehearsal} />}
          <RewardsTaken rewards={rewards} currency={campaign.currency} />
        </div>
      </div>
      <p class="row">
        <a class="btn line" href={href(`/my/campaigns/${campaign.id}/backers.csv`)} download>
          {words.backerList}
        </a>
        <span class="hint">{words.backerListHint}</span>
      </p>
      {canCallOff && (
        <p>
          <a href={href(`/my/campaigns/${campaign.id}/cancel`)}>{words.callOff}</a>
        </p>
      )}
    </CampaignFrame>
  );
}

function Figures({ mine: { campaign }, followers }: { mine: MyCampaign; followers: number }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = dashboardWords[locale];
  const { totals, target } = campaign;
  const percent = `${say.number(percentOf(totals.pledged.amount, target.amount))} %`;
  const charged = (['collected', 'chargeable', 'dropped', 'refunded'] as const).filter(
    (total) => totals[total].amount > 0 && (total !== 'chargeable' || totals.collected.amount > 0),
  );
  return (
    <section aria-label={words.figures}>
      <dl class="counts">
        <div>
          <dt>
            {words.pledged}, {words.ofGoal(percent, say.sum(target))}
          </dt>
          <dd>{say.sum(totals.pledged)}</dd>
        </div>
        <div>
          <dt>{words.backers}</dt>
          <dd>{say.number(totals.backers)}</dd>
        </div>
        <div>
          <dt>{followWords[locale].count}</dt>
          <dd>{say.number(followers)}</dd>
        </div>
        {charged.map((total) => (
          <div>
            <dt>{words[total]}</dt>
            <dd>{say.sum(totals[total])}</dd>
          </div>
        ))}
      </dl>
      <div class="dashboard-tally">
        <TallyInTwo
          percent={percentOf(totals.pledged.amount, target.amount)}
          label={words.ofGoal(percent, say.sum(target))}
        />
      </div>
    </section>
  );
}

function RewardsTaken({ rewards, currency }: { rewards: readonly RewardTaken[]; currency: string }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = dashboardWords[locale];
  return (
    <section>
      <h2>{words.rewards}</h2>
      {rewards.length === 0 ? (
        <p>{words.noRewards}</p>
      ) : (
        <div class="table-wrap" role="region" aria-label={words.rewards} tabIndex={0}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{words.reward}</th>
                <th scope="col" class="num">
                  {words.price}
                </th>
                <th scope="col" class="num">
                  {words.taken}
                </th>
                <th scope="col" class="num">
                  {words.left}
                </th>
              </tr>
            </thead>
            <tbody>
              {rewards.map(({ title, price, stock, taken }) => (
                <tr>
                  <th scope="row">{title}</th>
                  <td class="num">{say.sum({ amount: price, currency })}</td>
                  <td class="num">{say.number(taken)}</td>
                  <td class="num">{stock === null ? words.unlimited : say.number(stock - taken)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
