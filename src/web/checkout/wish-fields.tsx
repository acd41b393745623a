import { type CampaignResponse } from '../../campaigns/index.js';
import { type ChosenReward, type Visibility } from '../../pledges/index.js';
import { type FormState, RadioField, TextField } from '../forms/field.js';
import { useSite } from '../frame/site.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { DestinationField, ShippingPrices } from './shipping.js';
import { mostOf, rewardField } from './wish.form.js';
import { wishWords } from './wish.words.js';

/** How long a pledge keeps its rewards while the card is given. */
const holdMinutes = 30;

interface WishProps {
  readonly campaign: CampaignResponse;
  readonly state: FormState;
  /** What the fields show until something was typed. */
  readonly amount?: string;
  readonly tip?: string;
  readonly chosen?: readonly ChosenReward[];
  /** Of these the pledge holds some already. */
  readonly kept?: readonly ChosenReward[];
  readonly destination?: string | null;
}

/** Rewards and where they are sent, amount and tip. */
export function WishFields({
  campaign,
  state,
  amount = '',
  tip = '',
  chosen = [],
  kept = [],
  destination = null,
}: WishProps) {
  const { locale } = useVisit();
  const { operatorName } = useSite();
  const words = wishWords[locale];
  const ordinary = campaign.rewards.filter(({ isAddOn }) => !isAddOn);
  const addOns = campaign.rewards.filter(({ isAddOn }) => isAddOn);
  const given = { lang: campaign.project.locale, state, chosen, kept };
  return (
    <>
      {campaign.rewards.length > 0 && (
        <Picks title={words.rewards} hint={words.rewardsHint(holdMinutes)} rewards={ordinary} {...given} />
      )}
      {addOns.length > 0 && <Picks title={words.addOns} hint={words.addOnsHint} rewards={addOns} {...given} />}
      <DestinationField rewards={campaign.rewards} state={state} value={destination} />
      <TextField
        name="amount"
        label={words.amount(campaign.currency)}
        {...(campaign.rewards.length > 0 && { hint: words.amountHint })}
        state={state}
        value={amount}
        inputMode="decimal"
        autocomplete="off"
        maxLength={15}
        class="short"
      />
      <TextField
        name="tip"
        label={words.tip(operatorName)}
        hint={words.tipHint}
        state={state}
        value={tip}
        inputMode="decimal"
        autocomplete="off"
        maxLength={15}
        class="short"
        isOptional
      />
    </>
  );
}

const quantityOf = (chosen: readonly ChosenReward[], id: string): number =>
  chosen.find(({ rewardId }) => rewardId === id)?.quantity ?? 0;

interface PicksProps {
  readonly title: string;
  readonly hint: string;
  readonly rewards: CampaignResponse['rewards'];
  readonly lang: string;
  readonly state: FormState;
  readonly chosen: readonly ChosenReward[];
  readonly kept: readonly ChosenReward[];
}

function Picks({ title, hint, rewards, lang, state, chosen, kept }: PicksProps) {
  return (
    <fieldset class="picks">
      <legend>{title}</legend>
      <p class="hint">{hint}</p>
      {rewards.map((reward) => (
        <Pick
          reward={reward}
          lang={lang}
          state={state}
          quantity={quantityOf(chosen, reward.id)}
          kept={quantityOf(kept, reward.id)}
        />
      ))}
    </fieldset>
  );
}

interface PickProps {
  readonly reward: CampaignResponse['rewards'][number];
  readonly lang: string;
  readonly state: FormState;
  readonly quantity: number;
  readonly kept: number;
}

/** One reward with the field for how many of it. What is gone stays in sight, without a field. */
function Pick({ reward, lang, state, quantity, kept }: PickProps) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = wishWords[locale];
  const name = rewardField(reward.id);
  const most = mostOf(reward, kept);
  const error = state.errors[name];
  return (
    <div class={error ? 'pick is-wrong' : 'pick'}>
      <div>
        <h2 lang={lang}>{reward.title}</h2>
        <p lang={lang}>{reward.description}</p>
        <p class="hint">
          <b>{say.sum(reward.price)}</b>
          {reward.promisedMonth && ` · ${words.promised(say.month(reward.promisedMonth))}`}
          {reward.left !== null && ` · ${reward.left === 0 ? words.gone : words.left(reward.left)}`}
        </p>
        <ShippingPrices reward={reward} />
        {error && (
          <p class="error" id={`f-${name}-error`}>
            {error}
          </p>
        )}
      </div>
      {(most > 0 || error) && (
        <div class="many">
          <label for={`f-${name}`}>
            {words.howMany}
            <span class="vh"> {words.of(reward.title)}</span>
          </label>
          <input
            id={`f-${name}`}
            name={name}
            type="number"
            inputMode="numeric"
            min="0"
            max={Math.max(most, 0)}
            value={state.typed[name] ?? quantity}
            aria-invalid={error ? 'true' : undefined}
            aria-describedby={error ? `f-${name}-error` : undefined}
          />
        </div>
      )}
    </div>
  );
}

/** Who sees the name of the backer. */
export function VisibilityField({ state, value }: { state: FormState; value: Visibility }) {
  const words = wishWords[useVisit().locale];
  const options = (['public', 'creator', 'hidden'] as const).map((each) => ({
    value: each,
    label: words.visibilities[each],
    hint: words.visibilityHints[each],
  }));
  return <RadioField name="visibility" label={words.visibility} state={state} value={value} options={options} />;
}
