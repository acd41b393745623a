import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Campaigns with their rounds, totals, needs, rewards with stock, and reviews against versioned criteria. */
export class Campaigns1700000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(schema);
    await runner.query(firstCriteria);
    await runner.query(transitions);
    await runner.query(lockCampaign);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function lock_campaign(uuid, boolean);
      delete from legal_transitions where entity in ('campaign', 'round');
      drop table reviews, review_criteria, reward_stock, rewards, needs, campaign_totals, campaign_rounds, campaigns;
    `);
  }
}

const schema = `
  create table campaigns (
    id uuid primary key default uuidv7(),
    project_id uuid not null references projects (id),
    model text not null constraint ck_campaigns_model check (model in ('all_or_nothing', 'keep_it_all', 'two_rounds')),
    state text not null constraint ck_campaigns_state check (state in ('draft', 'in_review', 'changes_requested',
      'rejected', 'scheduled', 'live', 'closing', 'collecting', 'refunding', 'successful', 'unsuccessful',
      'delivering', 'fulfilled', 'partly_fulfilled', 'failed', 'abandoned', 'cancelled', 'suspended')),
    currency text not null constraint ck_campaigns_currency check (currency ~ '^[A-Z]{3}$'),
    zone text not null,
    shortfall_policy text not null constraint ck_campaigns_policy check (shortfall_policy in ('pay_anyway', 'require_goal', 'tolerance')),
    tolerance_bps integer constraint ck_campaigns_tolerance check (tolerance_bps between 9000 and 10000),
    fee_bps integer not null constraint ck_campaigns_fee check (fee_bps between 0 and 10000),
    vat_bps integer not null constraint ck_campaigns_vat check (vat_bps between 0 and 10000),
    criteria_version integer,
    submitted_at timestamptz,
    approved_at timestamptz,
    opens_at timestamptz,
    suspended_at timestamptz,
    suspended_from text,
    refund_reason text constraint ck_campaigns_refund_reason check (refund_reason in ('shortfall', 'cancelled')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint ck_campaigns_tolerance_declared check ((shortfall_policy = 'tolerance') = (tolerance_bps is not null)),
    constraint ck_campaigns_suspended_whole check ((state = 'suspended') = (suspended_at is not null)
      and (state = 'suspended') = (suspended_from is not null)),
    constraint ck_campaigns_scheduled_opens check (state <> 'scheduled' or (opens_at is not null and approved_at is not null)),
    constraint ck_campaigns_refunding_has_reason check (state <> 'refunding' or refund_reason is not null)
  );
  create index ix_campaigns_project on campaigns (project_id);
  create index ix_campaigns_state on campaigns (state, id);
  create index ix_campaigns_opens on campaigns (opens_at) where state = 'scheduled';
  create index ix_campaigns_suspended on campaigns (suspended_at) where state = 'suspended';

  create table campaign_rounds (
    id uuid primary key default uuidv7(),
    campaign_id uuid not null references campaigns (id),
    number smallint not null constraint ck_campaign_rounds_number check (number in (1, 2)),
    state text not null constraint ck_campaign_rounds_state check (state in ('planned', 'open', 'closing', 'collecting', 'settled', 'failed')),
    target bigint not null constraint ck_campaign_rounds_target check (target >= 0),
    opens_at timestamptz,
    deadline timestamptz not null,
    closing_ends_at timestamptz,
    collecting_ends_at timestamptz,
    decided_at timestamptz,
    frozen_pledged bigint,
    constraint uq_campaign_rounds_number unique (campaign_id, number),
    constraint ck_campaign_rounds_opened check (state in ('planned', 'failed') or (target > 0 and opens_at is not null)),
    constraint ck_campaign_rounds_closing check (state <> 'closing' or closing_ends_at is not null),
    constraint ck_campaign_rounds_collecting
      check (state <> 'collecting' or (collecting_ends_at is not null and decided_at is not null and frozen_pledged is not null))
  );
  create index ix_campaign_rounds_deadline on campaign_rounds (deadline) where state = 'open';
  create index ix_campaign_rounds_closing on campaign_rounds (closing_ends_at) where state = 'closing';
  create index ix_campaign_rounds_collecting on campaign_rounds (collecting_ends_at) where state = 'collecting';

  create table campaign_totals (
    campaign_id uuid not null,
    round smallint not null,
    pledged bigint not null default 0 constraint ck_campaign_totals_pledged check (pledged >= 0),
    pledges integer not null default 0 constraint ck_campaign_totals_pledges check (pledges >= 0),
    backers integer not null default 0 constraint ck_campaign_totals_backers check (backers >= 0),
    chargeable bigint not null default 0 constraint ck_campaign_totals_chargeable check (chargeable >= 0),
    collected bigint not null default 0 constraint ck_campaign_totals_collected check (collected >= 0),
    dropped bigint not null default 0 constraint ck_campaign_totals_dropped check (dropped >= 0),
    refunded bigint not null default 0 constraint ck_campaign_totals_refunded check (refunded between 0 and collected),
    primary key (campaign_id, round),
    foreign key (campaign_id, round) references campaign_rounds (campaign_id, number)
  ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

  create table needs (
    id uuid primary key default uuidv7(),
    campaign_id uuid not null references campaigns (id),
    position smallint not null,
    label text not null,
    kind text not null constraint ck_needs_kind check (kind in ('task', 'material', 'infrastructure')),
    amount bigint not null constraint ck_needs_amount check (amount > 0),
    required boolean not null
  );
  create index ix_needs_campaign on needs (campaign_id, position);

  create table rewards (
    id uuid primary key default uuidv7(),
    campaign_id uuid not null references campaigns (id),
    position smallint not null,
    title text not null,
    description text not null,
    price bigint not null constraint ck_rewards_price check (price > 0),
    promised_month text constraint ck_rewards_promised_month check (promised_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')
  );
  create index ix_rewards_campaign on rewards (campaign_id, position);

  create table reward_stock (
    reward_id uuid primary key references rewards (id),
    stock integer constraint ck_reward_stock_stock check (stock >= 0),
    taken integer not null default 0,
    constraint ck_reward_stock_not_oversold check (taken >= 0 and (stock is null or taken <= stock))
  ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

  create table review_criteria (
    version integer not null,
    key text not null,
    position smallint not null,
    question text not null,
    primary key (version, key)
  );

  create table reviews (
    id uuid primary key default uuidv7(),
    campaign_id uuid not null references campaigns (id),
    reviewer_id uuid not null references users (id),
    criteria_version integer not null,
    scores jsonb not null,
    decision text not null constraint ck_reviews_decision check (decision in ('approved', 'changes_requested', 'rejected')),
    comment text not null,
    at timestamptz not null
  );
  create index ix_reviews_campaign on reviews (campaign_id, id);
  create trigger reviews_append_only before update or delete on reviews
    for each row execute function refuse_change();
`;

const firstCriteria = `
  insert into review_criteria (version, key, position, question) values
    (1, 'identity', 1, 'Is it clear who raises the money, and can they be held to it?'),
    (1, 'purpose', 2, 'Is it clear what the money is for, and is it lawful and in the spirit of shared funding?'),
    (1, 'budget', 3, 'Do the needs add up to what the story promises, at prices that can be believed?'),
    (1, 'feasibility', 4, 'Can these people do this with this money in this time?'),
    (1, 'returns', 5, 'Can every reward be delivered in its promised month at its price?'),
    (1, 'risks', 6, 'Does the story say honestly what can go wrong?')
`;

const transitions = `
  insert into legal_transitions (entity, from_state, to_state)
  select entity, from_state, unnest(string_to_array(to_states, ' ')) from (values
    ('campaign', '-', 'draft'),
    ('campaign', 'draft', 'in_review cancelled'),
    ('campaign', 'in_review', 'changes_requested rejected scheduled cancelled'),
    ('campaign', 'changes_requested', 'in_review cancelled'),
    ('campaign', 'scheduled', 'draft live cancelled'),
    ('campaign', 'live', 'closing cancelled suspended'),
    ('campaign', 'closing', 'collecting unsuccessful suspended'),
    ('campaign', 'collecting', 'successful refunding suspended'),
    ('campaign', 'successful', 'delivering suspended'),
    ('campaign', 'delivering', 'fulfilled partly_fulfilled failed abandoned suspended'),
    ('campaign', 'refunding', 'unsuccessful cancelled'),
    ('campaign', 'suspended', 'live closing collecting successful delivering refunding cancelled'),
    ('round', '-', 'planned'),
    ('round', 'planned', 'open failed'),
    ('round', 'open', 'closing failed'),
    ('round', 'closing', 'collecting failed'),
    ('round', 'collecting', 'settled failed')
  ) as steps (entity, from_state, to_states)
`;

/**
 * Locks a campaign and tells all that a decision about it needs, in one round trip. The lock is a statement of its own:
 * the next one has a snapshot taken after the wait, so it sees what the holder before us has committed, and reads the
 * clock after the lock. Amounts are texts, so that JSON does not round them; `now` is milliseconds of business time.
 * The round is the newest that has opened, else the first.
 */
export const lockCampaign = `
  create function lock_campaign(wanted uuid, closing boolean) returns json language plpgsql volatile as $$
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
      select json_build_object(
        'now', (extract(epoch from tally_now()) * 1000)::bigint,
        'campaign', json_build_object(
          'id', c.id, 'projectId', c.project_id, 'state', c.state, 'suspendedFrom', c.suspended_from,
          'suspendedAt', (extract(epoch from c.suspended_at) * 1000)::bigint, 'model', c.model,
          'currency', c.currency, 'zone', c.zone, 'shortfallPolicy', c.shortfall_policy,
          'toleranceBps', c.tolerance_bps, 'feeBps', c.fee_bps, 'vatBps', c.vat_bps, 'refundReason', c.refund_reason),
        'round', json_build_object(
          'id', r.id, 'number', r.number, 'state', r.state, 'target', r.target::text,
          'opensAt', (extract(epoch from r.opens_at) * 1000)::bigint,
          'deadline', (extract(epoch from r.deadline) * 1000)::bigint,
          'closingEndsAt', (extract(epoch from r.closing_ends_at) * 1000)::bigint,
          'collectingEndsAt', (extract(epoch from r.collecting_ends_at) * 1000)::bigint,
          'decidedAt', (extract(epoch from r.decided_at) * 1000)::bigint,
          'frozenPledged', r.frozen_pledged::text),
        'totals', json_build_object(
          'pledged', t.pledged::text, 'pledges', t.pledges, 'backers', t.backers, 'chargeable', t.chargeable::text,
          'collected', t.collected::text, 'dropped', t.dropped::text, 'refunded', t.refunded::text),
        'rewards', (
          select coalesce(json_agg(json_build_object(
            'id', w.id, 'price', w.price::text, 'stock', s.stock, 'taken', s.taken) order by w.id), '[]')
          from rewards w join reward_stock s on s.reward_id = w.id where w.campaign_id = wanted))
      from campaigns c
      join lateral (
        select * from campaign_rounds where campaign_id = c.id
        order by (opens_at is null), case when opens_at is null then number else -number end limit 1) r on true
      join campaign_totals t on t.campaign_id = c.id and t.round = r.number
      where c.id = wanted);
  end $$
`;
