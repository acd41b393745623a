import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who did what: append-only, sealed into a hash chain; free text stands apart, covered by a salted commitment. */
export class Audit1700000000180 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_entries (
        id uuid primary key default uuidv7(),
        at timestamptz not null,
        recorded_at timestamptz not null default clock_timestamp(),
        actor_id uuid,
        via text not null,
        request_id text not null,
        action text not null,
        subject text not null,
        subject_id uuid,
        details jsonb not null,
        commitment bytea,
        seq bigint constraint uq_audit_entries_seq unique,
        previous_hash bytea,
        hash bytea,
        constraint ck_audit_entries_sealed_whole check ((seq is null) = (hash is null) and (seq is null) = (previous_hash is null))
      );
      create index ix_audit_entries_unsealed on audit_entries (recorded_at, id) where seq is null;
      create index ix_audit_entries_subject on audit_entries (subject_id, id);

      create table audit_texts (
        entry_id uuid primary key references audit_entries (id),
        salt bytea not null,
        body text not null
      );

      create function protect_audit() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.seq is null and new.seq is not null
           and (to_jsonb(new) - '{seq,previous_hash,hash}'::text[]) = (to_jsonb(old) - '{seq,previous_hash,hash}'::text[]) then
          return new;
        end if;
        raise exception 'audit_entries is append-only' using errcode = '23514', constraint = 'append_only';
      end $$;
      create trigger audit_entries_append_only before update or delete on audit_entries
        for each row execute function protect_audit();
      create trigger audit_entries_never_emptied before truncate on audit_entries
        for each statement execute function refuse_change();
      create trigger audit_texts_never_changed before update on audit_texts
        for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit_texts, audit_entries; drop function protect_audit()');
  }
}
