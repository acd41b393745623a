import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Campaigns with their rounds, totals, needs, rewards with stock, and reviews against versioned criteria. */
export class Campaigns1700000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
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
        opens_at timestamptz,
        suspended_at timestamptz,
        suspended_from text,
        refund_reason text,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint ck_campaigns_tolerance_declared check ((shortfall_policy = 'tolerance') = (tolerance_bps is not null)),
        constraint ck_campaigns_suspended_whole check ((state = 'suspended') = (suspended_at is not null)
          and (state = 'suspended') = (suspended_from is not null))
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
        target bigint not null constraint ck_campaign_rounds_target check (target > 0),
        opens_at timestamptz,
        deadline timestamptz not null,
        closing_ends_at timestamptz,
        collecting_ends_at timestamptz,
        decided_at timestamptz,
        frozen_pledged bigint,
        constraint uq_campaign_rounds_number unique (campaign_id, number)
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
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table reviews, review_criteria, reward_stock, rewards, needs, campaign_totals, campaign_rounds, campaigns',
    );
  }
}
