/** What a hand on the database could do to the lost dispute of `aConsistentWorld`, and the one check that finds it. */
export const disputeCorruptions: [check: string, what: string, ...statements: string[]][] = [
  [
    'check_03_totals',
    'a lost dispute that is not in the totals',
    'update campaign_totals set refunded = 0 where campaign_id in (select campaign_id from disputes)',
  ],
  [
    'check_06_provider',
    'a dispute booked that the provider does not know',
    `delete from balance_transactions where ledger_reference like 'dispute-%'`,
  ],
  ['check_09_refunds', 'a dispute booked as another sum', 'update dispute_movements set excess = excess - 1'],
  [
    'check_09_refunds',
    'more of a charge taken back than there was',
    'update dispute_movements set tip = tip - 1, excess = excess + 1',
  ],
  [
    'check_12_history',
    'a dispute without the history of its state',
    `delete from state_changes where entity = 'dispute' and to_state = 'lost'`,
  ],
  ['check_17_currencies', 'a dispute in another currency', `update disputes set currency = 'USD'`],
];
