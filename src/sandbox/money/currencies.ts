interface CurrencyRules {
  /** Number of decimals of the minor unit in the API. */
  readonly decimals: 0 | 2 | 3;
  /** Least amount of a charge in minor units. */
  readonly least: number;
  /** Amounts of charges must be a multiple of this. */
  readonly step: number;
}

const two = (least: number, step = 1): CurrencyRules => ({ decimals: 2, least, step });
const zero = (least: number): CurrencyRules => ({ decimals: 0, least, step: 1 });
const three = (least: number): CurrencyRules => ({ decimals: 3, least, step: 10 });

/**
 * The currencies that the sandbox knows, with the least charge of https://docs.stripe.com/currencies. ISK and UGX have
 * no decimals but are written with two, which must be zeros; in three-decimal currencies the last digit must be zero.
 */
export const currencies: Readonly<Record<string, CurrencyRules>> = {
  aed: two(200),
  aud: two(50),
  bgn: two(100),
  bhd: three(200),
  brl: two(50),
  cad: two(50),
  chf: two(50),
  clp: zero(500),
  czk: two(1500),
  dkk: two(250),
  eur: two(50),
  gbp: two(30),
  hkd: two(400),
  huf: two(17500),
  ils: two(200),
  inr: two(50),
  isk: two(7000, 100),
  jod: three(400),
  jpy: zero(50),
  krw: zero(700),
  kwd: three(150),
  mxn: two(1000),
  myr: two(200),
  nok: two(300),
  nzd: two(50),
  omr: three(200),
  pln: two(200),
  ron: two(200),
  sek: two(300),
  sgd: two(50),
  thb: two(1000),
  tnd: three(1500),
  try: two(2000),
  twd: two(1500),
  uah: two(2000),
  ugx: two(200000, 100),
  usd: two(50),
  vnd: zero(13000),
  xaf: zero(300),
  xof: zero(300),
  zar: two(1000),
};

/** The largest charge: eight digits. */
export const largestAmount = 99_999_999;
