import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { dueInRealTime, intervalOf } from '../platform/retention/index.js';
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
  /** Whether its holder has shown within the last ten minutes who they are. */
  readonly isSteppedUp: boolean;
  readonly hasSecondFactor: boolean;
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
/** A sign-in that waits for its second factor lets nobody in. */
const usable = `${live} and s.kind <> 'pending'`;
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
              coalesce(s.stepped_up_at > clock_timestamp() - interval '10 minutes', false) as "isSteppedUp",
              has_second_factor(s.user_id) as "hasSecondFactor",
              array(select g.role from role_grants g
                    where g.user_id = s.user_id and g.approved_at is not null and g.revoked_at is null) as roles
       from sessions s where s.token_hash = any($1::bytea[]) and ${usable}`,
      [tokenHashes],
    );
  }

  async touch(tx: Tx, id: string): Promise<void> {
    await rows(tx, 'update sessions set last_used_at = clock_timestamp() where id = $1', [id]);
  }

  async insert(
    tx: Tx,
    session: {
      userId: string;
      kind: 'session' | 'token' | 'pending';
      name: string;
      tokenHash: Buffer;
      days: number;
      isProven?: boolean;
    },
  ): Promise<SessionSummary> {
    const [made] = await rows<SessionSummary>(
      tx,
      `insert into sessions as s (user_id, kind, name, token_hash, created_at, last_used_at, expires_at, stepped_up_at)
       select $1, $2, $3, $4, now, now, now + $5 * interval '1 day', case when $6 then now end from (select clock_timestamp() as now) as clock
       returning ${summary}`,
      [session.userId, session.kind, session.name, session.tokenHash, session.days, session.isProven ?? false],
    );
    if (!made) throw new Error('Postgres did not give the session back');
    return made;
  }

  /** What can be used now, newest first, before the given id. */
  async listLive(userId: string, before: string | undefined, limit: number): Promise<SessionSummary[]> {
    return this.database.read<SessionSummary>(
      `select ${summary} from sessions s
       where s.user_id = $1 and ($2::uuid is null or s.id < $2) and ${usable} order by s.id desc limit $3`,
      [userId, before ?? null, limit],
    );
  }

  async findLive(userId: string, id: string): Promise<SessionSummary | undefined> {
    const [found] = await this.database.read<SessionSummary>(
      `select ${summary} from sessions s where s.id = $1 and s.user_id = $2 and ${usable}`,
      [id, userId],
    );
    return found;
  }

  /** The sign-in that waits for its second factor under this token. */
  async findPending(tokenHash: Buffer): Promise<{ id: string; userId: string; name: string } | undefined> {
    const [found] = await this.database.read<{ id: string; userId: string; name: string }>(
      `select s.id, s.user_id as "userId", s.name from sessions s
       where s.token_hash = $1 and s.kind = 'pending' and ${live}`,
      [tokenHash],
    );
    return found;
  }

  /** Notes that the holder of this session has just shown who they are; false when it is over. */
  async stepUp(tx: Tx, userId: string, id: string): Promise<boolean> {
    const stepped = await rows(
      tx,
      `update sessions s set stepped_up_at = clock_timestamp()
       where s.id = $1 and s.user_id = $2 and s.kind = 'session' and ${live} returning 1`,
      [id, userId],
    );
    return stepped.length > 0;
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

  /** Ends every other session of this person, and what waits to be one; tokens of programs stay. */
  async revokeOthers(tx: Tx, userId: string, kept: string): Promise<void> {
    await rows(
      tx,
      `update sessions s set revoked_at = clock_timestamp()
       where s.user_id = $1 and s.id <> $2 and s.kind <> 'token' and ${live}`,
      [userId, kept],
    );
  }

  /** Forgets up to `limit` that ended long enough ago, however they ended; answers how many. */
  async forgetOver(tx: Tx, limit: number): Promise<number> {
    const gone = await rows(
      tx,
      `delete from sessions where id in (
         select id from sessions where least(expires_at, revoked_at) < clock_timestamp() - ${keptFor} and ${isFree} order by least(expires_at, revoked_at) limit $1 for update skip locked) returning 1`,
      [limit],
    );
    return gone.length;
  }
}

const keptFor = intervalOf('sessions');
const isFree = 'not is_on_hold(user_id, null)';
export const sessionsDue = dueInRealTime(
  `select min(least(expires_at, revoked_at)) + ${keptFor} from sessions where ${isFree}`,
);
