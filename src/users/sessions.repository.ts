import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type Role } from './role-grant.rules.js';

/** The person behind a credential that holds now. */
export interface Identified {
  readonly tokenHash: Buffer;
  readonly sessionId: string;
  readonly userId: string;
  readonly kind: 'session' | 'token';
  readonly roles: readonly Role[];
  /** Whether its last use has to be written down again. */
  readonly isStale: boolean;
}

/** A row of the list of one's own sessions and tokens. */
export interface SessionSummary {
  readonly id: string;
  readonly kind: 'session' | 'token';
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
}

const live = 's.revoked_at is null and s.expires_at > clock_timestamp()';
const summary = `s.id, s.kind, s.name, s.created_at as "createdAt", s.last_used_at as "lastUsedAt",
  s.expires_at as "expiresAt"`;

@Injectable()
export class SessionsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Who holds the tokens with these hashes: one indexed statement for all requests that came together, and no cache, so
   * that a revoked session or role is refused by every process from the commit on.
   */
  async identify(tokenHashes: readonly Buffer[]): Promise<Identified[]> {
    return this.database.read<Identified>(
      `select s.token_hash as "tokenHash", s.id as "sessionId", s.user_id as "userId", s.kind,
              s.last_used_at < clock_timestamp() - interval '5 minutes' as "isStale",
              array(select g.role from role_grants g
                    where g.user_id = s.user_id and g.approved_at is not null and g.revoked_at is null) as roles
       from sessions s where s.token_hash = any($1::bytea[]) and ${live}`,
      [tokenHashes],
    );
  }

  async touch(tx: Tx, id: string): Promise<void> {
    await rows(tx, 'update sessions set last_used_at = clock_timestamp() where id = $1', [id]);
  }

  async insert(
    tx: Tx,
    session: { userId: string; kind: 'session' | 'token'; name: string; tokenHash: Buffer; days: number },
  ): Promise<SessionSummary> {
    const [made] = await rows<SessionSummary>(
      tx,
      `insert into sessions as s (user_id, kind, name, token_hash, created_at, last_used_at, expires_at)
       select $1, $2, $3, $4, now, now, now + $5 * interval '1 day' from (select clock_timestamp() as now) as clock
       returning ${summary}`,
      [session.userId, session.kind, session.name, session.tokenHash, session.days],
    );
    if (!made) throw new Error('Postgres did not give the session back');
    return made;
  }

  /** What can be used now, newest first, before the given id. */
  async listLive(userId: string, before: string | undefined, limit: number): Promise<SessionSummary[]> {
    return this.database.read<SessionSummary>(
      `select ${summary} from sessions s
       where s.user_id = $1 and ($2::uuid is null or s.id < $2) and ${live} order by s.id desc limit $3`,
      [userId, before ?? null, limit],
    );
  }

  async findLive(userId: string, id: string): Promise<SessionSummary | undefined> {
    const [found] = await this.database.read<SessionSummary>(
      `select ${summary} from sessions s where s.id = $1 and s.user_id = $2 and ${live}`,
      [id, userId],
    );
    return found;
  }

  async isLive(tx: Tx, id: string): Promise<boolean> {
    return (await rows(tx, `select 1 from sessions s where s.id = $1 and ${live}`, [id])).length > 0;
  }

  async countLiveTokens(tx: Tx, userId: string): Promise<number> {
    const [row] = await rows<{ count: string }>(
      tx,
      `select count(*) from sessions s where s.user_id = $1 and s.kind = 'token' and ${live}`,
      [userId],
    );
    return Number(row?.count);
  }

  /** Ends one session of this person; false when they have no such session. */
  async revoke(tx: Tx, userId: string, id: string): Promise<boolean> {
    const ended = await rows(
      tx,
      `update sessions s set revoked_at = clock_timestamp() where s.id = $1 and s.user_id = $2 and ${live} returning s.id`,
      [id, userId],
    );
    return ended.length > 0;
  }

  async revokeAll(tx: Tx, userId: string): Promise<void> {
    await rows(tx, `update sessions s set revoked_at = clock_timestamp() where s.user_id = $1 and ${live}`, [userId]);
  }
}
