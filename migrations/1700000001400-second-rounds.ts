import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { lockCampaign } from './1700000000500-campaigns.js';

/** Two rounds: a campaign is where its rounds are, and its lock tells both of them. */
export class SecondRounds1700000001400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      insert into legal_transitions (entity, from_state, to_state) values
        ('campaign', 'live', 'refunding'),
        ('campaign', 'closing', 'live'),
        ('campaign', 'closing', 'successful'),
        ('campaign', 'closing', 'refunding')
    `);
    await replaceLock(runner, lockCampaign.replace(`'rewards', (`, `'others', ${others}, 'rewards', (`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await replaceLock(runner, lockCampaign);
    await runner.query(`
      delete from legal_transitions where entity = 'campaign'
        and (from_state, to_state) in (('live', 'refunding'), ('closing', 'live'), ('closing', 'successful'), ('closing', 'refunding'))
    `);
  }
}

const replaceLock = async (runner: QueryRunner, sql: string): Promise<unknown> =>
  runner.query(sql.replace('create function', 'create or replace function'));

/** The other round beside the newest one that has opened, in the same form; campaigns that never have one are not asked. */
const others = `case when c.model = 'two_rounds' then (
  select coalesce(json_agg(json_build_object(
    'round', json_build_object(
      'id', o.id, 'number', o.number, 'state', o.state, 'target', o.target::text,
      'opensAt', (extract(epoch from o.opens_at) * 1000)::bigint,
      'deadline', (extract(epoch from o.deadline) * 1000)::bigint,
      'closingEndsAt', (extract(epoch from o.closing_ends_at) * 1000)::bigint,
      'collectingEndsAt', (extract(epoch from o.collecting_ends_at) * 1000)::bigint,
      'decidedAt', (extract(epoch from o.decided_at) * 1000)::bigint,
      'frozenPledged', o.frozen_pledged::text),
    'totals', json_build_object(
      'pledged', u.pledged::text, 'pledges', u.pledges, 'backers', u.backers, 'chargeable', u.chargeable::text,
      'collected', u.collected::text, 'dropped', u.dropped::text, 'refunded', u.refunded::text))), '[]')
  from campaign_rounds o join campaign_totals u on u.campaign_id = o.campaign_id and u.round = o.number
  where o.campaign_id = wanted and o.number <> r.number) else '[]' end`;
