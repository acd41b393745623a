import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type ChainedEntry, genesis, type Seal } from './audit-chain.rules.js';

/** An entry on its way in. */
export interface NewEntry {
  readonly actorId: string | null;
  readonly via: string;
  readonly requestId: string;
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string | null;
  /** JSON text. */
  readonly details: string;
  readonly text: { readonly salt: Buffer; readonly body: string; readonly commitment: Buffer } | null;
}

/** The newest sealed entry; `seq` 0 and the genesis hash when there is none. */
export interface Head {
  readonly seq: bigint;
  readonly hash: Buffer;
}

/** A sealed entry as it is in the database, and whether its text, if it is still there, is the one committed to. */
export type SealedEntry = ChainedEntry & {
  readonly seq: string;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
  readonly textFits: boolean;
};

/** An entry as auditors read it. */
export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly via: string;
  readonly requestId: string;
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string | null;
  readonly details: unknown;
  /** Null when there was none or it was erased. */
  readonly text: string | null;
  readonly seq: string | null;
}

const utc = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const chained = `e.id, ${utc('e.at')} as at, ${utc('e.recorded_at')} as "recordedAt", e.actor_id as "actorId", e.via,
  e.request_id as "requestId", e.action, e.subject, e.subject_id as "subjectId", e.details, e.commitment`;

@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  /** Entries with their texts, in one statement. */
  async insert(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
    await rows(
      tx,
      `with given as materialized (
         select uuidv7() as id, g.*
         from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::jsonb[], $8::bytea[],
                     $9::bytea[], $10::text[])
           with ordinality as g (actor_id, via, request_id, action, subject, subject_id, details, commitment, salt, body, place)
       ), entered as (
         insert into audit_entries (id, at, actor_id, via, request_id, action, subject, subject_id, details, commitment)
         select id, tally_now(), actor_id, via, request_id, action, subject, subject_id, details, commitment
         from given order by place
       )
       insert into audit_texts (entry_id, salt, body) select id, salt, body from given where body is not null`,
      [
        entries.map((entry) => entry.actorId),
        entries.map((entry) => entry.via),
        entries.map((entry) => entry.requestId),
        entries.map((entry) => entry.action),
        entries.map((entry) => entry.subject),
        entries.map((entry) => entry.subjectId),
        entries.map((entry) => entry.details),
        entries.map((entry) => entry.text?.commitment ?? null),
        entries.map((entry) => entry.text?.salt ?? null),
        entries.map((entry) => entry.text?.body ?? null),
      ],
    );
  }

  /** Takes the one right to seal until the transaction ends; false when somebody else has it. */
  async tryBecomeSealer(tx: Tx): Promise<boolean> {
    const [row] = await rows<{ got: boolean }>(tx, `select pg_try_advisory_xact_lock(hashtext('audit sealer')) as got`);
    return row?.got === true;
  }

  async head(tx?: Tx): Promise<Head> {
    const question = 'select seq, hash from audit_entries where seq is not null order by seq desc limit 1';
    const [row] = tx
      ? await rows<{ seq: string; hash: Buffer }>(tx, question)
      : await this.database.read<{ seq: string; hash: Buffer }>(question);
    return row ? { seq: BigInt(row.seq), hash: row.hash } : { seq: 0n, hash: genesis };
  }

  /** The oldest entries without a place. */
  async unsealed(tx: Tx, limit: number): Promise<ChainedEntry[]> {
    return rows<ChainedEntry>(
      tx,
      `select ${chained} from audit_entries e where e.seq is null order by e.recorded_at, e.id limit $1`,
      [limit],
    );
  }

  async writeSeals(tx: Tx, seals: readonly (Seal & { readonly id: string })[]): Promise<void> {
    await rows(
      tx,
      `update audit_entries e set seq = s.seq, previous_hash = s.previous_hash, hash = s.hash
       from unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::bytea[]) as s (id, seq, previous_hash, hash)
       where e.id = s.id and e.seq is null`,
      [
        seals.map(({ id }) => id),
        seals.map(({ seq }) => seq.toString()),
        seals.map(({ previousHash }) => previousHash),
        seals.map(({ hash }) => hash),
      ],
    );
  }

  async sealedAfter(seq: bigint, limit: number): Promise<SealedEntry[]> {
    return this.database.read<SealedEntry>(
      `select ${chained}, e.seq, e.previous_hash as "previousHash", e.hash,
              coalesce(sha256(t.salt || convert_to(t.body, 'UTF8')) = e.commitment, t.entry_id is null) as "textFits"
       from audit_entries e left join audit_texts t on t.entry_id = e.id
       where e.seq > $1 order by e.seq limit $2`,
      [seq.toString(), limit],
    );
  }

  /** Entries newest first, of one subject if it is named, before the given id. */
  async list(filter: { subjectId?: string; before?: string; limit: number }): Promise<AuditEntry[]> {
    return this.database.read<AuditEntry>(
      `select e.id, e.at, e.actor_id as "actorId", e.via, e.request_id as "requestId", e.action, e.subject,
              e.subject_id as "subjectId", e.details, t.body as text, e.seq
       from audit_entries e left join audit_texts t on t.entry_id = e.id
       where ($1::uuid is null or e.subject_id = $1) and ($2::uuid is null or e.id < $2)
       order by e.id desc limit $3`,
      [filter.subjectId ?? null, filter.before ?? null, filter.limit],
    );
  }

  /** Erases the texts of these entries, with their salts. */
  async eraseTexts(tx: Tx, entryIds: readonly string[]): Promise<void> {
    await rows(tx, 'delete from audit_texts where entry_id = any($1::uuid[])', [entryIds]);
  }

  /** Erases the texts that these people wrote, and those about them, with their salts. */
  async eraseTextsOf(tx: Tx, userIds: readonly string[]): Promise<void> {
    await rows(
      tx,
      `delete from audit_texts where entry_id in (
         select id from audit_entries where actor_id = any($1::uuid[])
         union all
         select id from audit_entries where subject = 'user' and subject_id = any($1::uuid[]))`,
      [userIds],
    );
  }
}
