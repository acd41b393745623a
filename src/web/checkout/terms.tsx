import { type CampaignResponse, needsTarget } from '../../campaigns/index.js';
import { totalOf } from '../../pledges/index.js';
import { type CampaignStory } from '../campaign/campaign-page.query.js';
import { useSite } from '../frame/site.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { countryName } from '../language/countries.js';
import { checkoutWords } from './checkout.words.js';
import { type PricedWish } from './wish.form.js';
import { withdrawalWords } from './withdrawal.words.js';
import { wishWords } from './wish.words.js';

interface TermsProps {
  readonly campaign: CampaignResponse;
  readonly story: Pick<CampaignStory, 'legalName' | 'ownerName'>;
  readonly wish: PricedWish;
  /** The last day on which it may be charged. */
  readonly latestDate: string;
}

/** All that one has to know before the last button: how much, for whom, what for, when, and on which condition. */
export function Terms({ campaign, story, wish, latestDate }: TermsProps) {
  const { locale } = useVisit();
  const { operatorName } = useSite();
  const say = sayIn(locale);
  const words = checkoutWords[locale];
  const sum = (amount: bigint) => say.exact({ amount: Number(amount), currency: wish.currency });
  const round = campaign.rounds.findLast(({ openedAt }) => openedAt !== null)?.number ?? 1;
  return (
    <dl class="pairs terms-list">
      <dt>{words.amount}</dt>
      <dd>{sum(wish.amount)}</dd>
      <dt>{words.ofWhich}</dt>
      <dd>
        <Chosen campaign={campaign} wish={wish} />
      </dd>
      {wish.destination !== null && (
        <>
          <dt>{wishWords[locale].shipping(countryName(wish.destination, locale))}</dt>
          <dd>{sum(wish.shipping)}</dd>
        </>
      )}
      {wish.tip > 0n && (
        <>
          <dt>{words.tip(operatorName)}</dt>
          <dd>{sum(wish.tip)}</dd>
        </>
      )}
      <dt>{words.total}</dt>
      <dd class="big">{sum(totalOf(wish))}</dd>
      <dt>{words.to}</dt>
      <dd>
        {story.legalName ?? story.ownerName}
        <small>{words.toHint(operatorName)}</small>
      </dd>
      <dt>{words.when}</dt>
      <dd class="told">{words.whenHint(say.moment(campaign.deadline, campaign.zone), say.day(latestDate, 'UTC'))}</dd>
      <dt>{words.condition}</dt>
      <dd class="told">
        {needsTarget(campaign.model, round) ? words.onlyIf(say.sum(campaign.target)) : words.whatever}
      </dd>
      <dt>{words.rights}</dt>
      <dd class="told">
        {words.rightsHint}
        <Withdrawal campaign={campaign} wish={wish} />
      </dd>
    </dl>
  );
}

/** Who sells what was chosen, and which right of withdrawal there is: once for all rewards that have the same. */
function Withdrawal({ campaign, wish }: Pick<TermsProps, 'campaign' | 'wish'>) {
  const { locale } = useVisit();
  const { told } = withdrawalWords[locale];
  const chosen = campaign.rewards.filter(({ id }) => wish.rewards.some(({ rewardId }) => rewardId === id));
  const rights = [...new Set(chosen.map(({ withdrawal }) => withdrawal))];
  return (
    <>
      {rights.map((right) => (
        <small>
          {rights.length > 1 && (
            <b lang={campaign.project.locale}>
              {chosen
                .filter(({ withdrawal }) => withdrawal === right)
                .map(({ title }) => title)
                .join(', ')}
              :{' '}
            </b>
          )}
          {told[right]}
        </small>
      ))}
    </>
  );
}

function Chosen({ campaign, wish }: Pick<TermsProps, 'campaign' | 'wish'>) {
  const { locale } = useVisit();
  if (wish.rewards.length === 0) return <>{checkoutWords[locale].noReward}</>;
  const titles = new Map(campaign.rewards.map(({ id, title }) => [id, title]));
  return (
    <ul class="plain-list">
      {wish.rewards.map(({ rewardId, quantity }) => (
        <li>
          {quantity} × <span lang={campaign.project.locale}>{titles.get(rewardId)}</span>
        </li>
      ))}
    </ul>
  );
}
