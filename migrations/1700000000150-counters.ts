import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counters of limits where there is no Redis, and the one-statement lock and lookup of idempotency keys. */
export class Counters1700000000150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Unlogged: a crash forgets the counts, which Redis may do as well, and hits cost no WAL.
    await runner.query(`
      create unlogged table counters (
        key text primary key,
        hits integer not null constraint ck_counters_hits check (hits > 0),
        until timestamptz not null
      );
      create index ix_counters_until on counters (until);

      create function lock_idempotency_keys(actors text[], keys text[])
      returns table (place bigint, locked boolean, request_hash bytea, answer jsonb) language plpgsql volatile as $$
      declare got boolean[];
      begin
        -- Each statement of a volatile function has a snapshot of its own: the second one sees what the holder of the
        -- lock committed before the first one got it.
        got := array(
          select pg_try_advisory_xact_lock(hashtextextended(a.actor || ' ' || a.key, 7001))
          from unnest(actors, keys) with ordinality as a (actor, key, n) order by a.n);
        return query
          select a.n, got[a.n], k.request_hash, k.answer
          from unnest(actors, keys) with ordinality as a (actor, key, n)
          left join idempotency_keys k on k.actor = a.actor and k.key = a.key;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function lock_idempotency_keys(text[], text[]);
      drop table counters;
    `);
  }
}
