import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A consent names the last day of the charge; what began after it is without consent, whatever the sum. */
export class ConsentDay1700000001570 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create or replace view check_18_consent as
      -- The attempt is ours and has to begin by the last day; whoever confirmed in person was there to agree.
      select p.id::text as offender from payments p join campaigns g on g.id = p.campaign_id
      left join payment_attempts a on a.payment_id = p.id and a.outcome = 'succeeded'
      where p.state = 'succeeded' and not exists (
        select 1 from consents c where c.pledge_id = p.pledge_id and c.backer_id = p.user_id
          and c.total >= p.amount + p.tip and c.currency = p.currency and c.given_at <= p.succeeded_at
          and (a.started_at is null or (a.started_at at time zone g.zone)::date <= c.latest_date))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`create or replace view check_18_consent as
      select p.id::text as offender from payments p
      where p.state = 'succeeded' and not exists (
        select 1 from consents c where c.pledge_id = p.pledge_id and c.backer_id = p.user_id
          and c.total >= p.amount + p.tip and c.currency = p.currency and c.given_at <= p.succeeded_at)`);
  }
}
