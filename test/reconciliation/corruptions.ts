import { type checks } from '../../src/reconciliation/index.js';

/** What a check must find, in words, and the raw SQL that makes it so. */
export type Corruption = [check: (typeof checks)[number]['view'], what: string, ...statements: string[]];

const open = `(select id from campaigns where state = 'live')`;
const paid = `(select campaign_id from payouts order by id limit 1)`;
const collected = `(select id from pledges where state = 'collected' and campaign_id = ${paid} order by id limit 1)`;
const active = `(select id from pledges where state = 'active' limit 1)`;
const shortfall = `(select id from refunds where cause = 'shortfall' and state in ('succeeded', 'failed'))`;
const longAgo = `clock_timestamp() - interval '5 minutes'`;

/** A check that asks several things is corrupted in each of them; first-corruptions.ts has the first of each. */
export const branches: Corruption[] = [
  ['check_03_totals', 'a round that nobody counts', `delete from campaign_totals where campaign_id = ${open}`],
  [
    'check_03_totals',
    'an open round with a cent that nobody promised',
    `update campaign_totals set pledged = pledged + 1 where campaign_id = ${open}`,
  ],
  [
    'check_03_totals',
    'a pledge counted twice',
    `update campaign_totals set pledges = pledges + 1 where campaign_id = ${open}`,
  ],
  [
    'check_03_totals',
    'a settled round with a cent that is still to be charged',
    `update campaign_totals set chargeable = chargeable + 1 where campaign_id = ${paid}`,
  ],
  [
    'check_07_no_stray_charge',
    'a refund that never left',
    `update refunds set state = 'failed' where id in ${shortfall}`,
    `update state_changes set to_state = 'failed' where entity = 'refund' and to_state = 'succeeded' and entity_id in ${shortfall}`,
    `update campaign_totals t set refunded = t.refunded - f.amount from refunds f where f.campaign_id = t.campaign_id and f.id in ${shortfall}`,
  ],
  [
    'check_14_stuck',
    'an item whose worker is gone',
    `insert into settlement_items (id, campaign_id, round, pledge_id, amount, tip, currency, state, due_at, lease_until)
     select '00000000-0000-7000-8000-000000000001', campaign_id, round, id, amount, tip, currency, 'open',
            tally_now() - interval '1 hour', ${longAgo} from pledges where id = ${active}`,
    `insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
     values ('settlement_item', '00000000-0000-7000-8000-000000000001', '-', 'open', tally_now(), 'seed')`,
  ],
  [
    'check_14_stuck',
    'a payout line whose worker is gone',
    `delete from state_changes where entity = 'payout_line' and to_state = 'sent'`,
    `update payout_lines set state = 'sending', transfer_id = null, sent_at = null, lease_until = ${longAgo}`,
  ],
  [
    'check_15_sums',
    'a payment of another sum than its item',
    `update payments set amount = amount - 1, tip = tip + 1 where pledge_id = ${collected}`,
  ],
  ['check_15_sums', 'lines that do not add up to the payout', 'update payout_lines set amount = amount + 1'],
  ['check_15_sums', 'another VAT than agreed', `update campaigns set vat_bps = vat_bps + 100 where id = ${paid}`],
  [
    'check_16_four_eyes',
    'a payout that nobody approved',
    'alter table payouts drop constraint ck_payouts_two_people',
    'update payouts set decided_by = null',
  ],
  [
    'check_17_currencies',
    'a payment in another currency',
    `update payments set currency = 'USD' where state = 'cancelled'`,
  ],
  ['check_17_currencies', 'a refund in another currency', `update refunds set currency = 'USD'`],
  ['check_17_currencies', 'a payout in another currency', `update payouts set currency = 'USD'`],
  [
    'check_17_currencies',
    'a consent in another currency',
    `update consents set currency = 'USD' where pledge_id in (select id from pledges where state = 'expired')`,
  ],
  [
    'check_18_consent',
    'a charge that began after the last day',
    `update consents c set latest_date = (a.started_at at time zone g.zone)::date - 1
     from payments p join payment_attempts a on a.payment_id = p.id join campaigns g on g.id = p.campaign_id
     where a.outcome = 'succeeded' and p.pledge_id = c.pledge_id and p.pledge_id = ${collected}`,
  ],
  ['check_18_consent', 'a charge without any consent', `delete from consents where pledge_id = ${collected}`],
];
