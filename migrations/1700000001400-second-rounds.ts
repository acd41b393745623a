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
    await runner.query(roundInLock);
    await runner.query(lockWithAllRounds);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function lock_campaign(uuid, boolean)');
    await runner.query(lockCampaign);
    await runner.query('drop function round_in_lock(campaign_rounds, campaign_totals)');
    await runner.query(`
      delete from legal_transitions where entity = 'campaign'
        and (from_state, to_state) in (('live', 'refunding'), ('closing', 'live'), ('closing', 'successful'), ('closing', 'refunding'))
    `);
  }
}

/** A round with its totals as the lock tells them: amounts as texts, instants as milliseconds. */
const roundInLock = `
  create function round_in_lock(r campaign_rounds, t campaign_totals) returns jsonb language sql stable as $$
    select jsonb_build_object(
      'round', jsonb_build_object(
        'id', r.id, 'number', r.number, 'state', r.state, 'target', r.target::text,
        'opensAt', (extract(epoch from r.opens_at) * 1000)::bigint,
        'deadline', (extract(epoch from r.deadline) * 1000)::bigint,
        'closingEndsAt', (extract(epoch from r.closing_ends_at) * 1000)::bigint,
        'collectingEndsAt', (extract(epoch from r.collecting_ends_at) * 1000)::bigint,
        'decidedAt', (extract(epoch from r.decided_at) * 1000)::bigint,
        'frozenPledged', r.frozen_pledged::text),
      'totals', jsonb_build_object(
        'pledged', t.pledged::text, 'pledges', t.pledges, 'backers', t.backers, 'chargeable', t.chargeable::text,
        'collected', t.collected::text, 'dropped', t.dropped::text, 'refunded', t.refunded::text))
  $$
`;

/** As before, with the other round beside the newest one that has opened. */
const lockWithAllRounds = `
  create or replace function lock_campaign(wanted uuid, closing boolean) returns json language plpgsql volatile as $$
  begin
    if closing then
      perform 1 from campaigns where id = wanted for update;
    else
      perform 1 from campaigns where id = wanted for no key update;
    end if;
    if not found then
      return null;
    end if;
    return (
      select (jsonb_build_object(
        'now', (extract(epoch from tally_now()) * 1000)::bigint,
        'campaign', jsonb_build_object(
          'id', c.id, 'projectId', c.project_id, 'state', c.state, 'suspendedFrom', c.suspended_from,
          'suspendedAt', (extract(epoch from c.suspended_at) * 1000)::bigint, 'model', c.model,
          'currency', c.currency, 'zone', c.zone, 'shortfallPolicy', c.shortfall_policy,
          'toleranceBps', c.tolerance_bps, 'feeBps', c.fee_bps, 'vatBps', c.vat_bps, 'refundReason', c.refund_reason),
        'others', (
          select coalesce(jsonb_agg(round_in_lock(o, u)), '[]')
          from campaign_rounds o join campaign_totals u on u.campaign_id = o.campaign_id and u.round = o.number
          where o.campaign_id = wanted and o.id <> r.id),
        'rewards', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'id', w.id, 'price', w.price::text, 'stock', s.stock, 'taken', s.taken) order by w.id), '[]')
          from rewards w join reward_stock s on s.reward_id = w.id where w.campaign_id = wanted))
        || round_in_lock(r, t))::json
      from campaigns c
      join campaign_rounds r on r.id = (
        select id from campaign_rounds where campaign_id = c.id
        order by (opens_at is null), case when opens_at is null then number else -number end limit 1)
      join campaign_totals t on t.campaign_id = c.id and t.round = r.number
      where c.id = wanted);
  end $$
`;
