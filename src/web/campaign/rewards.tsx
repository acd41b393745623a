import { type CampaignResponse } from '../../campaigns/index.js';
import { ShippingPrices } from '../checkout/shipping.js';
import { withdrawalWords } from '../checkout/withdrawal.words.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { campaignWords } from './campaign.words.js';

/** What backers get, cheapest first as the creator ordered them, and what they can add; what is gone stays in sight. */
export function Rewards({ campaign, slug }: { campaign: CampaignResponse; slug: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = campaignWords[locale];
  const ordinary = campaign.rewards.filter(({ isAddOn }) => !isAddOn);
  const addOns = campaign.rewards.filter(({ isAddOn }) => isAddOn);
  return (
    <>
      {ordinary.map((reward) => (
        <Reward campaign={campaign} reward={reward} slug={slug} />
      ))}
      {campaign.acceptsPledges && (
        <article class="reward">
          <h3>{words.without}</h3>
          <p>{words.withoutHint}</p>
          <a class="btn line" href={href(`/campaigns/${slug}/pledge`)}>
            {words.without}
          </a>
        </article>
      )}
      {addOns.length > 0 && (
        <section class="add-ons" aria-labelledby="add-ons">
          <h3 id="add-ons">{words.addOns}</h3>
          <p class="hint">{words.addOnsHint}</p>
          {addOns.map((reward) => (
            <Reward campaign={campaign} reward={reward} slug={slug} />
          ))}
        </section>
      )}
    </>
  );
}

interface RewardProps {
  readonly campaign: CampaignResponse;
  readonly reward: CampaignResponse['rewards'][number];
  readonly slug: string;
}

/** One of them. What is only added to others is chosen with these, so no button of its own leads to it. */
function Reward({ campaign, reward, slug }: RewardProps) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = campaignWords[locale];
  const lang = campaign.project.locale;
  const { id, price, title, description, promisedMonth, left, shipping, isAddOn, withdrawal } = reward;
  const Title = isAddOn ? 'h4' : 'h3';
  return (
    <article class={left === 0 ? 'reward gone' : 'reward'}>
      <p class="price">{say.sum(price)}</p>
      <Title lang={lang}>{title}</Title>
      <p lang={lang}>{description}</p>
      {promisedMonth && <p class="ship">{words.promised(say.month(promisedMonth))}</p>}
      <ShippingPrices reward={{ shipping }} />
      <p class="ship">{withdrawalWords[locale].short[withdrawal]}</p>
      {left !== null && (
        <p class="stock">
          <b class={left > 0 && left < 10 ? 'few' : ''}>{left === 0 ? words.gone : words.left(left)}</b>
        </p>
      )}
      {campaign.acceptsPledges && left !== 0 && !isAddOn && (
        <a class="btn line" href={href(`/campaigns/${slug}/pledge?reward=${id}`)}>
          {words.choose}
          <span class="vh">: {title}</span>
        </a>
      )}
    </article>
  );
}
