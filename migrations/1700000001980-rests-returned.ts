import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What banks give back after what was unpaid went back goes back as well: a run more of the same decision, which names the
 * one before it. Check 7 knows that this can be after a campaign has ended, and on its way.
 */
export class RestsReturned1700000001980 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table refund_runs add column rest_of uuid references refund_runs (id),
        add constraint ck_refund_runs_rest check (rest_of is null or cause in ('tranche', 'held', 'cancelled_paid')),
        drop constraint uq_refund_runs_decision;
      create unique index uq_refund_runs_decision on refund_runs (decision_id) where rest_of is null;
    `);
    await runner.query(strayCheck((sql) => sql));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(strayCheck(() => ''));
    await runner.query(`
      drop index uq_refund_runs_decision;
      alter table refund_runs drop constraint ck_refund_runs_rest, drop column rest_of,
        add constraint uq_refund_runs_decision unique (decision_id);
    `);
  }
}

type Only = (sql: string) => string;

/** Since the campaign `c` of a refund `f` or run ended. */
const since = (instant: string): string => `exists (select 1 from state_changes e where e.entity = 'campaign'
            and e.entity_id = c.id and e.to_state = c.state and e.at <= ${instant})`;

/**
 * What had arrived and came back, after the campaign had ended, stands in finance's list until it is made anew; and so does
 * what was asked for after that and did not arrive.
 */
const arrived = (
  only: Only,
): string => `(f.state in ('sent', 'succeeded') or (f.state = 'requested' and f.retry_of is not null)
        ${only(`or (f.state = 'requested' and ${since('f.requested_at')})`)}
        or (f.state = 'failed' and f.failure_code is distinct from 'charge_disputed'
          and not exists (select 1 from refunds r where r.retry_of = f.id)
          and (exists (select 1 from state_changes h where h.entity = 'refund' and h.entity_id = f.id
            and h.from_state = 'succeeded' and h.to_state = 'failed')${only(` or ${since('f.requested_at')}`)})))`;

const returns = `select 1 from refund_runs n where n.campaign_id = c.id and n.cause = 'cancelled_paid'`;

/** A bank has just decided, and what follows from it has not been asked for yet. */
const decidedNow = `and not exists (select 1 from outbox o where o.consumer in ('disputes.refund', 'disputes.refund-late')
        and o.done_at is null and o.payload ->> 'campaignId' = c.id::text)`;

const strayCheck = (only: Only): string => `
  create or replace view check_07_no_stray_charge as
    select 'unrefunded ' || p.id as offender from payments p join campaigns c on c.id = p.campaign_id
    where p.state = 'succeeded' and c.state in ('cancelled', 'unsuccessful') and not exists (${returns})
      and p.amount + p.tip > (
      select coalesce(sum(f.amount + f.tip), 0) from refunds f where f.payment_id = p.id and ${arrived(only)})
      + (select coalesce(sum(d.amount + d.tip), 0) from disputed_charges d where d.payment_id = p.id and d.state = 'lost')
      ${only(decidedNow)}
    union all
    select 'unreturned ' || p.id from payments p join campaigns c on c.id = p.campaign_id
    where p.state = 'succeeded' and c.state = 'cancelled' and exists (${returns})
      and not exists (select 1 from disputes d where d.payment_id = p.id)
      and p.amount > (select coalesce(sum(f.amount), 0) from refunds f where f.payment_id = p.id and ${arrived(only)})
      and (select coalesce(sum(x.amount), 0) from refund_run_parts x join refund_runs n on n.id = x.run_id
           where x.payment_id = p.id and n.cause = 'cancelled_paid'${only(` and n.state = 'finished'`)})
        > (select coalesce(sum(f.amount), 0) from refunds f
           where f.payment_id = p.id and f.cause = 'cancelled_paid' and ${arrived(only)})
    union all
    select 'released ' || p.id from payments p join pledges g on g.id = p.pledge_id
    where g.state in ('pending', 'expired', 'released')
    union all
    select 'early ' || p.id from payments p join settlement_items i on i.id = p.item_id
      join campaign_rounds r on r.campaign_id = i.campaign_id and r.number = i.round
    where p.created_at < r.deadline`;
