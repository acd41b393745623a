import { type CampaignResponse } from '../../campaigns/index.js';
import { type ConsentText, totalOf } from '../../pledges/index.js';
import { type CampaignStory } from '../campaign/campaign-page.query.js';
import { typedAmount } from '../forms/amount.rules.js';
import { type FormState, FormProblems, TextField } from '../forms/field.js';
import { OnceField } from '../forms/once.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { AddressFields } from './address-fields.js';
import { checkoutWords } from './checkout.words.js';
import { Steps } from './steps.js';
import { Terms } from './terms.js';
import { VisibilityField } from './wish-fields.js';
import { type PricedWish, rewardField } from './wish.form.js';

export interface ConfirmProps {
  readonly campaign: CampaignResponse;
  readonly story: CampaignStory;
  readonly wish: PricedWish;
  readonly consent: ConsentText;
  readonly state: FormState;
  readonly once: string;
  /** The key was used for another pledge: this one can only begin anew. */
  readonly isUsed?: boolean;
}

/** The last step before the card: who pledges, and the sentence that the last button stands for. */
export function ConfirmPage({ campaign, story, wish, consent, state, once, isUsed = false }: ConfirmProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = checkoutWords[locale];
  const base = `/campaigns/${story.slug}/pledge`;
  const total = sayIn(locale).exact({ amount: Number(totalOf(wish)), currency: wish.currency });
  return (
    <main id="main" class="wrap checkout">
      <h1>{words.title(campaign.project.title)}</h1>
      <Steps now={2} />
      <FormProblems state={state} />
      {isUsed && (
        <p>
          <a class="btn line" href={href(base)}>
            {words.again}
          </a>
        </p>
      )}
      <form class="decide" method="post" action={href(`${base}/confirm?${addressOf(wish, once)}`)}>
        <OnceField value={once} />
        {typedWish(wish).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="version" value={consent.version} />
        <input type="hidden" name="sentence" value={consent.sentence} />
        <section class="form">
          <h2>{words.you}</h2>
          <Who state={state} next={`${base}/confirm?${addressOf(wish, once)}`} />
          {wish.destination !== null && <AddressFields state={state} country={wish.destination} />}
          <VisibilityField state={state} value="public" />
        </section>
        <section class="ticket">
          <h2>{words.yourPledge}</h2>
          <Terms campaign={campaign} story={story} wish={wish} latestDate={consent.latestDate} />
          <p class="hint">
            <a href={href(`${base}?${addressOf(wish, once)}`)}>{words.change}</a>
          </p>
          <div class="cut" aria-hidden="true" />
          <p id="consent-intro">{words.consent}</p>
          <blockquote class="consent">{consent.sentence}</blockquote>
          <button class="btn" aria-describedby="consent-intro">
            {words.button(total)}
          </button>
          <p class="hint">{words.afterButton}</p>
        </section>
      </form>
    </main>
  );
}

function Who({ state, next }: { state: FormState; next: string }) {
  const { locale, viewer } = useVisit();
  const href = useHref();
  const words = checkoutWords[locale];
  if (viewer) return <p>{words.signedIn(viewer.name)}</p>;
  return (
    <>
      <TextField
        name="email"
        label={words.email}
        hint={words.emailHint}
        state={state}
        type="email"
        autocomplete="email"
        maxLength={254}
      />
      <TextField name="name" label={words.name} state={state} autocomplete="name" maxLength={80} />
      <p class="hint">
        <a href={`${href('/sign-in')}?next=${encodeURIComponent(next)}`}>{words.haveAccount}</a>
      </p>
    </>
  );
}

/** The wish as fields of a form. */
const typedWish = ({ amount, tip, currency, rewards, destination }: PricedWish): [string, string][] => [
  ['amount', typedAmount(amount, currency)],
  ['tip', tip === 0n ? '' : typedAmount(tip, currency)],
  ['destination', destination ?? ''],
  ...rewards.map(({ rewardId, quantity }): [string, string] => [rewardField(rewardId), String(quantity)]),
];

/** The wish as the query of an address. */
export const addressOf = (wish: PricedWish, once: string): string =>
  new URLSearchParams([...typedWish(wish).filter(([, value]) => value !== ''), ['key', once]]).toString();
