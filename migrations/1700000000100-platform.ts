import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Business time, append-only protection, the outbox, idempotency keys and the history of every state. */
export class Platform1700000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(schema);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table state_changes, legal_transitions, idempotency_keys, outbox, business_clock;
      drop function refuse_illegal_transition(), refuse_change(), tally_now();
    `);
  }
}

const schema = `
  create table business_clock (
    id smallint primary key default 1 constraint ck_business_clock_one_row check (id = 1),
    offset_ms bigint not null default 0
  );
  insert into business_clock default values;

  create function tally_now() returns timestamptz language sql volatile parallel safe as $$
    select date_trunc('milliseconds', clock_timestamp())
         + (select offset_ms from business_clock) * interval '1 millisecond'
  $$;

  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only', tg_table_name using errcode = '23514', constraint = 'append_only';
  end $$;

  create table outbox (
    id uuid primary key default uuidv7(),
    event text not null,
    consumer text not null,
    payload jsonb not null,
    created_at timestamptz not null default clock_timestamp(),
    published_at timestamptz,
    done_at timestamptz,
    failures integer not null default 0,
    retry_at timestamptz not null default '-infinity',
    lease_until timestamptz,
    leased_by uuid,
    last_error text
  ) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
          autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000);
  create index ix_outbox_unpublished on outbox (retry_at, id) where published_at is null and done_at is null;
  create index ix_outbox_open on outbox (published_at) where done_at is null;
  create index ix_outbox_done on outbox (done_at) where done_at is not null;

  create table idempotency_keys (
    actor text not null,
    key text not null,
    request_hash bytea not null,
    answer jsonb not null,
    created_at timestamptz not null default clock_timestamp(),
    primary key (actor, key)
  );
  create index ix_idempotency_keys_age on idempotency_keys (created_at);

  create table legal_transitions (
    entity text not null,
    from_state text not null,
    to_state text not null,
    primary key (entity, from_state, to_state)
  );

  create table state_changes (
    id uuid primary key default uuidv7(),
    entity text not null,
    entity_id uuid not null,
    from_state text not null,
    to_state text not null,
    at timestamptz not null,
    actor_id uuid,
    reason text not null
  );
  create index ix_state_changes_entity on state_changes (entity_id, id);
  create trigger state_changes_append_only before update or delete on state_changes
    for each row execute function refuse_change();

  create function refuse_illegal_transition() returns trigger language plpgsql as $$
  declare bad record;
  begin
    select n.entity, n.from_state, n.to_state into bad
    from changed n left join legal_transitions l
      on l.entity = n.entity and l.from_state = n.from_state and l.to_state = n.to_state
    where l.entity is null limit 1;
    if found then
      raise exception '% may not go from % to %', bad.entity, bad.from_state, bad.to_state
        using errcode = '23514', constraint = 'legal_transition';
    end if;
    return null;
  end $$;
  create trigger state_changes_legal after insert on state_changes
    referencing new table as changed for each statement execute function refuse_illegal_transition();
`;
