import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pledges, the rewards they chose, and every consent that was given, word for word. */
export class Pledges1700000000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(schema);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table consents, pledge_rewards, pledges; delete from legal_transitions where entity = 'pledge'`,
    );
  }
}

const schema = `
  create table pledges (
    id uuid primary key,
    campaign_id uuid not null references campaigns (id),
    round smallint not null,
    backer_id uuid not null references users (id),
    state text not null constraint ck_pledges_state check (state in ('pending', 'active', 'expired', 'cancelled', 'released',
      'charging', 'collected', 'needs_action', 'errored', 'dropped')),
    amount bigint not null constraint ck_pledges_amount check (amount > 0),
    tip bigint not null constraint ck_pledges_tip check (tip >= 0),
    currency text not null,
    visibility text not null constraint ck_pledges_visibility check (visibility in ('public', 'creator', 'hidden')),
    locale text not null constraint ck_pledges_locale check (locale in ('en', 'fr', 'nl')),
    made_at timestamptz not null,
    hold_until timestamptz,
    expiring_since timestamptz,
    payment_method_id text,
    card_brand text,
    card_last4 text,
    card_exp_month smallint,
    card_exp_year smallint,
    card_fingerprint text,
    activated_at timestamptz,
    constraint ck_pledges_hold check (state <> 'pending' or hold_until is not null),
    constraint ck_pledges_card check (state in ('pending', 'expired', 'cancelled', 'released') or payment_method_id is not null)
  );
  create index ix_pledges_campaign on pledges (campaign_id, round, state, id);
  create index ix_pledges_backer on pledges (backer_id, id);
  create index ix_pledges_hold on pledges (hold_until) where state = 'pending';

  create table pledge_rewards (
    pledge_id uuid not null references pledges (id),
    reward_id uuid not null references rewards (id),
    quantity integer not null constraint ck_pledge_rewards_quantity check (quantity between 1 and 100),
    price bigint not null constraint ck_pledge_rewards_price check (price > 0),
    primary key (pledge_id, reward_id)
  );
  create index ix_pledge_rewards_reward on pledge_rewards (reward_id);

  create table consents (
    id uuid primary key default uuidv7(),
    pledge_id uuid not null references pledges (id),
    backer_id uuid not null references users (id),
    version text not null,
    sentence text not null,
    total bigint not null constraint ck_consents_total check (total > 0),
    currency text not null,
    latest_date date not null,
    given_at timestamptz not null
  );
  create index ix_consents_pledge on consents (pledge_id, id);
  create trigger consents_append_only before update or delete on consents
    for each row execute function refuse_change();

  insert into legal_transitions values
    ('pledge', '-', 'pending'),
    ('pledge', 'pending', 'active'),
    ('pledge', 'pending', 'expired'),
    ('pledge', 'pending', 'cancelled'),
    ('pledge', 'pending', 'released'),
    ('pledge', 'active', 'charging'),
    ('pledge', 'active', 'cancelled'),
    ('pledge', 'active', 'released'),
    ('pledge', 'charging', 'collected'),
    ('pledge', 'charging', 'needs_action'),
    ('pledge', 'charging', 'errored'),
    ('pledge', 'charging', 'dropped'),
    ('pledge', 'needs_action', 'charging'),
    ('pledge', 'needs_action', 'collected'),
    ('pledge', 'needs_action', 'dropped'),
    ('pledge', 'needs_action', 'cancelled'),
    ('pledge', 'errored', 'charging'),
    ('pledge', 'errored', 'collected'),
    ('pledge', 'errored', 'dropped'),
    ('pledge', 'errored', 'cancelled');
`;
