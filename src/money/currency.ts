/** Minor-unit exponents of ISO 4217 where they are not 2. */
const exponents: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    [
      'BIF',
      'CLP',
      'DJF',
      'GNF',
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
  JPY: 50n,
  SEK: 300n,
  NOK: 300n,
  DKK: 250n,
  PLN: 200n,
};

/** The largest sum a card can be charged, in minor units: eight digits. */
export const maxChargeAmount = 99_999_999n;

/** Whether `code` is an ISO 4217 currency that this runtime can format. */
export const isCurrency = (code: string): boolean => known.has(code);

/** Decimal places of the currency's minor unit: 0 for JPY, 2 for EUR, 3 for BHD. */
export const exponent = (currency: string): number => exponents[currency] ?? 2;

/** The smallest chargeable amount in minor units; half a unit where Stripe names none. */
export const chargeMinimum = (currency: string): bigint => minimums[currency] ?? 10n ** BigInt(exponent(currency)) / 2n;
