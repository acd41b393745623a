import { type Corruption } from './corruptions.js';
import { disputeCorruptions } from './dispute-corruptions.js';

const collected = `(select id from pledges where state = 'collected' and campaign_id = (select campaign_id from payouts order by id limit 1) order by id limit 1)`;
const released = `(select id from pledges where state = 'released' limit 1)`;
export const openCampaign = `(select id from campaigns where state = 'live')`;
export const paidCampaign = `(select campaign_id from payouts order by id limit 1)`;
const charge = `(select id from balance_transactions where ledger_reference like 'pledge-collected-%' order by id limit 1)`;
const minutesAgo = (minutes: number) => `clock_timestamp() - interval '${minutes} minutes'`;

/** A payment like that of a collected pledge, for another pledge or item; with the history it would have. */
const onePaymentMore = (pledge: string, state: 'created' | 'succeeded') => [
  `insert into payments (id, item_id, pledge_id, campaign_id, user_id, amount, tip, currency, state, charge_id, succeeded_at, due_at, created_at)
   select '00000000-0000-7000-8000-000000000001', uuidv7(), g.id, g.campaign_id, g.backer_id, g.amount, g.tip, g.currency,
          '${state}', 'ch_seed', tally_now(), tally_now(), tally_now() from pledges g where g.id = ${pledge}`,
  `insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
   select 'payment', '00000000-0000-7000-8000-000000000001', step.a, step.b, tally_now(), 'seed'
   from (values ('-', 'created'), ('created', 'succeeded')) as step (a, b) where step.b = 'created' or '${state}' = 'succeeded'`,
];

