import { type Corruption } from './corruptions.js';

const live = `(select id from campaigns where state = 'live')`;
const given = `(select campaign_id from refund_runs where cause = 'creator')`;
const succeeded = `(select id from refunds where cause = 'creator' and state = 'succeeded')`;
const proposed = `(select id from refunds where state = 'proposed')`;
const creator = `(select p.owner_id from campaigns c join projects p on p.id = c.project_id where c.id = ${given})`;
const lost = `(select d.id from disputes d join campaigns c on c.id = d.campaign_id where c.state <> 'unsuccessful')`;
const seed = `'00000000-0000-7000-8000-000000000001'`;

/** A movement between accounts, given as SQL, that nobody has asked for. */
const posted = (from: string, to: string, amount: number): string[] => [
  `insert into ledger_transactions (id, reference, currency, at) values (${seed}, 'seed', 'EUR', tally_now())`,
  `insert into ledger_postings (transaction_id, from_account, to_account, amount) values (${seed}, ${from}, ${to}, ${amount})`,
];

const funds = `'campaign:' || ${given} || ':funds'`;
const aside = `'campaign:' || ${given} || ':refunds'`;
const receivable = `'creator:' || ${creator} || ':receivable'`;

/** A cent of what was returned to a campaign is the platform's again. */
const takenAgain = (reference: string, by: 'platform:fees' | 'platform:vat'): string[] => {
  const [transaction = '', posting = ''] = posted(`'platform:costs'`, `'${by}'`, 1);
  return [transaction.replace(`'seed'`, reference), posting];
};

/** What a hand could do to what `aConsistentWorld` gave back after its payout, and the one check that finds it. */
export const refundCorruptions: Corruption[] = [
  [
    'check_06_provider',
    'a transfer taken back that the provider does not know',
    `delete from balance_transactions where ledger_reference like 'transfer-reversal-%'`,
  ],
  [
    'check_07_no_stray_charge',
    'a charge that its bank gave back, and that nobody refunded after the campaign failed',
    `update disputes set state = 'won' where campaign_id in (select id from campaigns where state = 'unsuccessful')`,
    `update state_changes set to_state = 'won' where entity = 'dispute' and to_state = 'lost'
     and entity_id in (select id from disputes where state = 'won')`,
  ],
  [
    'check_07_no_stray_charge',
    'a refund of a campaign that failed, made anew and never sent',
    `update refunds set state = 'failed' where cause = 'shortfall'`,
    `update state_changes set to_state = 'failed' where entity = 'refund' and to_state = 'succeeded'
     and entity_id in (select id from refunds where cause = 'shortfall')`,
    `update campaign_totals t set refunded = t.refunded - f.amount from refunds f
     where f.campaign_id = t.campaign_id and f.cause = 'shortfall'`,
  ],
  [
    'check_07_no_stray_charge',
    'a cent of what was unpaid that did not go back',
    `update refund_run_parts set amount = amount + 1`,
  ],
  [
    'check_07_no_stray_charge',
    'a charge that stays on a cancelled campaign that has returned nothing',
    `delete from state_changes where entity = 'refund_run' and entity_id in (select id from refund_runs where cause = 'cancelled_paid')`,
    `delete from refund_runs where cause = 'cancelled_paid'`,
  ],
  ['check_08_funds', 'a debt forgiven out of the money of the campaign', ...posted(funds, receivable, 1)],
  ['check_08_funds', 'a debt paid more than it was', ...posted(`'platform:costs'`, receivable, 1_000_000)],
  [
    'check_08_funds',
    'less than nothing set aside, as its row says',
    'alter table refunds drop constraint ck_refunds_amount',
    `insert into refunds (id, campaign_id, pledge_id, payment_id, amount, tip, currency, cause, state, requested_at)
     select ${seed}, campaign_id, id, ${seed}, -1, 0, currency, 'creator', 'requested', tally_now() from pledges where campaign_id = ${live}`,
    `insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
     values ('refund', ${seed}, '-', 'requested', tally_now(), 'seed')`,
    ...posted(`'campaign:' || ${live} || ':refunds'`, `'campaign:' || ${live} || ':funds'`, 1),
  ],
  [
    'check_09_refunds',
    'a refund made twice',
    `insert into refunds (id, campaign_id, pledge_id, payment_id, amount, tip, currency, cause, state, requested_at)
     select ${seed}, campaign_id, pledge_id, payment_id, 5001, 0, currency, cause, state, requested_at
     from refunds where id = ${succeeded}`,
    `insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
     select 'refund', ${seed}, a, b, tally_now(), 'seed'
     from (values ('-', 'requested'), ('requested', 'sent'), ('sent', 'succeeded')) as step (a, b)`,
    `update campaign_totals set refunded = refunded + 5001 where campaign_id = ${given}`,
  ],
  ['check_09_refunds', 'money set aside that nobody is to get', ...posted(`'platform:costs'`, aside, 1)],
  ['check_09_refunds', 'a refund for which nothing is set aside any more', ...posted(aside, funds, 6_000)],
  [
    'check_09_refunds',
    'a refund asked for of another sum than was set aside',
    `update refunds set amount = amount - 1 where id = ${proposed}`,
  ],
  [
    'check_09_refunds',
    'a refund whose share of the fee the platform took again',
    ...takenAgain(`'set-aside-back-' || ${succeeded}`, 'platform:fees'),
  ],
  [
    'check_09_refunds',
    'a refund whose share of the VAT the platform took again',
    ...takenAgain(`'set-aside-back-' || ${succeeded}`, 'platform:vat'),
  ],
  [
    'check_09_refunds',
    'a lost dispute whose share of the fee the platform took again',
    ...takenAgain(`'dispute-share-' || ${lost} || '-won'`, 'platform:fees'),
  ],
  [
    'check_12_history',
    'a refunding of everybody that nobody proposed',
    `delete from state_changes where entity = 'refund_run'`,
  ],
  [
    'check_12_history',
    'a transfer taken back that nobody asked for',
    `delete from state_changes where entity = 'transfer_reversal' and to_state = 'requested'`,
  ],
  [
    'check_12_history',
    'a refund that the second person let go, and that still waits',
    `insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
     values ('refund', ${proposed}, 'proposed', 'requested', tally_now(), 'seed')`,
  ],
  [
    'check_14_stuck',
    'a transfer that is to come back, whose worker is gone',
    `insert into transfer_reversals (id, payout_line_id, campaign_id, cause_id, amount, currency, state, due_at, lease_until, requested_at)
     select ${seed}, payout_line_id, campaign_id, cause_id, 1, currency, 'requested', tally_now() - interval '1 hour',
            clock_timestamp() - interval '5 minutes', tally_now() from transfer_reversals limit 1`,
    `insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
     values ('transfer_reversal', ${seed}, '-', 'requested', tally_now(), 'seed')`,
  ],
  [
    'check_17_currencies',
    'a transfer taken back in another currency',
    `update transfer_reversals set currency = 'USD'`,
  ],
];
