import { type ShownConsent, totalOf } from '../../pledges/index.js';
import { typedAmount } from '../forms/amount.rules.js';
import { type FormState, FormProblems } from '../forms/field.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { VisibilityField, WishFields } from '../checkout/wish-fields.js';
import { type PricedWish } from '../checkout/wish.form.js';
import { type PledgeFile } from './pledge-desk.js';
import { usePledgeHref } from './pledge-paths.js';
import { pledgeWords } from './pledge.words.js';

export interface ChangeProps {
  readonly file: PledgeFile;
  readonly state: FormState;
  /** The change that needs a consent first, with the sentence to be agreed to. */
  readonly asked?: { readonly wish: PricedWish; readonly consent: ShownConsent };
}

/** Amount, rewards, tip and visibility of a pledge that stands. */
export function ChangePage({ file: { pledge, campaign, round }, state, asked }: ChangeProps) {
  const { locale } = useVisit();
  const at = usePledgeHref(pledge.id);
  const say = sayIn(locale);
  const words = pledgeWords[locale];
  const { currency } = pledge;
  return (
    <main id="main" class="wrap checkout">
      <h1>{words.changeTitle}</h1>
      <p class="lede">{words.changeLede(say.moment(round.deadline, campaign.zone))}</p>
      <FormProblems state={state} />
      {asked && (
        <p class="notice is-now" role="status">
          {words.notYetChanged} <a href="#consent">{words.toConsent}</a>
        </p>
      )}
      <form class="form wide" method="post" action={at('/change')}>
        <WishFields
          campaign={campaign}
          state={state}
          amount={typedAmount(pledge.amount, currency)}
          tip={pledge.tip === 0n ? '' : typedAmount(pledge.tip, currency)}
          chosen={pledge.rewards}
          kept={pledge.rewards}
          destination={pledge.destination}
        />
        <VisibilityField state={state} value={pledge.visibility} />
        {asked && (
          <div class="notice is-now" id="consent">
            <p>{words.consentNeeded}</p>
            <blockquote class="consent" lang={pledge.locale}>
              {asked.consent.sentence}
            </blockquote>
            <input type="hidden" name="version" value={asked.consent.version} />
            <input type="hidden" name="sentence" value={asked.consent.sentence} />
          </div>
        )}
        <div class="row">
          <button class="btn">
            {asked ? words.consentButton(say.exact({ amount: Number(totalOf(asked.wish)), currency })) : words.save}
          </button>
          <a class="btn line" href={at()}>
            {words.back}
          </a>
        </div>
      </form>
    </main>
  );
}