/** The first of each check; corruptions.ts has the others. */
export const firsts: Corruption[] = [
  [
    'check_01_balanced',
    'a ledger transaction without postings',
    `insert into ledger_transactions (reference, currency, at) values ('seed', 'EUR', tally_now())`,
  ],
  [
    'check_02_balances',
    'a balance that is not the sum of its entries',
    `update ledger_balances set amount = amount + 1 where account = 'platform:tips'`,
  ],
  [
    'check_02_balances',
    'a ledger that can be changed',
    'alter table ledger_postings disable trigger ledger_postings_append_only',
  ],
  [
    'check_03_totals',
    'a backer counted twice',
    `update campaign_totals set backers = backers + 1 where campaign_id = ${openCampaign}`,
  ],
  [
    'check_03_totals',
    'sums that agree among themselves, and not with the pledges',
    `update campaign_totals set pledged = pledged + 1, dropped = dropped + 1 where campaign_id = ${paidCampaign}`,
  ],
  [
    'check_03_totals',
    'a refund that is not in the totals',
    'update campaign_totals set refunded = 0 where refunded > 0',
  ],
  [
    'check_04_stock',
    'a reward taken by nobody',
    'update reward_stock set taken = taken + 1 where taken > 0 and taken < stock',
  ],
  [
    'check_04_stock',
    'a reward oversold',
    'alter table reward_stock drop constraint ck_reward_stock_not_oversold',
    'update reward_stock set stock = taken - 1 where taken > 0',
  ],
  [
    'check_05_one_charge',
    'a pledge charged twice',
    'drop index uq_payments_one_success',
    ...onePaymentMore(collected, 'succeeded'),
  ],
  [
    'check_05_one_charge',
    'an item collected without a charge',
    `delete from state_changes where entity = 'payment' and entity_id = (select id from payments where pledge_id = ${collected})`,
    `delete from payments where pledge_id = ${collected}`,
  ],
  [
    'check_06_provider',
    'another sum at the provider',
    `update balance_transactions set amount = amount + 1, net = net + 1 where id = ${charge}`,
  ],
  [
    'check_06_provider',
    'another fee at the provider',
    `update balance_transactions set fee = fee + 1, net = net - 1 where id = ${charge}`,
  ],
  [
    'check_06_provider',
    'a charge that the provider does not know',
    `delete from balance_transactions where id = ${charge}`,
  ],
  [
    'check_06_provider',
    'a movement at the provider that the ledger does not know',
    `update balance_transactions set ledger_reference = null where type = 'transfer'`,
  ],
  [
    'check_06_provider',
    'a refund booked that the provider does not know',
    `delete from balance_transactions where ledger_reference like 'refund-%'`,
  ],
  [
    'check_06_provider',
    'a fee booked that the provider does not know',
    `update balance_transactions set fee = 0, net = amount where id = ${charge}`,
  ],
  [
    'check_06_provider',
    'two movements booked as one',
    `insert into balance_transactions select 'txn_seed', type, source, amount, 0, amount, currency, created_at, available_on, recorded_at, ledger_reference
     from balance_transactions where id = ${charge}`,
  ],
  [
    'check_06_provider',
    'money booked as if it had come, of a kind that nobody has heard of',
    `insert into ledger_transactions (id, reference, currency, at) values ('00000000-0000-7000-8000-000000000001', 'seed', 'EUR', tally_now())`,
    `insert into ledger_postings (transaction_id, from_account, to_account, amount)
     values ('00000000-0000-7000-8000-000000000001', 'outside', 'platform:costs', 1)`,
  ],
  [
    'check_06_provider',
    'money that left and was booked as if it had come',
    `update balance_transactions set amount = -amount, net = -amount - fee where id = ${charge}`,
  ],
  ['check_07_no_stray_charge', 'a cent that was not refunded', `update refunds set tip = tip - 1 where tip > 0`],
  ['check_07_no_stray_charge', 'a payment for a released pledge', ...onePaymentMore(released, 'created')],
  [
    'check_07_no_stray_charge',
    'a payment from before the deadline',
    `update payments p set created_at = r.deadline - interval '1 millisecond' from campaign_rounds r
     where r.campaign_id = p.campaign_id and p.pledge_id = ${collected}`,
  ],
  [
    'check_08_funds',
    'more taken from a campaign than it has',
    `insert into ledger_transactions (id, reference, currency, at) values ('00000000-0000-7000-8000-000000000001', 'seed', 'EUR', tally_now())`,
    `insert into ledger_postings (transaction_id, from_account, to_account, amount)
     select '00000000-0000-7000-8000-000000000001', 'campaign:' || id || ':funds', 'platform:costs', 1000000
     from campaigns where id = ${paidCampaign}`,
  ],
  [
    'check_08_funds',
    'more taken from a reserve than it has',
    `insert into ledger_transactions (id, reference, currency, at) values ('00000000-0000-7000-8000-000000000001', 'seed', 'EUR', tally_now())`,
    `insert into ledger_postings (transaction_id, from_account, to_account, amount)
     select '00000000-0000-7000-8000-000000000001', 'campaign:' || id || ':reserve', 'platform:costs', 1
     from campaigns where id = ${paidCampaign}`,
  ],
  ['check_09_refunds', 'a refund above the charge', 'update refunds set tip = tip + 1 where tip > 0'],
  [
    'check_12_history',
    'a state without its history',
    `delete from state_changes where entity = 'payout_line' and to_state = 'sent'`,
  ],
  [
    'check_12_history',
    'a step that the table does not have',
    `update state_changes set from_state = 'prepared' where entity = 'payout_line' and from_state = 'sending'`,
  ],
  [
    'check_12_history',
    'a legal step from where the pledge was not',
    `insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
     values ('pledge', ${collected}, 'charging', 'collected', tally_now(), 'seed')`,
  ],
  [
    'check_13_audit',
    'a link of the chain that does not fit',
    `update audit_entries set previous_hash = '\\x00' where seq = 2`,
  ],
  ['check_13_audit', 'an entry that is gone', 'delete from audit_entries where seq = 1'],
  [
    'check_13_audit',
    'an entry that nobody sealed',
    `insert into audit_entries (at, recorded_at, via, request_id, action, subject, details)
     values (tally_now(), ${minutesAgo(2)}, 'system', 'seed', 'seed', 'seed', '{}')`,
  ],
  [
    'check_14_stuck',
    'an outbox row that nobody publishes',
    `insert into outbox (event, consumer, payload, created_at) values ('seed', 'seed', '{}', ${minutesAgo(2)})`,
  ],
  [
    'check_14_stuck',
    'an outbox row whose worker is gone',
    `insert into outbox (event, consumer, payload, published_at, lease_until)
     values ('seed', 'seed', '{}', clock_timestamp(), ${minutesAgo(2)})`,
  ],
  [
    'check_14_stuck',
    'a webhook that nobody handles',
    `insert into provider_events (id, type, facts, created_at, received_at)
     values ('evt_seed', 'charge.updated', '{}', clock_timestamp(), ${minutesAgo(6)})`,
  ],
  [
    'check_14_stuck',
    'a refund whose worker is gone',
    `insert into refunds (id, campaign_id, pledge_id, payment_id, amount, tip, currency, cause, state, due_at, lease_until, requested_at)
     select '00000000-0000-7000-8000-000000000001', campaign_id, pledge_id, id, amount, tip, currency, 'unexpected_receipt',
            'requested', tally_now() - interval '1 hour', ${minutesAgo(5)}, tally_now()
     from payments where pledge_id = ${collected}`,
    `insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
     values ('refund', '00000000-0000-7000-8000-000000000001', '-', 'requested', tally_now(), 'seed')`,
  ],
  [
    'check_15_sums',
    'an item of another sum than its pledge',
    `update settlement_items set amount = amount + 1 where pledge_id = ${collected}`,
  ],
  [
    'check_15_sums',
    'terms that do not add up to the payout',
    'update payout_terms set amount = amount + 1 where position = 1',
  ],
  ['check_15_sums', 'another fee than agreed', `update campaigns set fee_bps = fee_bps + 1 where id = ${paidCampaign}`],
  [
    'check_15_sums',
    'more than a card can be charged',
    `update pledges set amount = 99999999, tip = 1 where state = 'expired'`,
  ],
  [
    'check_16_four_eyes',
    'one person who prepared and approved',
    'alter table payouts drop constraint ck_payouts_not_the_same',
    'update payouts set decided_by = prepared_by',
  ],
  [
    'check_16_four_eyes',
    'an owner who prepared their own payout',
    `update payouts o set prepared_by = p.owner_id from campaigns c join projects p on p.id = c.project_id where c.id = o.campaign_id`,
  ],
  [
    'check_16_four_eyes',
    'a recipient who approved their own payout',
    'update recipients r set user_id = (select decided_by from payouts order by id limit 1) where r.id = (select recipient_id from payout_lines order by id limit 1)',
  ],
  [
    'check_17_currencies',
    'a pledge in another currency',
    `update pledges set currency = 'USD' where state = 'expired'`,
  ],
  [
    'check_17_currencies',
    'an item in another currency',
    `update settlement_items set currency = 'USD' where pledge_id = ${collected}`,
  ],
  ['check_17_currencies', 'a payout line in another currency', `update payout_lines set currency = 'USD'`],
  [
    'check_17_currencies',
    'a posting in another currency',
    `insert into ledger_transactions (id, reference, currency, at) values ('00000000-0000-7000-8000-000000000001', 'seed', 'USD', tally_now())`,
    `insert into ledger_postings (transaction_id, from_account, to_account, amount)
     select '00000000-0000-7000-8000-000000000001', 'platform:costs', 'campaign:' || id || ':funds', 1 from campaigns where id = ${paidCampaign}`,
  ],
  ['check_18_consent', 'a consent to less', `update consents set total = total - 1 where pledge_id = ${collected}`],
  [
    'check_18_consent',
    'a consent given after the charge',
    `update consents c set given_at = p.succeeded_at + interval '1 millisecond' from payments p
     where p.pledge_id = c.pledge_id and p.pledge_id = ${collected}`,
  ],
  [
    'check_18_consent',
    'a consent of somebody else',
    `update consents set backer_id = (select prepared_by from payouts order by id limit 1) where pledge_id = ${collected}`,
  ],
  ...disputeCorruptions,
];
