/**
 * Whose rows the run of every five minutes asks about, when they changed: campaigns with all that hangs on them, accounts
 * with all their postings, entities with all their history, bookings, and movements at the provider with what was booked
 * for them; or always everything, where that costs little.
 */
export type Scope = 'campaigns' | 'accounts' | 'entities' | 'bookings' | 'movements' | 'everything';

/** One invariant: the view that finds its violations and the sentence that says what must hold. */
export interface Check {
  /** As in docs/guarantees.md. */
  readonly number: number;
  readonly view: string;
  readonly sentence: string;
  readonly changed: Scope;
}

const check = (view: string, changed: Scope, sentence: string): Check => ({
  ...{ number: Number(view.slice(6, 8)), view, changed, sentence },
});

/** Every invariant that applies so far; 10 and 11 come with matching and investment. */
export const checks: readonly Check[] = [
  check(
    'check_01_balanced',
    'bookings',
    'Every ledger transaction has postings, and each posting moves one amount between two accounts.',
  ),
  check('check_02_balances', 'accounts', 'The ledger is append-only, and a balance is the sum of its entries.'),
  check(
    'check_03_totals',
    'campaigns',
    'The five totals of a campaign are the sums of its pledges, refunds and disputes, and its backers are distinct.',
  ),
  check('check_04_stock', 'campaigns', 'No reward is oversold, and what is taken is what pledges hold.'),
  check('check_05_one_charge', 'campaigns', 'A pledge has at most one successful charge, and a collected item has it.'),
  check(
    'check_06_provider',
    'movements',
    'Each balance transaction of the provider has exactly one ledger transaction of the same amount, and the other way round.',
  ),
  check(
    'check_07_no_stray_charge',
    'campaigns',
    'No charge stays on a campaign that failed, nor what was unpaid of one that was called off; none is made for a pledge that has ended, and none before the deadline.',
  ),
  check(
    'check_08_funds',
    'accounts',
    'What is owed to a campaign, and what is set aside of it, is never below zero; what a refund or dispute lacks is owed by the creator.',
  ),
  check(
    'check_09_refunds',
    'campaigns',
    'Refunds, and what banks took, never exceed the charge; each is booked as its row says, and returns its share of the fee.',
  ),
  check(
    'check_12_history',
    'entities',
    'States changed only by legal steps, each has its history row, and the last one is the state.',
  ),
  check(
    'check_13_audit',
    'everything',
    'The sealed audit chain is unbroken and gap-free, and nothing is unsealed for more than a minute.',
  ),
  check('check_14_stuck', 'everything', 'No work is stuck: every lease, outbox row and webhook moves on in time.'),
  check('check_15_sums', 'campaigns', 'Money fits its currency, fees are as documented, and parts add up.'),
  check(
    'check_16_four_eyes',
    'everything',
    'Every payout was prepared and approved by two different people, neither of them a beneficiary.',
  ),
  check('check_17_currencies', 'campaigns', 'Nothing of a campaign is in another currency than its own.'),
  check(
    'check_18_consent',
    'campaigns',
    'No charge is without an earlier consent of the same person to at least that sum and that day.',
  ),
];
