import { type CampaignResponse, isCountry, type ShippingPrices } from '../../campaigns/index.js';
import { exponent, type MoneyJson } from '../../money/index.js';
import {
  assertWish,
  type ChosenReward,
  type Shelf,
  type Shipment,
  type Visibility,
  type Wish,
} from '../../pledges/index.js';
import { Problem } from '../../platform/http/index.js';
import { type Locale } from '../../users/index.js';
import { parseAmount } from '../forms/amount.rules.js';
import { type FormState } from '../forms/field.js';
import { formWords } from '../forms/form.words.js';
import { type FieldErrors, type Typed } from '../forms/read-form.js';
import { problemOf } from '../forms/refused.js';
import { countryName } from '../language/countries.js';
import { sayIn } from '../language/say.js';
import { wishWords } from './wish.words.js';

type Offer = Pick<CampaignResponse, 'currency' | 'rewards'>;

const mostOfOne = 100;

/** The field in which people say how many they want of a reward. */
export const rewardField = (rewardId: string): string => `r-${rewardId}`;

/** How many of a reward may be chosen: what is left and what the pledge holds already. */
export const mostOf = ({ left }: { left: number | null }, kept = 0): number =>
  left === null ? mostOfOne : Math.min(mostOfOne, left + kept);

/** A wish with what sending its rewards costs. */
export type PricedWish = Wish & Shipment;

export type WishRead =
  | { readonly ok: true; readonly wish: PricedWish }
  | { readonly ok: false; readonly state: FormState & { typed: Typed } };

/**
 * Amount, tip and rewards as people typed them, judged by the rules of pledges. What is wrong stands at its field.
 *
 * @param kept what the pledge holds already, which counts as free for itself.
 */
export function readWish(typed: Typed, offer: Offer, locale: Locale, kept: readonly ChosenReward[] = []): WishRead {
  const errors: Record<string, string> = {};
  const notASum = sumLike(offer.currency, locale);
  const text = (typed['amount'] ?? '').trim();
  const amount = parseAmount(text, offer.currency);
  if (amount === undefined) errors['amount'] = text === '' ? wishWords[locale].amountMissing : notASum;
  const tipText = (typed['tip'] ?? '').trim();
  const tip = tipText === '' ? 0n : parseAmount(tipText, offer.currency);
  if (tip === undefined) errors['tip'] = notASum;
  const rewards: ChosenReward[] = [];
  for (const { id } of offer.rewards) {
    const chosen = (typed[rewardField(id)] ?? '').trim();
    if (chosen === '' || /^0+$/.test(chosen)) continue;
    const quantity = /^\d{1,3}$/.test(chosen) ? Number(chosen) : 0;
    if (quantity < 1 || quantity > mostOfOne) errors[rewardField(id)] = wishWords[locale].quantity(mostOfOne);
    else rewards.push({ rewardId: id, quantity });
  }
  const shelf = shelfOf(offer);
  const country = (typed['destination'] ?? '').trim();
  const destination = isCountry(country) ? country : null;
  const areSent = rewards.some(({ rewardId }) => shelf.get(rewardId)?.shipping);
  if (areSent && destination === null) errors['destination'] = wishWords[locale].destinationMissing;
  // The rules name one thing at a time: they are asked as soon as they can be, so that both are told.
  const hasOthers = Object.keys(errors).some((field) => field !== 'destination');
  if (amount === undefined || tip === undefined || hasOthers) {
    return { ok: false, state: { typed, errors } };
  }
  const wish = { amount, tip, currency: offer.currency, rewards, destination };
  try {
    return { ok: true, wish: { ...wish, ...assertWish(wish, offer.currency, shelf, kept) } };
  } catch (error) {
    const refusal = wishRefusal(error, locale, destination);
    return { ok: false, state: { typed, ...refusal, errors: { ...errors, ...refusal.errors } } };
  }
}

/** How a sum of the currency is written: with cents, without, or with three decimals. */
function sumLike(currency: string, locale: Locale): string {
  const digits = exponent(currency);
  if (digits === 2) return formWords[locale].amount;
  return wishWords[locale].sumLike(digits === 0 ? '2500' : `25${locale === 'en' ? '.' : ','}500`);
}

const shelfOf = ({ rewards }: Offer): Shelf =>
  new Map(
    rewards.map(({ id, price, left, shipping, isAddOn }) => [
      id,
      { price: BigInt(price.amount), free: left ?? undefined, shipping: pricesOf(shipping), isAddOn },
    ]),
  );

type Rates = Offer['rewards'][number]['shipping'];

/** Undefined where nothing is sent. */
const pricesOf = (rates: Rates): ShippingPrices | undefined => {
  if (rates.length === 0) return undefined;
  return new Map(
    rates.flatMap(({ countries, price }) => countries.map((code) => [code, BigInt(price.amount)] as const)),
  );
};

/**
 * What was refused of a pledge, at the field that has to be mended, or above the form.
 *
 * @throws what is no refusal but our own failure.
 */
export function wishRefusal(
  error: unknown,
  locale: Locale,
  destination: string | null = null,
): { errors: FieldErrors; problem?: string } {
  const sentence = problemOf(error, locale);
  if (!(error instanceof Problem)) throw error;
  const field = fieldOf(error);
  return field
    ? { errors: { [field]: atField(error, locale, destination) ?? sentence } }
    : { errors: {}, problem: sentence };
}

const fieldOf = ({ code, extra, errors }: Problem): string | undefined => {
  if (code === 'destination-missing') return 'destination';
  if (code === 'reward-sold-out' || code === 'reward-not-shipped-there' || code === 'add-on-alone')
    return rewardField(String(extra['rewardId']));
  if (code === 'amount-between-steps') return errors?.[0]?.pointer.startsWith('/tip') ? 'tip' : 'amount';
  return code === 'amount-below-rewards' || code === 'amount-not-chargeable' ? 'amount' : undefined;
};

/** Where the problem knows a sum that helps. */
function atField({ code, extra }: Problem, locale: Locale, destination: string | null): string | undefined {
  const words = wishWords[locale];
  const say = sayIn(locale);
  if (code === 'destination-missing') return words.destinationMissing;
  if (code === 'reward-not-shipped-there' && destination !== null)
    return words.notSentThere(countryName(destination, locale));
  if (code === 'amount-below-rewards') return words.belowRewards(say.sum(extra['rewards'] as MoneyJson));
  return code === 'amount-between-steps' ? words.steps(say.exact(extra['step'] as MoneyJson)) : undefined;
}

const visibilities = ['public', 'creator', 'hidden'] as const satisfies readonly Visibility[];

/** Who sees the name; everybody, unless something else was chosen. */
export const visibilityIn = (typed: Typed): Visibility =>
  visibilities.find((one) => one === typed['visibility']) ?? 'public';
