import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Campaigns that are called off after part of them was paid out: what is unpaid goes back, which nobody has to order. Check
 * 7 asks of them that each charge has had its part; of all others, as before, that it is back whole.
 */
export class CancelledPaid1700000001750 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(causes(`, 'cancelled_paid'`));
    await runner.query(`
      alter table refund_runs alter column ordered_by drop not null, drop constraint ck_refund_runs_two_people,
        add constraint ck_refund_runs_two_people check (case when cause = 'cancelled_paid'
          then ordered_by is null and decided_by is null and decision_id is null
          else ordered_by is not null
            and (state in ('proposed', 'rejected') or (decided_by is not null and decided_by <> ordered_by)) end);
    `);
    await runner.query(strayCheck((sql) => sql));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(strayCheck(() => ''));
    await runner.query(`
      alter table refund_runs alter column ordered_by set not null, drop constraint ck_refund_runs_two_people,
        add constraint ck_refund_runs_two_people check (
          state in ('proposed', 'rejected') or (decided_by is not null and decided_by <> ordered_by));
    `);
    await runner.query(causes(''));
  }
}

const causes = (besides: string): string => `
  alter table refunds drop constraint ck_refunds_cause;
  alter table refunds add constraint ck_refunds_cause check (cause in (
    'shortfall', 'cancelled', 'unexpected_receipt', 'creator', 'withdrawal', 'platform', 'provider', 'tranche', 'held'${besides}));
  alter table refund_runs drop constraint ck_refund_runs_cause;
  alter table refund_runs add constraint ck_refund_runs_cause check (cause in ('creator', 'platform', 'tranche', 'held'${besides}));
`;

type Only = (sql: string) => string;

/** What had arrived and came back, after the campaign had ended, stands in finance's list until it is made anew. */
const arrived = `(f.state in ('sent', 'succeeded') or (f.state = 'requested' and f.retry_of is not null)
        or (f.state = 'failed' and f.failure_code is distinct from 'charge_disputed'
          and not exists (select 1 from refunds r where r.retry_of = f.id)
          and exists (select 1 from state_changes h where h.entity = 'refund' and h.entity_id = f.id
            and h.from_state = 'succeeded' and h.to_state = 'failed')))`;

const returns = `select 1 from refund_runs n where n.campaign_id = c.id and n.cause = 'cancelled_paid'`;

/** A charge that a bank has, or had, gets what the bank decides. */
const unreturned = `
    union all
    select 'unreturned ' || p.id from payments p join campaigns c on c.id = p.campaign_id
    where p.state = 'succeeded' and c.state = 'cancelled' and exists (${returns})
      and not exists (select 1 from disputes d where d.payment_id = p.id)
      and p.amount > (select coalesce(sum(f.amount), 0) from refunds f where f.payment_id = p.id and ${arrived})
      and (select coalesce(sum(x.amount), 0) from refund_run_parts x join refund_runs n on n.id = x.run_id
           where x.payment_id = p.id and n.cause = 'cancelled_paid')
        > (select coalesce(sum(f.amount), 0) from refunds f
           where f.payment_id = p.id and f.cause = 'cancelled_paid' and ${arrived})`;

const strayCheck = (only: Only): string => `
  create or replace view check_07_no_stray_charge as
    select 'unrefunded ' || p.id as offender from payments p join campaigns c on c.id = p.campaign_id
    where p.state = 'succeeded' and c.state in ('cancelled', 'unsuccessful') ${only(`and not exists (${returns})`)}
      and p.amount + p.tip > (
      select coalesce(sum(f.amount + f.tip), 0) from refunds f where f.payment_id = p.id and ${arrived})
      + (select coalesce(sum(d.amount + d.tip), 0) from disputed_charges d where d.payment_id = p.id and d.state = 'lost')
    ${only(unreturned)}
    union all
    select 'released ' || p.id from payments p join pledges g on g.id = p.pledge_id
    where g.state in ('pending', 'expired', 'released')
    union all
    select 'early ' || p.id from payments p join settlement_items i on i.id = p.item_id
      join campaign_rounds r on r.campaign_id = i.campaign_id and r.number = i.round
    where p.created_at < r.deadline`;
