import type { FeeDetail } from '../balance/balance-transaction.js';

interface Fee {
  /** Hundredths of a percent of the amount. */
  readonly basisPoints: number;
  /** Minor units besides. */
  readonly fixed: number;
}

/** After https://stripe.com/pricing: what a card charge costs in each currency. */
const chargeFees: Readonly<Record<string, Fee>> = {
  eur: { basisPoints: 150, fixed: 25 },
  gbp: { basisPoints: 150, fixed: 20 },
  usd: { basisPoints: 290, fixed: 30 },
  chf: { basisPoints: 290, fixed: 30 },
  sek: { basisPoints: 150, fixed: 180 },
  nok: { basisPoints: 240, fixed: 200 },
  dkk: { basisPoints: 150, fixed: 180 },
  pln: { basisPoints: 150, fixed: 100 },
  czk: { basisPoints: 150, fixed: 650 },
  huf: { basisPoints: 150, fixed: 8500 },
  jpy: { basisPoints: 360, fixed: 0 },
  kwd: { basisPoints: 290, fixed: 100 },
};
const elsewhere: Fee = { basisPoints: 290, fixed: 30 };

/** What a dispute costs, in minor units, whether it is won or lost. */
const disputeFees: Readonly<Record<string, number>> = { eur: 2000, gbp: 2000, usd: 1500, chf: 2000, jpy: 1300 };

const debitDisputeFee = 750;

/** Rounded half up to a whole minor unit, which in JPY is a whole yen. */
export function chargeFee(amount: number, currency: string): FeeDetail {
  const { basisPoints, fixed } = chargeFees[currency] ?? elsewhere;
  return feeDetail(Math.floor((amount * basisPoints + 5000) / 10_000) + fixed, currency, 'Stripe processing fees');
}

/** A SEPA direct debit costs the same whatever its amount. */
export function debitFee(currency: string): FeeDetail {
  return feeDetail(35, currency, 'Stripe processing fees');
}

export function disputeFee(currency: string, debit: boolean): FeeDetail {
  return feeDetail(debit ? debitDisputeFee : (disputeFees[currency] ?? 1500), currency, 'Dispute fee');
}

function feeDetail(amount: number, currency: string, description: string): FeeDetail {
  return { amount, application: null, currency, description, type: 'stripe_fee' };
}
