import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rewards that are sent, at a price by country, and pledges that pay for it. Shipping is the campaign's, so it is in what
 * an item asks for and in all money after that; it is no contribution, so it is in none of the five totals and beside them.
 */
export class Shipping1700000001930 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(schema);
    await runner.query(changedLock(lockChanges));
    await runner.query(totalsCheck({ shipping: true }));
    await runner.query(sumsCheck({ shipping: true }));
    await runner.query(changedRefundsCheck('t.collected', '(t.collected + t.shipping)'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(changedRefundsCheck('(t.collected + t.shipping)', 't.collected'));
    await runner.query(sumsCheck({ shipping: false }));
    await runner.query(totalsCheck({ shipping: false }));
    await runner.query(changedLock(lockChanges.map(([before, after]) => [after, before])));
    await runner.query(`
      drop table reward_shipping;
      alter table campaign_totals drop column shipping, drop column shipping_refunded;
      alter table settlement_items drop column shipping;
      alter table pledges drop column shipping, drop column destination;
    `);
  }
}

const schema = `
  create table reward_shipping (
    reward_id uuid not null references rewards (id) on delete cascade,
    country text not null constraint ck_reward_shipping_country check (country ~ '^([A-Z]{2}|[*])$'),
    price bigint not null constraint ck_reward_shipping_price check (price between 0 and 99999999),
    primary key (reward_id, country)
  );

  alter table pledges
    add column shipping bigint not null default 0 constraint ck_pledges_shipping check (shipping >= 0),
    add column destination text constraint ck_pledges_destination check (destination ~ '^[A-Z]{2}$'),
    add constraint ck_pledges_shipped_somewhere check (shipping = 0 or destination is not null);
  alter table settlement_items
    add column shipping bigint not null default 0,
    add constraint ck_settlement_items_shipping check (shipping between 0 and amount - 1);
  alter table campaign_totals
    add column shipping bigint not null default 0 constraint ck_campaign_totals_shipping check (shipping >= 0),
    add column shipping_refunded bigint not null default 0,
    add constraint ck_campaign_totals_shipping_refunded check (shipping_refunded between 0 and shipping);
`;

type Change = readonly [before: string, after: string];

const lockChanges: readonly Change[] = [
  [`'refunded', t.refunded::text`, `'refunded', t.refunded::text, 'shipping', t.shipping::text, 'shippingRefunded', t.shipping_refunded::text`],
  [`'refunded', u.refunded::text`, `'refunded', u.refunded::text, 'shipping', u.shipping::text, 'shippingRefunded', u.shipping_refunded::text`],
  [
    `'taken', s.taken)`,
    `'taken', s.taken, 'shipping', (select json_object_agg(h.country, h.price::text) from reward_shipping h where h.reward_id = w.id))`,
  ],
]; // prettier-ignore

/** The function as it stands, with a few words changed: other changes to it stay. Fails where they are not found. */
const changedLock = (changes: readonly Change[]): string => `do $do$
  declare
    body text := pg_get_functiondef('lock_campaign'::regproc);
    change text[];
  begin
    foreach change slice 1 in array array[${changes.map(([before, after]) => `array[$t$${before}$t$, $t$${after}$t$]`).join(', ')}] loop
      if strpos(body, change[1]) = 0 then
        raise exception 'lock_campaign has no %', change[1];
      end if;
      body := replace(body, change[1], change[2]);
    end loop;
    execute body;
  end $do$`;

/** The platform's fee is on what the campaign got, shipping included, so what it returns is too. */
const changedRefundsCheck = (before: string, after: string): string => `do $do$ begin
  execute 'create or replace view check_09_refunds as ' || replace(pg_get_viewdef('check_09_refunds'::regclass), '${before}', '${after}');
end $do$`;

interface With {
  readonly shipping: boolean;
}

/**
 * What goes back of a pledge is first what was promised, then its shipping. Grouped by all it names: the same SQL is asked
 * of smaller tables, which have no key (`src/reconciliation/changed.ts`).
 */
