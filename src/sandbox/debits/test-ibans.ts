/** What becomes of a direct debit, days after it was ordered. */
export interface DebitFate {
  /** Comes later than usual. */
  readonly delayed?: boolean;
  readonly failure?: { readonly code: string; readonly message: string };
  /** Paid, and at once disputed. */
  readonly disputed?: boolean;
}

const fails = (code: string, message: string): DebitFate => ({ failure: { code, message } });
const refusedByBank = fails('generic_could_not_process', 'The payment failed.');

/** The middle part of Stripe's test ids, such as `pm_failed_de`. */
const fates = {
  success: {},
  successDelayed: { delayed: true },
  failed: refusedByBank,
  failedDelayed: { ...refusedByBank, delayed: true },
  disputed: { disputed: true },
  exceedsWeeklyVolumeLimit: fails('charge_exceeds_source_limit', 'The payment exceeds the weekly volume limit.'),
  exceedsWeeklyTransactionLimit: fails('charge_exceeds_weekly_limit', 'The payment exceeds the transaction limit.'),
  insufficientFunds: fails('insufficient_funds', 'The bank account has insufficient funds.'),
} satisfies Readonly<Record<string, DebitFate>>;

const names = Object.keys(fates) as (keyof typeof fates)[];

/** https://docs.stripe.com/payments/sepa-debit/set-up-payment#testing, in the order of the fates. */
const ibans: Readonly<Record<string, string>> = {
  at: 'AT611904300234573201 AT321904300235473204 AT861904300235473202 AT051904300235473205 AT591904300235473203 AT981904300000343434 AT601904300000121212 AT981904300002222227',
  be: 'BE62510007547061 BE78510007547064 BE68539007547034 BE51510007547065 BE08510007547063 BE90510000343434 BE52510000121212 BE90510002222227',
  de: 'DE89370400440532013000 DE08370400440532013003 DE62370400440532013001 DE78370400440532013004 DE35370400440532013002 DE65370400440000343434 DE27370400440000121212 DE65370400440002222227',
  fi: 'FI2112345600000785 FI3712345600000788 FI9112345600000786 FI1012345600000789 FI6412345600000787 FI6712345600343434 FI2912345600121212 FI6712345602222227',
  fr: 'FR1420041010050500013M02606 FR3020041010050500013M02609 FR8420041010050500013M02607 FR7920041010050500013M02600 FR5720041010050500013M02608 FR9720041010050000000343434 FR5920041010050000000121212 FR9720041010050000002222227',
};

const fateOf = new Map<string, DebitFate>();
const ibanOf = new Map<string, string>();
for (const [country, list] of Object.entries(ibans)) {
  for (const [at, iban] of list.split(' ').entries()) {
    const name = names[at];
    if (name === undefined) continue;
    fateOf.set(iban, fates[name]);
    ibanOf.set(`pm_${name}_${country}`, iban);
  }
}

export function debitFate(iban: string): DebitFate | undefined {
  return fateOf.get(iban);
}

/** The bank account behind one of Stripe's test ids. */
export function testIban(paymentMethod: string): string | undefined {
  return ibanOf.get(paymentMethod);
}
