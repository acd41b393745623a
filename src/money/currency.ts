/** Minor-unit exponents of ISO 4217 where they are not 2. */
const exponents: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    [
      'BIF',
      'CLP',
      'DJF',
      'GNF',
      'ISK',
      'JPY',
      'KMF',
      'KRW',
      'MGA',
      'PYG',
      'RWF',
      'UGX',
      'VND',
      'VUV',
      'XAF',
      'XOF',
      'XPF',
    ].map((code) => [code, 0]),
  ),
  ...Object.fromEntries(['BHD', 'JOD', 'KWD', 'OMR', 'TND'].map((code) => [code, 3])),
};

const known = new Set(Intl.supportedValuesOf('currency'));

/** The smallest sum a card can be charged, in minor units. Source: docs.stripe.com/currencies#minimum-and-maximum-charge-amounts. */
const minimums: Readonly<Record<string, bigint>> = {
  EUR: 50n,
  USD: 50n,
  GBP: 30n,
  CHF: 50n,
  SEK: 300n,
  NOK: 300n,
  DKK: 250n,
  PLN: 200n,
  CZK: 1_500n,
  HUF: 17_500n,
  BGN: 100n,
  RON: 200n,
  CAD: 50n,
  AUD: 50n,
  NZD: 50n,
  JPY: 50n,
  SGD: 50n,
  HKD: 400n,
  MYR: 200n,
  THB: 1_000n,
  INR: 50n,
  AED: 200n,
  BRL: 50n,
  MXN: 1_000n,
};

/**
 * Where Stripe names none, the sum must come to its least in the currency of our bank account. These are well above it at
 * the rates of 2026; half a unit of these currencies is not.
 */
const equivalents: Readonly<Record<string, bigint>> = {
  ISK: 80n,
  TRY: 2_500n,
  UAH: 2_500n,
  ILS: 250n,
  ZAR: 1_200n,
  UGX: 2_500n,
  XAF: 400n,
  XOF: 400n,
  TND: 2_000n,
  KRW: 1_000n,
  TWD: 2_000n,
  VND: 15_000n,
  CLP: 600n,
};

/** Whole units only, and yet the provider counts them in hundredths. Source: docs.stripe.com/currencies#special-cases. */
const countedInHundredths = new Set(['ISK', 'UGX']);

/** The largest sum a card can be charged in the provider's units: eight digits. */
export const maxChargeAmount = 99_999_999n;

/** Whether `code` is an ISO 4217 currency that this runtime can format. */
export const isCurrency = (code: string): boolean => known.has(code);

/** Decimal places of the currency's minor unit: 0 for JPY, 2 for EUR, 3 for BHD. */
export const exponent = (currency: string): number => exponents[currency] ?? 2;

/** How many of the provider's units make one of ours. */
export const providerScale = (currency: string): bigint => (countedInHundredths.has(currency) ? 100n : 1n);

/**
 * The smallest amount that the provider moves, in minor units: of three decimals it takes two. Whatever is charged, sent
 * back or paid out is a multiple of it. Source: docs.stripe.com/currencies#three-decimal.
 */
export const step = (currency: string): bigint => (exponent(currency) === 3 ? 10n : 1n);

/** What of `amount`, which is not negative, the provider cannot move: less than a step. */
export const belowStep = (amount: bigint, currency: string): bigint => amount % step(currency);

/** The smallest chargeable amount in minor units; half a unit where nobody names one, and never nothing. */
export function chargeMinimum(currency: string): bigint {
  const half = 10n ** BigInt(exponent(currency)) / 2n;
  return minimums[currency] ?? equivalents[currency] ?? (half > step(currency) ? half : step(currency));
}

/** The largest chargeable amount in minor units. */
export const chargeMaximum = (currency: string): bigint => maxChargeAmount / providerScale(currency);