const totalsCheck = ({ shipping }: With): string => `
  create or replace view check_03_totals as
    with sums as (
      select campaign_id, round,
        coalesce(sum(amount) filter (where state in ('active', 'charging', 'needs_action', 'errored')), 0) as open,
        coalesce(sum(amount) filter (where state = 'active'), 0) as active,
        count(*) filter (where state = 'active') as actives,
        count(distinct backer_id) filter (where state = 'active') as backers,
        coalesce(sum(amount) filter (where state = 'collected'), 0) as collected,
        ${shipping ? `coalesce(sum(shipping) filter (where state = 'collected'), 0) as shipping,` : ''}
        coalesce(sum(amount) filter (where state = 'dropped' or (state = 'released' and activated_at is not null)), 0) as dropped
      from pledges group by campaign_id, round),
    back as (
      select p.campaign_id, p.round, sum(b.amount) as back,
        ${shipping ? 'least(greatest(sum(b.amount) - p.amount, 0), p.shipping)' : '0'} as back_of_shipping from (
        select pledge_id, amount from refunds where state = 'succeeded' and cause <> 'unexpected_receipt'
        union all
        select y.pledge_id, d.amount from disputed_charges d join payments y on y.id = d.payment_id where not d.is_unexpected) b
      join pledges p on p.id = b.pledge_id group by p.id, p.campaign_id, p.round${shipping ? ', p.amount, p.shipping' : ''}),
    refunded as (
      select campaign_id, round, sum(back - back_of_shipping) as refunded, sum(back_of_shipping) as shipping_refunded
      from back group by campaign_id, round)
    select r.campaign_id || ' round ' || r.number as offender
    from campaign_rounds r
    left join campaign_totals t on t.campaign_id = r.campaign_id and t.round = r.number
    left join sums s on s.campaign_id = r.campaign_id and s.round = r.number
    left join refunded f on f.campaign_id = r.campaign_id and f.round = r.number
    where r.state <> 'planned' and (t.campaign_id is null
      or t.collected <> coalesce(s.collected, 0) or t.dropped <> coalesce(s.dropped, 0)
      or t.refunded <> coalesce(f.refunded, 0)
      ${shipping ? 'or t.shipping <> coalesce(s.shipping, 0) or t.shipping_refunded <> coalesce(f.shipping_refunded, 0)' : ''}
      or (r.state in ('open', 'closing') and (t.pledged <> coalesce(s.active, 0)
          or t.pledges <> coalesce(s.actives, 0) or t.backers <> coalesce(s.backers, 0)))
      or (r.state not in ('open', 'closing') and (t.pledged <> coalesce(s.open, 0) + t.collected + t.dropped))
      or (r.state = 'collecting' and t.chargeable <> coalesce(s.open, 0))
      or (r.state in ('collecting', 'settled') and t.pledged <> t.chargeable + t.collected + t.dropped))`;

/** What an item and a payment ask for is what was promised and its shipping; the fee is on both. */
const sumsCheck = ({ shipping }: With): string => {
  const only = (sql: string) => (shipping ? sql : '');
  return `
  create or replace view check_15_sums as
    select 'pledge ' || id as offender from pledges where amount + tip${only(' + shipping')} > 99999999
    union all
    select 'item ' || i.id from settlement_items i join pledges p on p.id = i.pledge_id
    where i.amount <> p.amount${only(' + p.shipping')} or i.tip <> p.tip${only(' or i.shipping <> p.shipping')}
    union all
    select 'payment ' || p.id from payments p join settlement_items i on i.id = p.item_id
    where p.amount <> i.amount or p.tip <> i.tip
    union all
    select 'payout ' || o.id from payouts o where o.amount <> (select sum(amount) from payout_lines l where l.payout_id = o.id)
      or o.amount <> (select sum(amount) from payout_terms t where t.payout_id = o.id)
    union all
    select 'fee ' || c.id || ' round ' || r.number from campaigns c join campaign_rounds r on r.campaign_id = c.id
    left join campaign_totals t on t.campaign_id = c.id and t.round = r.number
    left join lateral (
      select coalesce(sum(l.amount) filter (where l.to_account = 'platform:fees'), 0) as fee,
             coalesce(sum(l.amount) filter (where l.to_account = 'platform:vat'), 0) as vat
      from ledger_transactions x join ledger_postings l on l.transaction_id = x.id
      where x.reference = 'platform-fee-' || c.id || '-' || r.number) b on true
    where r.state = 'settled' and (b.fee <> round(${shipping ? '(t.collected + t.shipping)' : 't.collected'} * c.fee_bps / 10000.0)
      or b.vat <> round(b.fee * c.vat_bps / 10000.0))`;
};
