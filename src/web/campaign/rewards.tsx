import { type CampaignResponse } from '../../campaigns/index.js';
import { ShippingPrices } from '../checkout/shipping.js';
import { withdrawalWords } from '../checkout/withdrawal.words.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { campaignWords } from './campaign.words.js';

/** What backers get, cheapest first as the creator ordered them; what is gone stays in sight. */
export function Rewards({ campaign, slug }: { campaign: CampaignResponse; slug: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = campaignWords[locale];
  const lang = campaign.project.locale;
  return (
    <>
      {campaign.rewards.map(({ id, price, title, description, promisedMonth, left, shipping, withdrawal }) => (
        <article class={left === 0 ? 'reward gone' : 'reward'}>
          <p class="price">{say.sum(price)}</p>
          <h3 lang={lang}>{title}</h3>
          <p lang={lang}>{description}</p>
          {promisedMonth && <p class="ship">{words.promised(say.month(promisedMonth))}</p>}
          <ShippingPrices reward={{ shipping }} />
          <p class="ship">{withdrawalWords[locale].short[withdrawal]}</p>
          {left !== null && (
            <p class="stock">
              <b class={left > 0 && left < 10 ? 'few' : ''}>{left === 0 ? words.gone : words.left(left)}</b>
            </p>
          )}
          {campaign.acceptsPledges && left !== 0 && (
            <a class="btn line" href={href(`/campaigns/${slug}/pledge?reward=${id}`)}>
              {words.choose}
              <span class="vh">: {title}</span>
            </a>
          )}
        </article>
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
    </>
  );
}
